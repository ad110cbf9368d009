"""The house: files and functions small enough to be read at once, no module that needs itself, a room of tests for each room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "kg").rglob("*.py"))
LINES, FUNCTION = 300, 60


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with its length in lines, decorators aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert {name: length for path in FILES for name, length in functions(path) if length > FUNCTION} == {}


def test_every_module_and_public_function_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT)) for path in FILES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_module_needs_itself_by_way_of_others() -> None:
    graph = grimp.build_graph("kg", include_external_packages=False, exclude_type_checking_imports=True)
    circular = []
    for module in sorted(graph.modules):
        for imported in graph.find_modules_directly_imported_by(module):
            if module < imported and graph.find_shortest_chain(imported, module):
                circular.append((module, imported))
    assert circular == []


def test_the_rooms_of_the_tests_are_those_of_the_program() -> None:
    rooms = {path.parent.name for path in (ROOT / "kg").glob("*/__init__.py")}
    tested = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    assert rooms - {"model"} <= tested, "the nouns of kg.model are tested where they are used"
