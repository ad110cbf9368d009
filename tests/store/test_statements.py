"""Reading N-Quads by lines: the same statements as pyoxigraph's, and what is unusual goes to pyoxigraph."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.store.statements import statements

ID = "https://w3id.org/local-governance/id/"
GOOD = f'<{ID}a> <{ID}p> "甲" <{ID}g> .\n'


def written(tmp_path: Path, text: str, name: str = "graph.nq") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def as_parsed(path: Path) -> set[tuple[str, str, str | None, str, str]]:
    """The statements, by a parser that knows the whole of the standard."""
    found: set[tuple[str, str, str | None, str, str]] = set()
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
        subject, value = quad.subject, quad.object
        assert isinstance(subject, ox.NamedNode)
        if isinstance(value, ox.Literal):
            found.add((subject.value, quad.predicate.value, None, value.value, value.language or ""))
        elif isinstance(value, ox.NamedNode):
            found.add((subject.value, quad.predicate.value, value.value, "", ""))
    return found


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["\\", '"', "\n", "\\n", "\t"])
literal = st.one_of(
    text.map(ox.Literal),
    text.map(lambda found: ox.Literal(found, language="zh-Hans")),
    st.integers().map(ox.Literal),
)
node = st.sampled_from("abc中").map(lambda name: ox.NamedNode(ID + name))


@given(st.lists(st.builds(ox.Quad, node, node, node | literal, node | st.just(ox.DefaultGraph()))))
def test_every_line_that_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, quads: list[ox.Quad]) -> None:
    path = tmp_path_factory.mktemp("quads") / "graph.nq"
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    assert {(*found[:4], found[4].lower()) for found in statements(path)} == {
        (*found[:4], found[4].lower()) for found in as_parsed(path)
    }


@pytest.mark.parametrize(
    "line",
    [
        f"# a comment\n{GOOD}",
        f"\n{GOOD}\n",
        f"  <{ID}b>\t<{ID}p>   <{ID}c>.\n",
        f'<{ID}b> <{ID}p> "\\u7532\\U00024B62" .\n',
        f'<{ID}b> <{ID}\\u7532> "x" .\n',
        f'<{ID}b> <{ID}p> "x" .\r\n',
        f'<{ID}b> <{ID}p> "x" .',
    ],
    ids=["comment", "empty line", "spaces", "escapes", "escape in an IRI", "line end", "no end"],
)
def test_other_ways_to_write_a_line_are_read_too(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, GOOD + line)
    assert set(statements(path)) == as_parsed(path)


@pytest.mark.parametrize(
    "line",
    [
        "no statement\n",
        f'<{ID}b> <{ID}p> "x"\n',
        f'<{ID}b c> <{ID}p> "x" .\n',
        f"<{ID}b> <p> <{ID}c> .\n",
        f'<{ID}b> <{ID}p> "x" "y" .\n',
        f'<{ID}b> "p" <{ID}c> .\n',
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(GraphError, match=r"graph.nq cannot be read as N-Quads: .*line [34]"):
        list(statements(written(tmp_path, GOOD + GOOD + line)))


def test_half_a_character_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(GOOD.encode() + f'<{ID}b> <{ID}p> "'.encode() + b'\xe7\x94" .\n')
    with pytest.raises(GraphError, match=r"graph.nq cannot be read as N-Quads"):
        list(statements(path))


def test_a_file_larger_than_a_block_is_read_whole(tmp_path: Path) -> None:
    lines = [f'<{ID}{number}> <{ID}p> "第{number}条" .\n' for number in range(30_000)]
    path = written(tmp_path, "".join(lines))
    assert path.stat().st_size > 2 << 20
    assert [found[3] for found in statements(path)] == [f"第{number}条" for number in range(30_000)]
