"""The tokens of a Cypher statement, and the statement that is written from them."""

import pytest

from kg.errors import QueryError
from kg.store.guard_tokens import Token, decode, render, tokens


def kinds(cypher: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(cypher)]


def test_each_kind_of_token() -> None:
    assert kinds("MATCH (n:`A b`)-[r:T*1..2]->(m) WHERE n.x >= 1.5e-3 AND m.y = $p RETURN 'a' <> \"b\"") == [
        *(("word", "MATCH"), ("symbol", "("), ("word", "n"), ("symbol", ":"), ("quoted", "A b"), ("symbol", ")")),
        *(("symbol", "-"), ("symbol", "["), ("word", "r"), ("symbol", ":"), ("word", "T"), ("symbol", "*")),
        *(("number", "1"), ("symbol", ".."), ("number", "2"), ("symbol", "]"), ("symbol", "-"), ("symbol", ">")),
        *(("symbol", "("), ("word", "m"), ("symbol", ")"), ("word", "WHERE"), ("word", "n"), ("symbol", ".")),
        *(("word", "x"), ("symbol", ">="), ("number", "1.5e-3"), ("word", "AND"), ("word", "m"), ("symbol", ".")),
        *(("word", "y"), ("symbol", "="), ("parameter", "$p"), ("word", "RETURN"), ("string", "a")),
        *(("symbol", "<>"), ("string", "b")),
    ]


def test_space_and_comments_only_part_tokens() -> None:
    assert tokens("a b/* c */d// e\nf") == [
        Token("word", "a", False),
        *(Token("word", name, True) for name in "bdf"),
    ]
    assert tokens("a.b") == [Token("word", "a"), Token("symbol", "."), Token("word", "b")]
    assert tokens("a .b")[1:] == [Token("symbol", ".", True), Token("word", "b", False)]


@pytest.mark.parametrize(
    ("body", "text"),
    [(r"\'", "'"), (r"\"", '"'), (r"\\", "\\"), (r"\n", "\n"), (r"\t", "\t"), (r"\r", "\r"), ("网格", "网格")],
)
def test_strings_stand_for_what_they_escape(body: str, text: str) -> None:
    assert kinds(f"'{body}'") == kinds(f'"{body}"') == [("string", text)]


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("MATCH /* open", r"'/\* open'"),
        ("RETURN 'open", '"\'open"'),
        ("RETURN 1 ; ?", r"'\?'"),
        ("RETURN 12345678901234567890x", "which cannot be read as Cypher"),
        ("RETURN '\\b'", r"a string has \\b"),
        ("MATCH (n:`a\nb`)", "is not allowed"),
        ("MATCH (n:``)", "is not allowed"),
        ("RETURN 'a\\\nb'", "a string has"),
        (r"RETURN '\\u0041'", r"^the query has \\u behind a backslash: write the character itself$"),
        (r"RETURN '\u00'", r"^the query has a \\u that is no \\uXXXX: write the character itself$"),
        (r"RETURN '\U00000041'", r"no \\uXXXX"),
        (r"RETURN '\ud800'", "half a character or a NUL"),
        ("RETURN '\ud800'", "half a character or a NUL"),
        ("RETURN '\udfff'", "half a character or a NUL"),
        ("RETURN '\0'", r"^the query has half a character or a NUL: write it as plain text$"),
    ],
)
def test_what_no_reading_query_needs_is_refused_by_name(cypher: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        tokens(cypher)


def test_a_refusal_shows_the_place_not_the_rest() -> None:
    with pytest.raises(QueryError) as refused:
        tokens("RETURN ?abcdefghijklmnop")
    assert str(refused.value) == "the query has '?abcdefghijk', which cannot be read as Cypher"


def test_unicode_escapes_are_resolved_before_anything_is_read() -> None:
    assert decode(r"\u004D\uu0041TCH") == "MATCH"
    assert kinds("\\u002f\\u002f gone\nx") == [("word", "x")]
    assert decode("\ud7ff\ue000") == "\ud7ff\ue000"


def test_words_are_quoted_but_the_bare_ones_and_strings_escaped() -> None:
    assert render(tokens("MATCH (n:Place {name: 'O\\'Neil'}) RETURN n.name"), frozenset({0, 11})) == (
        "MATCH (`n`:`Place` {`name`: 'O\\'Neil'}) RETURN `n`.`name`"
    )
    assert render(tokens('RETURN "a\\\\b"'), frozenset({0})) == "RETURN 'a\\\\b'"
    assert render(tokens("RETURN/**/x"), frozenset({0})) == "RETURN `x`"
    assert render(tokens("COUNT(x)"), frozenset({0})) == "COUNT(`x`)"


def test_a_backslash_before_u_never_comes_out_of_a_string() -> None:
    for cypher in ("RETURN '\\\\' + 'u'", "RETURN '\\\\a'"):
        assert "\\\\" in render(tokens(cypher), frozenset({0}))
    for letter in "uU":
        with pytest.raises(QueryError, match=r"^a string has a backslash before u: leave it out$"):
            render([Token("string", f"\\{letter}0041")], frozenset())


def test_keywords_are_told_by_ascii_letters_in_any_case() -> None:
    assert Token("word", "match").is_word("MATCH", "RETURN")
    assert not Token("word", "ma").is_word("MATCH")
    assert not Token("quoted", "MATCH").is_word("MATCH")
    assert not Token("word", "\u0131n").is_word("IN")
    assert Token("symbol", "(").is_symbol("(", "[") and not Token("string", "(").is_symbol("(")
    assert Token("quoted", "a").is_name and Token("word", "a").is_name and not Token("string", "a").is_name
