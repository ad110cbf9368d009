"""The layout of a report: title, headings, paragraphs, sentences. Component kg_layout."""

import re
from bisect import bisect_left
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft, Layout, Paragraph, Sentence

# Numbering by which Chinese documents rank their headings, outermost first (GB/T 9704: 一、 (一) 1. (1)).
_RANKS: Final = (
    re.compile(r"第[一二三四五六七八九十]+[章部]"),
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"\d{1,2}[.、]"),
)
_SENTENCE_END: Final = re.compile(r"[。!?;…]+[”’」』)]*|$")
_CLOSED: Final = re.compile(r"[。!?;…][”’」』)]*$")
_MAX_HEADING: Final = 40
"""A line longer than this is no heading; GB/T 9704 headings and press sub-heads stay well below."""


@Language.factory("kg_layout", assigns=["doc._.layout"])
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


def lay_out(text: str, title: str | None, furniture: tuple[tuple[int, int], ...]) -> Layout:
    """The layout of a folded text. `furniture` ranges are paragraphs of their own without sentences."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    stack: list[tuple[int, str]] = []
    for start, end in _lines(text):
        line = text[start:end]
        kind, rank = _kind(line, start, end, title, furniture)
        if kind == "heading":
            stack = [(r, h) for r, h in stack if r < rank]
        first = len(sentences)
        if kind != "furniture":
            sentences.extend(_sentences(text, start, end, len(paragraphs)))
        paragraphs.append(Paragraph(start, end, kind, tuple(h for _, h in stack), first, len(sentences)))
        if kind == "heading":
            stack.append((rank, line))
    return Layout(tuple(paragraphs), tuple(sentences))


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    for match in re.finditer(r"[^\n]+", text):
        start, end = match.span()
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def _kind(
    line: str, start: int, end: int, title: str | None, furniture: tuple[tuple[int, int], ...]
) -> tuple[str, int]:
    position = bisect_left(furniture, (end, 0)) - 1
    if position >= 0 and furniture[position][0] <= start and end <= furniture[position][1]:
        return "furniture", 0
    if title and line == title:
        return "title", 0
    if len(line) <= _MAX_HEADING and not _CLOSED.search(line) and not line.endswith(","):
        for rank, pattern in enumerate(_RANKS):
            if pattern.match(line):
                return "heading", rank
        return "heading", 1 if line.endswith(":") else len(_RANKS)
    return "body", 0


def _sentences(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    found, position = [], start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.end() > position:
            found.append(Sentence(position, match.end(), paragraph))
            position = match.end()
    if position < end:
        found.append(Sentence(position, end, paragraph))
    return found
