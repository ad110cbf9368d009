import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store.turtle import header, write_turtle

KG = "https://w3id.org/local-governance/ontology#"
PLACE = "https://w3id.org/local-governance/id/place/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def turtle(*lines: str) -> str:
    out = io.BytesIO()
    write_turtle([f"{line} .\n".encode() for line in sorted(lines)], out)
    text = out.getvalue().decode()
    assert text.startswith(header().decode())
    return text.removeprefix(header().decode())


def test_one_block_a_subject_with_its_type_first() -> None:
    assert turtle(
        f"<{PLACE}520200> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KG}Place>",
        f'<{PLACE}520200> <http://purl.org/dc/terms/license> "free"@en',
        f"<{PLACE}520200> <{KG}succeededBy> <{PLACE}520204>",
        f"<{PLACE}520200> <{KG}succeededBy> <{PLACE}520281>",
        f'<{PLACE}520200> <{KG}start> "1978"^^<{XSD}integer>',
        f'<{PLACE}520204> <{KG}current> "true"^^<{XSD}boolean>',
    ) == (
        "\nplace:520200 a kg:Place ;\n"
        '    dcterms:license "free"@en ;\n'
        "    kg:start 1978 ;\n"
        "    kg:succeededBy place:520204 , place:520281 .\n"
        "\nplace:520204 kg:current true .\n"
    )


def test_triple_of_several_graphs_is_written_once() -> None:
    triple = f'<{PLACE}1> <{KG}code> "1"'
    assert turtle(triple, f"{triple} <http://g/1>", f"{triple} <http://g/2>") == '\nplace:1 kg:code "1" .\n'


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ('"12.50"^^<' + XSD + "decimal>", "12.50"),
        ('"12"^^<' + XSD + "decimal>", '"12"^^xsd:decimal'),
        ('"x"^^<' + XSD + "integer>", '"x"^^xsd:integer'),
        ('"TRUE"^^<' + XSD + "boolean>", '"TRUE"^^xsd:boolean'),
        ('"a \\"b\\" <c> ."', '"a \\"b\\" <c> ."'),
        ('"网格 <x> ."@zh', '"网格 <x> ."@zh'),
        ("<http://elsewhere.org/x>", "<http://elsewhere.org/x>"),
        (f"<{PLACE}>", f"<{PLACE}>"),
        (f"<{PLACE}a.b>", f"<{PLACE}a.b>"),
        (f"<{PLACE}520203-0a>", "place:520203-0a"),
    ],
)
@pytest.mark.parametrize("graph", ["", " <http://g/1>"])
def test_objects_are_written_so_that_they_read_back(term: str, expected: str, graph: str) -> None:
    line = f"<{PLACE}1> <{KG}code> {term}{graph}"
    written = turtle(line)
    assert written == f"\nplace:1 kg:code {expected} .\n"
    (again,) = ox.parse(header() + written.encode(), format=ox.RdfFormat.TURTLE)
    (before,) = ox.parse(f"{line} .".encode(), format=ox.RdfFormat.N_QUADS)
    assert again.triple == before.triple


@pytest.mark.parametrize(
    "lines",
    [
        ["<b:b> <p:p> <o:o> .\n", "<a:a> <p:p> <o:o> .\n"],
        ["<a:a> <q:q> <o:o> .\n", "<a:a> <p:p> <o:o> .\n"],
        ["<a:a> <p:p> <z:z> .\n", "<a:a> <p:p> <o:o> .\n"],
        ["<a:a>  <p:p> <o:o> .\n"],
        ["<a:a>\t<p:p> <o:o> .\n"],
        ["# a comment\n"],
        ["nonsense\n"],
        ['<a:a> <p:p> "open .\n'],
        ["<a:a> <p:p> <o>o> .\n"],
    ],
)
def test_lines_out_of_order_or_form_are_refused(lines: list[str]) -> None:
    with pytest.raises(ValueError):
        write_turtle([line.encode() for line in lines], io.BytesIO())


def test_blank_nodes_of_foreign_data_stay() -> None:
    assert turtle(f'_:b <{KG}code> "1"') == '\n_:b kg:code "1" .\n'


iris = st.sampled_from(
    [f"{PLACE}1", f"{PLACE}2", f"{KG}Place", "http://x.org/a.b", "http://x.org/a?b=c#d", f"{KG}name"]
)
literals = st.builds(ox.Literal, st.text(max_size=12))
tagged = st.builds(
    lambda text, tag: ox.Literal(text, language=tag), st.text(max_size=12), st.sampled_from(["zh", "en"])
)
typed = st.builds(
    lambda text, name: ox.Literal(text, datatype=ox.NamedNode(XSD + name)),
    st.one_of(st.text(max_size=6), st.decimals(allow_nan=False).map(str), st.integers().map(str)),
    st.sampled_from(["integer", "decimal", "boolean", "double", "date"]),
)
nodes = iris.map(ox.NamedNode)
quads = st.builds(
    ox.Quad, nodes, nodes, st.one_of(nodes, literals, tagged, typed), st.one_of(nodes, st.just(ox.DefaultGraph()))
)


@given(st.lists(quads, max_size=30))
def test_whatever_is_written_reads_back(given_quads: list[ox.Quad]) -> None:
    lines = ox.serialize(given_quads, format=ox.RdfFormat.N_QUADS).split(b"\n")[:-1]
    out = io.BytesIO()
    count = write_turtle([line + b"\n" for line in sorted(set(lines))], out)
    again = {quad.triple for quad in ox.parse(out.getvalue(), format=ox.RdfFormat.TURTLE)}
    assert again == {quad.triple for quad in given_quads}
    assert count == len(again)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<a:a> <p:p> <o:o> x\n", "not the end of a statement: b'<o:o> x"),
        (f"<a:a> <p:p> {'o' * 300} .\n", f"not a resource: b'{'o' * 200}'$"),
        (f"<a:a> <p:p> <o:o> {'x' * 300}\n", f"not the end of a statement: b'<o:o> {'x' * 194}'$"),
    ],
)
def test_a_line_that_is_refused_is_shown_as_far_as_it_helps(line: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        write_turtle([line.encode()], io.BytesIO())
