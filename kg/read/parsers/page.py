"""Saved web pages (.html, .mht): the article without the page around it; title, date and publisher as the page says."""

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import groupby
from typing import Final

from lxml import html as lxml_html
from lxml.etree import _Element
from trafilatura import bare_extraction
from trafilatura.settings import Document

from kg.read.encoding import decode
from kg.read.parsers.spans import take_apart
from kg.read.parsers.tables import rows_as_lines
from kg.read.parts import Columns, Known, Part, Refused, Text
from kg.schema.resources import cues

WHAT: Final = "a web page"

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MIME: Final = re.compile(rb"(?:From|MIME-Version|Content-Type|Subject):", re.IGNORECASE)
_HEAD: Final = 10
"""Lines of an article among which its title may stand, under what the page puts above it."""

_LONG_CELL: Final = 120
"""Characters in a cell from which a table is there for the look of the page: its cells hold paragraphs."""

_REPLACED: Final = "\ufffd"
_SITE: Final = re.compile(r"\s*(?:[_|]|(?<![-—])[-–—](?![-—]))\s*")
_POSTED: Final = re.compile(r"\b(?:ct|createTimestamp|create_time)\s*[:=]\s*[\"'](1\d{9})[\"']")
_NAMED: Final = ("name", "property", "itemprop")
_BLOCKS: Final = frozenset(("p", "head", "list", "item", "quote", "table", "row", "cell", "div", "code", "ab"))
_BREAK: Final = "\x1e"
"""Stands for a break of the line: no XML holds this character."""

_SOURCE_BREAK: Final = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")


def parse(data: bytes, columns: Columns) -> Iterator[Part]:
    """The one report on a page. Raises Refused where it holds no article or its encoding cannot be told."""
    page, damaged = _page(data)
    tree = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    known = _known(tree)
    take_apart(tree)
    _lift_captions(tree)
    extracted = bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    found = extracted if isinstance(extracted, Document) else None
    lines = _lines(found.body) if found else []
    if not any(lines):
        remedy = "Open the page in a browser, wait until its text shows, and save it again."
        raise Refused("no_text", "holds no article that kg can find", remedy)
    if damaged and any(_REPLACED in line for line in lines):
        raise _unreadable()
    title = known.title or _without_site(found.title if found else None)
    if title and _squeezed(title) not in map(_squeezed, lines[:_HEAD]):
        lines.insert(0, title)
    yield Text(
        "\n".join(lines) + "\n",
        Known(
            title=title,
            publisher=known.publisher,
            published=known.published or _posted(page),
            site=known.site or (found.sitename if found else None),
            dated=found.date if found else None,
        ),
    )


def _page(data: bytes) -> tuple[str, bool]:
    """The page as text, out of its archive (.mht) where it lies in one; and whether some of its bytes are damaged."""
    declared = None
    if _MIME.match(data.lstrip()):
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = next((p for p in message.walk() if p.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        if part is None:
            raise Refused("no_text", "is a web archive without a page", "Save the page again as .html.")
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        declared = part.get_content_charset()
    text = decode(data)
    damaged = text is None
    if text is None:
        text = _as_declared(data, declared)
    if text is None or "\0" in text:
        raise _unreadable()
    return text, damaged


def _unreadable() -> Refused:
    says = "is in no encoding that kg recognises, or its text is damaged"
    return Refused("encoding", says, "Open it in a browser and save it again as .html.")


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """In the encoding that the page names, as browsers read it: a stray byte beside the article costs nothing."""
    match = _DECLARED.search(data[:4096])
    name = declared or (match.group(1).decode("ascii", "replace") if match else None)
    if not name:
        return None
    try:
        return data.decode("gb18030" if name.lower() in ("gb2312", "gbk") else name, "replace")
    except LookupError:
        return None


def _known(tree: _Element) -> Known:
    table = cues("page")
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in _NAMED:
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)

    def said(kind: str) -> str | None:
        named = (metas[name] for name in table[kind] if name in metas)
        placed = (_by_id(tree, identifier) for identifier in table.get(f"{kind}_id", ()))
        return next((value for value in (*named, *placed) if value and value not in table["no_source"]), None)

    return Known(title=said("title"), publisher=said("publisher"), published=said("published"), site=said("site"))


def _lift_captions(tree: _Element) -> None:
    """Makes the caption of a picture a paragraph after it: trafilatura leaves out the picture with all within it."""
    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        caption.tag = "p"
        if figure is not None:
            caption.tail, after = None, figure.tail
            figure.addnext(caption)
            figure.tail, caption.tail = None, after


def _by_id(tree: _Element, identifier: str) -> str | None:
    for element in tree.xpath("//*[@id=$id]", id=identifier):
        return " ".join("".join(element.itertext()).split()) or None
    return None


def _without_site(title: str | None) -> str | None:
    """The title in a browser's tab, without the name of the site behind it."""
    first = _SITE.split(title)[0] if title else ""
    return first if len(first) >= 6 else title


def _posted(page: str) -> str | None:
    """The moment that the script of a page of a WeChat account gives, as the day in China."""
    match = _POSTED.search(page)
    return (
        datetime.fromtimestamp(int(match.group(1)), timezone(timedelta(hours=8))).date().isoformat() if match else None
    )


def _lines(body: _Element) -> list[str]:
    """The blocks of an article, one a line; table rows with their header."""
    lines: list[str] = []
    running = [body.text or ""]
    for element in body.iterchildren():
        if element.tag in _BLOCKS:
            lines += _parted(running)
            lines += _table(element) if element.tag == "table" else _lines(element)
            running = [element.tail or ""]
        else:
            running += (_words(element), element.tail or "")
    return lines + _parted(running)


def _table(table: _Element) -> list[str]:
    # Tables within cells are read with their cell: once, however deep they lie.
    own = [cell for cell in table.iter("cell") if next(cell.iterancestors("table")) is table]
    texts = [" ".join(_parted([_words(cell)])) for cell in own]
    if any(len(text) >= _LONG_CELL for text in texts):
        return [line for cell in own for line in _lines(cell)]
    rows = groupby(zip(own, texts, strict=True), key=lambda pair: pair[0].getparent())
    return rows_as_lines([[text for _, text in row] for _, row in rows])


def _words(element: _Element) -> str:
    """What an element says, with a mark where it breaks the line."""
    if element.tag == "lb":
        return _BREAK
    parts = [element.text or ""]
    for child in element.iterchildren():
        parts += (_words(child), child.tail or "")
    return "".join(parts)


def _parted(running: list[str]) -> list[str]:
    """Lines out of words: broken where the page breaks them, not where its source does."""
    whole = _SOURCE_BREAK.sub("", "".join(running))
    return [line for line in (" ".join(part.split()) for part in whole.split(_BREAK)) if line]


def _squeezed(line: str) -> str:
    return "".join(line.split())
