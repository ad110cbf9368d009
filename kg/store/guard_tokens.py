"""The tokens of a Cypher statement, as an engine would see them: Unicode escapes decoded, comments gone."""

import re
from dataclasses import dataclass, replace

from kg.errors import QueryError

_ESCAPE = re.compile(r"(\\*)\\u+([0-9a-fA-F]{4})")
_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>//[^\r\n]* | /\*.*?\*/)
    | (?P<unclosed>/\*)
    | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
    | (?P<quoted>`[^`]*`)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w])
    | (?P<parameter>\$\w+)
    | (?P<word>[^\W\d]\w*)
    | (?P<symbol><>|<=|>=|=~|\.\.|[(){}\[\],.:;|+\-*/%^=<>])
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"[\w .()*/%·-]{1,100}")
_STRING_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True)
class Token:
    """One token. `text` is a word or symbol as written, and for strings and quoted names what they stand for.

    `kind` is word, quoted, string, number, parameter or symbol; `spaced` says that white space stood before it.
    """

    kind: str
    text: str
    spaced: bool = False

    def is_word(self, *words: str) -> bool:
        """Whether this is one of these keywords. Letters beyond ASCII never make a keyword."""
        return self.kind == "word" and self.text.isascii() and self.text.upper() in words

    def is_symbol(self, *symbols: str) -> bool:
        """Whether this is one of these symbols."""
        return self.kind == "symbol" and self.text in symbols

    @property
    def is_name(self) -> bool:
        """Whether this can name a thing: a word or a quoted name."""
        return self.kind in ("word", "quoted")


def tokens(cypher: str) -> list[Token]:
    """The tokens of a statement. Raises QueryError for what no reading query needs."""
    text, found, spaced, position = decode(cypher), [], False, 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup == "unclosed":
            raise QueryError(f"the query has {text[position : position + 12]!r}, which cannot be read as Cypher")
        position, kind = match.end(), str(match.lastgroup)
        if kind in ("space", "comment"):
            spaced = True
        else:
            found.append(replace(_token(kind, match.group()), spaced=spaced))
            spaced = False
    return found


def decode(cypher: str) -> str:
    r"""The text with \uXXXX resolved, as Neo4j does before it reads anything, comments and strings included.

    Raises QueryError where an escape would be left, or stands behind a backslash: engines differ in what they make of
    it.
    """
    if any(match[1] for match in _ESCAPE.finditer(cypher)):
        raise QueryError(r"the query has \u behind a backslash: write the character itself")
    text = _ESCAPE.sub(lambda match: chr(int(match[2], 16)), cypher)
    if "\\u" in text or "\\U" in text:
        raise QueryError(r"the query has a \u that is no \uXXXX: write the character itself")
    if any(0xD800 <= ord(character) < 0xE000 or character == "\0" for character in text):
        raise QueryError("the query has half a character or a NUL: write it as plain text")
    return text


def _token(kind: str, text: str) -> Token:
    if kind == "string":
        return Token(kind, _unescape(text[1:-1]))
    if kind == "quoted":
        if not _NAME.fullmatch(text[1:-1]):
            raise QueryError(f"the name {text} is not allowed: use letters, digits, spaces and _")
        return Token(kind, text[1:-1])
    return Token(kind, text)


def _unescape(body: str) -> str:
    def character(match: re.Match[str]) -> str:
        if match[1] not in _STRING_ESCAPES:
            raise QueryError(f"a string has {match.group()}: write the character itself, or \\\\ for a backslash")
        return _STRING_ESCAPES[match[1]]

    return re.sub(r"\\(.)", character, body, flags=re.DOTALL)


def render(found: list[Token], bare: frozenset[int]) -> str:
    """A statement of these tokens. Words are quoted, so that no engine takes them for keywords, but those at `bare`."""
    parts = []
    for number, token in enumerate(found):
        apart = token.spaced or number in bare or (number - 1 in bare and token.kind != "symbol")
        parts.append((" " if apart else "") + _rendered(token, number in bare))
    return "".join(parts).strip()


def _rendered(token: Token, bare: bool) -> str:
    if token.kind == "string":
        escaped = token.text.replace("\\", "\\\\").replace("'", "\\'")
        if "\\u" in escaped or "\\U" in escaped:
            raise QueryError("a string has a backslash before u: leave it out")
        return f"'{escaped}'"
    if token.is_name and not bare:
        return f"`{token.text}`"
    return token.text
