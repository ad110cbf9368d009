"""How the headers of the query library are read, and what is refused."""

from pathlib import Path

import pytest

from kg.errors import DataError, QueryError
from kg.schema.queries import library, read_library, read_query
from kg.schema.queries_rdf import rdf_library

HEADER = """// name: small
// question_en: Which places are there at {level}?
// question_zh: 有哪些{level}？
// parameter: level: string — the level of the places
// parameter: top: integer = 5 — how many
// parameter: among: strings = ["a", "b"] — only these
// slot: level Level
// column: place — the place's name
MATCH (p:Place) WHERE p.level = $level RETURN p.name AS place LIMIT $top
"""


def written(tmp_path: Path, text: str, name: str = "small") -> Path:
    path = tmp_path / f"{name}.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_gives_the_question_the_parameters_and_the_meaning_of_columns(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, HEADER))
    assert (query.question_en, query.question_zh) == ("Which places are there at {level}?", "有哪些{level}？")
    assert [(p.name, p.type, p.required, p.default) for p in query.parameters] == [
        ("level", "string", True, None),
        ("top", "integer", False, 5),
        ("among", "strings", False, ["a", "b"]),
    ]
    assert query.columns == {"place": "the place's name"}
    assert query.extra == {"slot": ("level Level",)}
    assert query.cypher == "MATCH (p:Place) WHERE p.level = $level RETURN p.name AS place LIMIT $top"


def test_binding_converts_text_and_fills_defaults_in(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, HEADER))
    assert query.bind({"level": "county", "top": "3", "among": "x,y"}) == {
        "level": "county",
        "top": 3,
        "among": ["x", "y"],
    }
    assert query.bind({"level": "county"})["among"] == ["a", "b"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "small needs a value for level: the level of the places"),
        ({"level": "county", "place": "x"}, "small has no parameter place: it has level, top, among"),
        ({"level": "county", "top": "many"}, "parameter top must be of type integer, not 'many'"),
    ],
)
def test_wrong_parameters_are_named(tmp_path: Path, given: dict[str, str], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        read_query(written(tmp_path, HEADER)).bind(given)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("// question_zh: 有哪些{level}？\n", ""), "small.cypher needs a header line `// question_zh: …`"),
        (("top: integer = 5", "top: number = 5"), "write the parameter 'top: number = 5"),
        (("= 5 —", "= five —"), "the default of top must be JSON, not five"),
        (("// name: small", "// name: large"), "is named large in its header"),
        (("// name: small", "// just words"), "write '// just words' as"),
    ],
)
def test_a_broken_header_is_named(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    with pytest.raises(DataError, match=words):
        read_library(written(tmp_path, HEADER.replace(*change)).parent)


def test_an_unknown_query_brings_up_those_like_it() -> None:
    with pytest.raises(
        QueryError, match="there is no query place-running-programs: did you mean places-running-program"
    ):
        library().get("place-running-programs")


def test_the_library_answers_the_questions_of_the_field_in_both_languages() -> None:
    assert len(library()) >= 25
    for query in library():
        slots = {part.split("}")[0] for part in query.question_en.split("{")[1:]}
        assert slots == {part.split("}")[0] for part in query.question_zh.split("{")[1:]}, query.name


def test_a_parameter_has_one_type_wherever_it_is_used() -> None:
    types: dict[str, set[str]] = {}
    for query in (*library(), *rdf_library()):
        for parameter in query.parameters:
            types.setdefault(parameter.name, set()).add(parameter.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_an_empty_list_is_the_default() -> None:
    query = library().get("figure-table")
    assert query.bind({"place": "", "status": ""}) == query.bind({})
    assert query.bind({"place": "贵阳市,毕节市"})["place"] == ["贵阳市", "毕节市"]
