"""Writes the pages of reference that follow from kg itself: `python -m docs.generate`. A test fails when they differ.

docs/reference/commands.md   every command and option, from click
docs/reference/python.md     every function, class and noun of the Python API, from signatures and docstrings
docs/ontology.md             the tables of terms between `<!-- generated: … -->` and `<!-- end -->`, from the Turtle
"""

import inspect
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
import rdflib
from rdflib import RDFS, SKOS

import kg
import kg.api.build
import kg.api.doctor
import kg.api.graph
import kg.api.server
import kg.errors
import kg.model
import kg.store.neo4j
import kg.store.rows
from kg.analyse.table import Table
from kg.api.comparing import Comparing
from kg.cli import main
from kg.schema.ontology import ontology
from kg.schema.terms import KG

ROOT = Path(__file__).resolve().parent.parent


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def prose(text: str) -> str:
    """A docstring as Markdown: what stands in angle brackets stays visible."""
    return inspect.cleandoc(text).replace("<", "&lt;")


def commands() -> str:
    """The page of commands."""
    page = [
        "# Commands\n",
        "What `kg COMMAND --help` says, command by command. Results go to standard output, messages to standard error.",
        "Exit codes: 0 success, 1 failure, 2 wrong usage. Colour is used on a terminal only, and never where `NO_COLOR` is set.\n",
    ]
    context = click.Context(main, info_name="kg")
    for name in main.list_commands(context):
        page += _command(main.get_command(context, name), click.Context(main, info_name="kg"), name)
    return "\n".join(page).rstrip("\n") + "\n"


def _command(command: click.Command | None, parent: click.Context, name: str) -> Iterator[str]:
    assert command is not None
    context = click.Context(command, info_name=name, parent=parent)
    told, _, example = inspect.cleandoc(command.help or "").partition("\b\nExample:\n")
    yield f"## {context.command_path}\n"
    yield f"`{context.command_path} {' '.join(command.collect_usage_pieces(context))}`\n"
    yield f"{told.strip()}\n"
    options = [row for parameter in command.get_params(context) if (row := _option(parameter, context))]
    if options:
        yield table(["option", "what it does", "default", "environment"], options)
    if example:
        yield f"```sh\n{inspect.cleandoc(example)}\n```\n"
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            yield from _command(command.get_command(context, part), context, part)


def _option(parameter: click.Parameter, context: click.Context) -> list[str] | None:
    if not isinstance(parameter, click.Option) or parameter.hidden or "--help" in parameter.opts:
        return None
    value = "" if parameter.is_flag else f" {parameter.make_metavar(context)}"
    default = parameter.default if parameter.show_default and isinstance(parameter.default, str | int) else None
    named = parameter.envvar if isinstance(parameter.envvar, str) else None
    return [f"`{', '.join(parameter.opts)}{value}`", parameter.help or "", _code(default), _code(named)]


def _code(value: object) -> str:
    return "" if value is None else f"`{value}`"


def python() -> str:
    """The page of the Python API."""
    page = ["# Python\n", "Every command is one call. What is not listed here is no promise.\n", "## Functions of kg\n"]
    for name in sorted(kg.__all__):
        thing = getattr(kg, name)
        page += _type(thing, "kg.") if inspect.isclass(thing) else _function(thing, f"kg.{name}")
    graphs = (kg.api.graph.Graph, kg.api.server.Server)
    page += ["## Graphs\n", "`Graph` is a graph folder, `Server` a Neo4j database; both answer what follows.\n"]
    for name in sorted({*vars(kg.api.graph.Asking), *vars(Comparing)}):
        if not name.startswith("_"):
            page += _function(getattr(kg.api.graph.Asking, name), name)
    for owner in graphs:
        own = [name for name in sorted(vars(owner)) if not name.startswith("_")]
        page += [f"### Only {owner.__name__}\n"] if own else []
        for name in own:
            found = vars(owner)[name]
            page += (
                [f"### `{name}`\n", f"{prose(found.__doc__)}\n"]
                if isinstance(found, property)
                else _function(found, name)
            )
    page.append("## What they give\n")
    results = (kg.api.build.BuildResult, kg.store.neo4j.LoadResult, kg.api.doctor.Check, kg.store.rows.Result, Table)
    nouns = (getattr(kg.model, name) for name in sorted(kg.model.__all__))
    for noun in (*results, *(noun for noun in nouns if inspect.isclass(noun))):
        page += _type(noun, "")
    page.append("## What they raise\n")
    raised = [e for e in vars(kg.errors).values() if inspect.isclass(e) and issubclass(e, kg.errors.KgError)]
    page.append(table(["error", "when"], ([f"`kg.errors.{e.__name__}`", prose(e.__doc__ or "")] for e in raised)))
    return "\n".join(page).rstrip("\n") + "\n"


def _function(function: Any, name: str) -> Iterator[str]:
    parameters = inspect.signature(function)
    shown = parameters.replace(parameters=[p for p in parameters.parameters.values() if p.name != "self"])
    yield f"### `{name}`\n"
    yield f"`{name}{_plain(str(shown))}`\n"
    yield f"{prose(function.__doc__)}\n"


def _type(noun: type, prefix: str) -> Iterator[str]:
    yield f"### `{prefix}{noun.__name__}`\n"
    yield f"{prose(noun.__doc__ or '')}\n"
    if issubclass(noun, msgspec.Struct):
        fields = [(f.name, f.type, "" if f.required else "may be left out") for f in msgspec.structs.fields(noun)]
    else:
        fields = [
            (name, kind, "may be left out" if hasattr(noun, name) else "")
            for name, kind in noun.__annotations__.items()
        ]
    yield table(
        ["field", "type", ""],
        ([f"`{name}`", f"`{_plain(inspect.formatannotation(kind))}`", left] for name, kind, left in fields),
    )


def _plain(text: str) -> str:
    """A signature or type without the modules that types come from."""
    text = re.sub(r"<function (\w+) at 0x[0-9a-f]+>", r"\1", re.sub(r"-> '([\w.]+)'", r"-> \1", text))
    return re.sub(r"(?:\w+\.)+(?=[A-Z]\w+)", "", text)


def terms() -> dict[str, str]:
    """The tables of docs/ontology.md by name."""
    graph = rdflib.Graph(bind_namespaces="none").parse(ROOT / "ontology" / "governance.ttl")
    declared = ontology()

    def row(iri: str, *between: str) -> list[str]:
        term = rdflib.URIRef(iri)
        names = {str(t.language): str(t) for t in graph.objects(term, RDFS.label)}
        told = next((str(t) for t in graph.objects(term, SKOS.definition) if t.language == "en"), "")
        return [f"`{_short(graph, term)}`", names["zh"], *between, told]

    def above(iri: str) -> str:
        term = rdflib.URIRef(iri)
        parents = [*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf)]
        near = [f"near {_short(graph, other)}" for other in sorted(graph.objects(term, RDFS.seeAlso))]
        return ", ".join([*sorted(_short(graph, other) for other in parents), *near])

    def ends(iris: Iterable[str]) -> str:
        return ", ".join(rdflib.URIRef(iri).fragment for iri in iris)

    def between(iri: str) -> str:
        found = declared.object_properties[iri]
        return f"{ends(found.domain)} → {ends(found.range)}"

    def of_type(iri: str) -> tuple[str, str]:
        found = declared.data_properties[iri]
        return ends(found.domain), _short(graph, rdflib.URIRef(found.datatype))

    classes = ([*row(iri), above(iri)] for iri in declared.classes if iri.startswith(KG))
    things = ([*row(iri, between(iri)), above(iri)] for iri in declared.object_properties if iri.startswith(KG))
    values = ([*row(iri, *of_type(iri)), above(iri)] for iri in declared.data_properties)
    return {
        "classes": table(["class", "中文", "what it is", "stands below"], classes),
        "properties between things": table(["property", "中文", "from → to", "what it says", "stands below"], things),
        "properties with values": table(["property", "中文", "of", "type", "what it says", "stands below"], values),
    }


def _short(graph: rdflib.Graph, term: Any) -> str:
    name = str(term.n3(graph.namespace_manager))
    return name.strip("<>")


def with_tables(page: str) -> str:
    """docs/ontology.md with its tables made anew. Raises KeyError for a table that there is not."""
    made = terms()
    pattern = re.compile(r"(<!-- generated: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
    return pattern.sub(lambda found: f"{found[1]}{made[found[2]]}{found[3]}", page)


def pages() -> dict[Path, str]:
    """Each generated page with what it ought to hold."""
    hand = ROOT / "docs" / "ontology.md"
    return {
        ROOT / "docs" / "reference" / "commands.md": commands(),
        ROOT / "docs" / "reference" / "python.md": python(),
        hand: with_tables(hand.read_text(encoding="utf-8")),
    }


def write() -> None:
    """Writes each generated page."""
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
