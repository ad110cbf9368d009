"""Damage of every kind, seeded: to bytes, to what stands in a format's own words, and to what is packed within."""

import io
import random
import zipfile
from typing import Final

_PACKED: Final = (b"PK\x03\x04",)

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "html": (
        *(
            "<table>",
            "</table>",
            "<tr>",
            "<td rowspan=99999 colspan=99999>",
            "</p>",
            "<!--",
            "-->",
            "<script>",
            "<div>" * 300,
        ),
        *(
            "&#0;",
            "&#x110000;",
            "<![CDATA[",
            '<meta charset="utf-7">',
            "</html>",
            "<?xml encoding='x'?>",
            "\ufeff",
            "<br/>",
        ),
    ),
    "mht": (
        *("\r\n\r\n", "------page", "------page--", "Content-Type: text/html; charset=none\r\n", "boundary=", "=E5=B9"),
        "Content-Transfer-Encoding: quoted-printable\r\n",
    ),
    "docx": (
        *("<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:p>", '<w:gridSpan w:val="99999"/>', '<w:vMerge w:val="x"/>'),
        *('<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr>', "&x;", "<w:br/>", "<w:p>" * 300, 'w:val="'),
    ),
    "xlsx": (
        "<row>",
        "</row>",
        '<c r="ZZZ9" t="s"><v>99999</v></c>',
        "<v>-1</v>",
        "<sheetData>",
        't="inlineStr"',
        "&x;",
    ),
    "pdf": (
        *(
            "obj",
            "endobj",
            "stream",
            "endstream",
            "1 0 R",
            "/Kids [1 0 R]",
            "/Parent 3 0 R",
            "99999999999",
            "-1",
            "<<",
            ">>",
        ),
        *("/Length 0", "BT", "ET", "Tj", "[[", "/Type /Page", "/Count 100000000", "xref", "%%EOF"),
    ),
    "csv": ('"', ",", ";", "\t", "\r", "\n", "\0", '""', ",,,,", "\u2028", "\ufeff"),
    "jsonl": ("[" * 2000, "{", "}", '"', "\\u0000", "\\ud800", "\n", "null", "1e999", "-", ',"内容":', "\ufeff"),
    "zip": ("PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "../", "/", "\\", "\0"),
    "txt": ("\r", "\0", "\u2028", "\ufeff", "来源:", "记者 ", "(", "发布时间:9999-99-99", "一、", "\u3000" * 50),
    "md": ("#", "```", "|", "\r", "\0", "- ", "来源:", "\u2028"),
    "parquet": ("PAR1", "\0\0\0\0", "\x15\x04", "\x7f\xff\xff"),
}
"""What damaged or hostile files of a format hold at the wrong place."""


def mutated(suffix: str, data: bytes, chance: random.Random) -> bytes:
    """A damaged copy of a file: as often in what is packed within (where it packs) as in its own bytes."""
    if data.startswith(_PACKED) and chance.random() < 0.6:
        return _repacked(suffix, data, chance)
    return _damaged(suffix, data, chance)


def _repacked(suffix: str, data: bytes, chance: random.Random) -> bytes:
    """A sound archive, with one of its files damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        names = before.namelist()
        main = [name for name in names if name.endswith(("document.xml", "sheet1.xml", ".txt", ".html"))]
        hit = chance.choice(main if main and chance.random() < 0.8 else names)
        for name in names:
            part = before.read(name)
            after.writestr(name, _damaged(suffix, part, chance) if name == hit else part)
    return out.getvalue()


def _damaged(suffix: str, data: bytes, chance: random.Random) -> bytes:
    """The data with bytes changed, a piece cut out, repeated or put elsewhere, the end lost, or words put in."""
    start, length = chance.randrange(len(data) or 1), chance.randrange(1, 400)
    piece = data[start : start + length]
    kind = chance.randrange(8)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 30) if changed else 0):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        return data[:start] + data[start + length :]
    if kind == 2:
        return data[:start] + piece * chance.randrange(2, 50) + data[start + length :]
    if kind == 3:
        to = chance.randrange(len(data) or 1)
        return data[:to] + piece + data[to:]
    if kind == 4:
        return data[:start] + bytes(chance.randrange(0, 8))
    return _with_words(suffix, data, chance)


def _with_words(suffix: str, data: bytes, chance: random.Random) -> bytes:
    """Words of the format put in between characters, so that the encoding stays sound."""
    for encoding in ("utf-8", "gb18030", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text) + 1)
        cut = chance.choice((0, 0, 1, 20))
        text = text[:at] + chance.choice(_WORDS[suffix]) + text[at + cut :]
    return text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "ignore")
