"""A folder with one file of every format, encoding and kind of damage: `python -m tests.read.every_kind FOLDER`."""

import csv
import io
import json
import os
import sys
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

from docx import Document
from opencc import OpenCC

from tests.read.samples import pdf, scan
from tests.read.test_archive import encrypted, packed
from tests.read.test_hostile import LAUGHS, nested, with_entity
from tests.read.test_tables import parquet, xlsx

CENTRES = {
    "崇左市": 11,
    "百色市": 12,
    "贺州市": 13,
    "河池市": 14,
    "来宾市": 15,
    "钦州市": 16,
    "遵义市": 17,
    "铜仁市": 18,
    "安顺市": 19,
    "毕节市": 20,
    "普洱市": 21,
    "临沧市": 22,
    "保山市": 23,
    "曲靖市": 24,
    "昭通市": 25,
    "玉溪市": 26,
    "丽江市": 27,
    "宜宾市": 28,
    "泸州市": 29,
    "达州市": 30,
    "广安市": 31,
    "巴中市": 32,
}
"""A city for each report, and the number of its centres: what the graph must hold of it."""

READ = {
    "encodings/utf-8.txt": "崇左市",
    "encodings/utf-8 with a mark.txt": "百色市",
    "encodings/utf-16.txt": "贺州市",
    "encodings/gb18030.txt": "河池市",
    "encodings/big5, traditional.txt": "来宾市",
    "encodings/full width.txt": "钦州市",
    "formats/broken lines.txt": "遵义市",
    "formats/note.md": "铜仁市",
    "formats/page.html": "安顺市",
    "formats/page in gb2312.htm": "毕节市",
    "formats/page.mht": "普洱市",
    "formats/page named.doc": "临沧市",
    "formats/document.docx": "保山市",
    "formats/print.pdf": "曲靖市",
    "formats/table.csv#2": "昭通市",
    "formats/table.tsv#2": "玉溪市",
    "formats/table.xlsx#2": "丽江市",
    "formats/table.jsonl#1": "宜宾市",
    "formats/table.parquet#1": "泸州市",
    "formats/archive.zip!报道/报道.txt": "达州市",
    "formats/archive.zip!inner.zip!a.txt": "广安市",
    "damage/outside.zip!good.txt": "巴中市",
}
"""Sources, and the city that each is about."""

FINDINGS = {
    "damage/asks for a password.pdf": "protected",
    "damage/binary.txt": "binary",
    "damage/bomb.zip!zeros.txt": "too_large",
    "damage/bytes that are no text.txt": "encoding",
    "damage/cut off.docx": "damaged",
    "damage/deep.zip!in.zip!in.zip!in.zip": "too_deep",
    "damage/empty.txt": "empty",
    "damage/english.txt": "no_chinese",
    "damage/entities.docx": "damaged",
    "damage/figures.csv": "no_text_column",
    "damage/gigabyte.txt": "too_large",
    "damage/leads nowhere.txt": "missing",
    "damage/leads out.txt": "link_outside",
    "damage/locked.zip!a.txt": "protected",
    "damage/long line.txt": "long_line",
    "damage/nul.txt": "binary",
    "damage/old.doc": "unsupported",
    "damage/outside.zip!../../out.txt": "unsafe_name",
    "damage/page without an article.html": "no_text",
    "damage/photo.jpg": "unsupported",
    "damage/pipe.txt": "not_a_file",
    "damage/scan.pdf": "no_text",
    "formats/book.xls": "unsupported",
    "formats/letter.rtf": "unsupported",
    "formats/text.odt": "unsupported",
    "the same text.txt": "duplicate",
}
"""What is refused or noted, and as what."""


def lines(city: str) -> list[str]:
    """A report: title, by-line and two paragraphs."""
    return [
        f"{city}扎实推进平安建设",
        f"来源:{city[:-1]}日报  发布时间:2024-05-20  记者 李闻",
        f"今年以来,{city}公安局推行网格布警,全市刑事案件同比下降12.5%。",
        f"{city}建成乡镇综治中心{CENTRES[city]}个,群众的安全感持续提升,基层治理更加有力有序。",
    ]


def text(city: str) -> str:
    return "\n".join(lines(city)) + "\n"


def html(city: str, charset: str) -> str:
    title, byline, *paragraphs = lines(city)
    body = "".join(f"<p>\u3000\u3000{words}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_政府网</title></head><body>'
        f'<div class="nav"><a href="/">首页</a><a href="/a">政务公开</a></div><h1>{title}</h1><p>{byline}</p>'
        f'<div class="content">{body}</div><div>分享到:微信 微博</div><div class="footer">版权所有</div></body></html>'
    )


def mht(city: str) -> bytes:
    archive = MIMEMultipart("related", boundary="----page")
    archive.attach(MIMEText(html(city, "utf-8"), "html", "utf-8"))
    return archive.as_bytes()


def docx(city: str) -> bytes:
    document = Document()
    for line in lines(city):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def row(city: str) -> dict[str, str]:
    title, _, *paragraphs = lines(city)
    return {"标题": title, "正文": "".join(paragraphs), "发布日期": "2024-05-20", "来源": f"{city[:-1]}日报"}


def separated(city: str, separator: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows((row(city), row(city).values()))
    return out.getvalue()


def wrapped(city: str) -> str:
    """As a program prints it that breaks lines at fifteen letters, in numbers and words too, and numbers its pages."""
    whole = ["\u3000\u3000" + words for words in lines(city)[2:]]
    broken = [words[at : at + 15] for words in whole for at in range(0, len(words), 15)]
    return "\n".join((*lines(city)[:2], *broken[:2], "— 1 —", *broken[2:], "— 2 —")) + "\n"


def readable() -> dict[str, bytes]:
    """The files that are read."""
    named = {source.partition("#")[0]: city for source, city in READ.items()}
    wide = {ord(char): ord(char) + 0xFEE0 for char in "0123456789,%"}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("xxxx/xxxx.txt", text("达州市"))
        made.writestr("inner.zip", packed({"a.txt": text("广安市").encode()}))
    # Programs on Chinese Windows write the names in an archive in GBK, without a word about it.
    written = {
        "encodings/utf-8.txt": text("崇左市").encode(),
        "encodings/utf-8 with a mark.txt": text("百色市").encode("utf-8-sig"),
        "encodings/utf-16.txt": text("贺州市").encode("utf-16"),
        "encodings/gb18030.txt": text("河池市").encode("gb18030"),
        "encodings/big5, traditional.txt": OpenCC("s2t").convert(text("来宾市")).encode("big5hkscs"),
        "encodings/full width.txt": text("钦州市").translate(wide).encode(),
        "formats/broken lines.txt": wrapped("遵义市").encode(),
        "formats/note.md": ("# " + "\n\n".join(lines("铜仁市")) + "\n").encode(),
        "formats/page.html": html("安顺市", "utf-8").encode(),
        "formats/page in gb2312.htm": html("毕节市", "gb2312").encode("gb2312"),
        "formats/page.mht": mht("普洱市"),
        "formats/page named.doc": html("临沧市", "utf-8").encode(),
        "formats/document.docx": docx("保山市"),
        "formats/print.pdf": pdf([lines("曲靖市")]),
        "formats/table.csv": separated("昭通市", ",").encode("gb18030"),
        "formats/table.tsv": separated("玉溪市", "\t").encode("utf-16"),
        "formats/table.xlsx": xlsx([list(row("丽江市")), list(row("丽江市").values())]),
        "formats/table.jsonl": json.dumps(row("宜宾市"), ensure_ascii=False).encode() + b"\n",
        "formats/table.parquet": parquet([row("泸州市")]),
        "formats/archive.zip": archive.getvalue().replace(b"xxxx", "报道".encode("gbk")),
    }
    assert {name for name in named if "!" not in name} <= set(written)
    return written


def refused() -> dict[str, bytes]:
    """The files of which nothing, or not everything, is read."""
    good = text("崇左市").encode()
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return {
        "damage/asks for a password.pdf": pdf([lines("崇左市")], password="x"),
        "damage/binary.txt": b"\x89PNG\r\n" + bytes(100),
        "damage/bomb.zip": packed({"zeros.txt": bytes(300 * 2**20)}),
        "damage/bytes that are no text.txt": good + b"\xff\xfe\xff\x80" * 20,
        "damage/cut off.docx": docx("崇左市")[:3000],
        "damage/deep.zip": nested(5),
        "damage/empty.txt": b"\n",
        "damage/english.txt": b"The city set up eleven centres.\n",
        "damage/entities.docx": with_entity(LAUGHS, "l11")["a.docx"],
        "damage/figures.csv": "乡镇,网格数\n青石镇,42\n".encode(),
        "damage/locked.zip": encrypted(),
        "damage/long line.txt": "网格".encode() * 600_000,
        "damage/nul.txt": good.replace(b"\n", b"\n\0", 1),
        "damage/old.doc": old,
        "damage/outside.zip": packed({"../../out.txt": good, "good.txt": text("巴中市").encode()}),
        "damage/page without an article.html": b"<html><body></body></html>",
        "damage/photo.jpg": b"\xff\xd8\xff",
        "damage/scan.pdf": scan(),
        "the same text.txt": good,
        "formats/book.xls": old,
        "formats/letter.rtf": b"{\\rtf1 x}",
        "formats/text.odt": b"PK\x03\x04",
        # Passed over in silence.
        "README.md": b"What this folder holds.\n",
        ".DS_Store": bytes(10),
        "formats/~$cument.docx": bytes(10),
        ".git/config": b"[core]\n",
    }


def make(folder: Path) -> None:
    """Writes the files into a new folder, and what is no file: links, a pipe, a file of a gigabyte."""
    for name, data in (readable() | refused()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    with (folder / "damage/gigabyte.txt").open("wb") as file:
        file.truncate(2**30)
    (folder / "damage/leads nowhere.txt").symlink_to("gone.txt")
    (folder / "damage/leads out.txt").symlink_to("/etc/hosts")
    os.mkfifo(folder / "damage/pipe.txt")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
