"""The layout of a report: title, headings, paragraphs, sentences. Component kg_layout."""

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft, Layout, Paragraph, Sentence
from kg.schema.fold import fold
from kg.schema.resources import cues

# Numbering by which Chinese documents rank their headings, outermost first (GB/T 9704: 一、 (一) 1. (1)).
_RANKS: Final = (
    re.compile(r"第[一二三四五六七八九十]+[章部](?:分)?"),
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"\d{1,2}[.、](?!\d)"),
    re.compile(r"\(\d{1,2}\)|[①-⑳]"),
)
_COLON_RANK: Final = 1
"""A line that ends in a colon (法院:) stands above unnumbered headings, as a part of the report."""

_INLINE: Final = re.compile(r"[^。:;,!?]{2,24}[。:]")
"""A heading that opens its paragraph: (一)某某区。推广…"""

_SENTENCE_END: Final = re.compile(r"[。!?;…]+[”’」』)]*")
_CLOSED: Final = re.compile(r"[。!?;…][”’」』)]*$")
_FIGURE: Final = re.compile(r"\d(?:%|‰|万|亿|余|多)|[百千万亿]分之")
_DATE: Final = re.compile(r"\(?(?:\d{4}|[一二三四五六七八九〇○零]{4})年[\d一二三四五六七八九十〇○零月日 ]{0,8}\)?")
_MAX_HEADING: Final = 40
"""A line longer than this is no heading; GB/T 9704 headings and press sub-heads stay well below."""

_SIGNATURE_LINES: Final = 4
"""The last lines of a report, where bodies sign."""


@Language.factory("kg_layout", assigns=["doc._.layout"], requires=["doc._.report"])
def make_layout(nlp: Language, name: str) -> "LayoutComponent":
    """The factory that pipelines/*.cfg names."""
    return LayoutComponent()


class LayoutComponent:
    """Splits the text into paragraphs and sentences and hangs each paragraph under its headings."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.layout."""
        draft = Draft(doc)
        doc._.layout = lay_out(draft.text, draft.report.title, draft.report.furniture)
        return doc


class _Line(Struct, frozen=True):
    """A line without the spaces around it: `text` without furniture, the line before it, and where it stands."""

    start: int
    end: int
    text: str
    before: str
    last: bool
    furniture: bool


def lay_out(text: str, title: str | None, furniture: tuple[tuple[int, int], ...]) -> Layout:
    """The layout of a folded text.

    A line that lies in a furniture range is a paragraph without sentences; a range within a line is left out of its
    sentences. Headings are ranked by their numbering; a numbered heading that opens its own paragraph
    ((一)某某区。推广…) governs that paragraph and those after it, as one on a line of its own does.
    """
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    stack: list[tuple[int, str]] = []
    folded_title = fold(title) if title else ""
    titled = not folded_title
    for line in _lines(text, furniture):
        kind, rank = _kind(line, folded_title)
        if kind == "heading" and not titled:
            kind = "body"
        titled = titled or kind == "title"
        inline = _inline_heading(line.text) if kind == "body" else None
        if kind == "heading" or inline:
            rank = inline[0] if inline else rank
            stack = [(r, h) for r, h in stack if r < rank]
        if inline:
            stack.append(inline)
        first = len(sentences)
        if kind != "furniture":
            for start, end in _without(line.start, line.end, furniture):
                sentences.extend(_sentences(text, start, end, len(paragraphs)))
        governing = tuple(heading for _, heading in stack)
        paragraphs.append(Paragraph(line.start, line.end, kind, governing, first, len(sentences)))
        if kind == "heading":
            stack.append((rank, line.text))
    return Layout(tuple(paragraphs), tuple(sentences))


def _lines(text: str, furniture: tuple[tuple[int, int], ...]) -> list[_Line]:
    spans = []
    for match in re.finditer(r"[^\n]+", text):
        inner = match.group()
        start = match.start() + len(inner) - len(inner.lstrip(" "))
        end = match.start() + len(inner.rstrip(" "))
        if start < end:
            spans.append((start, end))
    lines: list[_Line] = []
    for index, (start, end) in enumerate(spans):
        kept = "".join(text[first:last] for first, last in _without(start, end, furniture)).strip(" ■◆●")
        before = lines[-1].text if lines else ""
        lines.append(_Line(start, end, kept, before, index >= len(spans) - _SIGNATURE_LINES, not kept))
    return lines


def _kind(line: _Line, title: str) -> tuple[str, int]:
    if line.furniture:
        return "furniture", 0
    if (
        title
        and len(line.text) > 2
        and (line.text == title or title.startswith(line.text) or title.endswith(line.text))
    ):
        return "title", 0
    if len(line.text) > _MAX_HEADING or _CLOSED.search(line.text) or line.text.endswith(","):
        return "body", 0
    if _DATE.fullmatch(line.text) or (line.last and line.text.endswith(_words("signature"))):
        return "body", 0
    if line.text.endswith(":") and any(word in line.text for word in _words("salutation")):
        return "body", 0
    label = line.text.partition(":")[0].strip("【】[]")
    if label in _words("speaker") or (label != line.text and label in _words("label")):
        return "body", 0
    for rank, pattern in enumerate(_RANKS):
        if pattern.match(line.text):
            listed = line.before.endswith(";") or _FIGURE.search(line.text)
            return ("body", 0) if listed else ("heading", rank)
    return "heading", _COLON_RANK if line.text.endswith(":") else len(_RANKS)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(cues("layout")[name])


def _inline_heading(line: str) -> tuple[int, str] | None:
    """The numbered heading that opens a body paragraph, with its rank."""
    for rank, pattern in enumerate(_RANKS):
        numbering = pattern.match(line)
        if numbering:
            heading = _INLINE.match(line, numbering.end())
            if heading and heading.end() < len(line) and not _FIGURE.search(heading.group()):
                return rank, line[: heading.end() - 1]
            return None
    return None


def _without(start: int, end: int, furniture: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The parts of [start, end) outside of furniture."""
    parts, position = [], start
    for index in range(bisect_right(furniture, (start, start)) - 1, len(furniture)):
        if index < 0:
            continue
        first, last = furniture[index]
        if first >= end:
            break
        if last <= position:
            continue
        if first > position:
            parts.append((position, first))
        position = max(position, last)
    if position < end:
        parts.append((position, end))
    return parts


def _sentences(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    found, position = [], start
    for match in _SENTENCE_END.finditer(text, start, end):
        found.append(Sentence(position, match.end(), paragraph))
        position = match.end()
    if position < end:
        found.append(Sentence(position, end, paragraph))
    return [sentence for sentence in found if text[sentence.start : sentence.end].strip(" ■◆●。,;()")]
