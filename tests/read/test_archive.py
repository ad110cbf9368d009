import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.read.conftest import Read
from tests.read.samples import PARAGRAPHS, docx, page

GOOD = PARAGRAPHS[0].encode()


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_files_of_an_archive_are_read_each_by_its_format(read: Read) -> None:
    inner = packed({"b/报告.txt": PARAGRAPHS[1].encode("gb18030")})
    files = {"x/a.docx": docx(), "x/a.txt": GOOD, "a.html": page().encode(), "内.zip": inner, "x/p.jpg": b"\xff\xd8"}
    reports, findings = read({"a.zip": packed(files | {"__MACOSX/x/._a.txt": b"x", "x/.DS_Store": b"x", "x/": b""})})
    assert [r.source for r in reports] == ["a.zip!a.html", "a.zip!x/a.docx", "a.zip!x/a.txt", "a.zip!内.zip!b/报告.txt"]
    assert reports[-1].text == PARAGRAPHS[1]
    assert [(f.kind, f.where) for f in findings] == [("unsupported", "a.zip!x/p.jpg")]


def test_names_written_on_chinese_windows_are_read(read: Read) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        info = ZipInfo("x" * 8 + ".txt")
        archive.writestr(info, GOOD)
    data = out.getvalue().replace(b"x" * 8, "平安建设".encode("gbk"))
    (report,), _ = read({"a.zip": data})
    assert report.source == "a.zip!平安建设.txt"


def test_names_that_lead_out_are_refused(read: Read) -> None:
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in ("../up.txt", "a/../../up.txt", "/etc/x.txt", "C:\\x.txt", "good.txt"):
            archive.writestr(name, GOOD + name.encode())
        archive.writestr(link, "/etc/passwd")
    reports, findings = read({"a.zip": out.getvalue()})
    assert [r.source for r in reports] == ["a.zip!good.txt"]
    assert sorted((f.kind, f.where) for f in findings) == [
        ("link_outside", "a.zip!link.txt"),
        ("unsafe_name", "a.zip!../up.txt"),
        ("unsafe_name", "a.zip!/etc/x.txt"),
        ("unsafe_name", "a.zip!C:/x.txt"),
        ("unsafe_name", "a.zip!a/../../up.txt"),
    ]


def test_archives_too_deep_in_archives_are_refused(read: Read) -> None:
    data = packed({"a.txt": GOOD})
    for _ in range(5):
        data = packed({"in.zip": data})
    reports, findings = read({"a.zip": data, "b.txt": GOOD})
    assert [r.source for r in reports] == ["b.txt"]
    assert [f.kind for f in findings] == ["too_deep"]


def test_a_bomb_costs_only_itself(read: Read) -> None:
    bomb = packed({"a.txt": GOOD, "b.txt": bytes(300 * 2**20), "c.txt": PARAGRAPHS[1].encode()})
    reports, findings = read({"a.zip": bomb})
    assert [r.source for r in reports] == ["a.zip!a.txt", "a.zip!c.txt"]
    assert [(f.kind, f.where) for f in findings] == [("too_large", "a.zip!b.txt")]


def test_a_damaged_member_costs_only_itself(read: Read) -> None:
    data = bytearray(packed({"a.txt": GOOD * 20, "b.txt": PARAGRAPHS[1].encode()}))
    for at in range(50, 70):
        data[at] ^= 0xFF
    reports, findings = read({"a.zip": bytes(data)})
    assert [r.source for r in reports] == ["a.zip!b.txt"]
    assert [(f.kind, f.where) for f in findings] == [("damaged", "a.zip!a.txt")]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_read_once(read: Read) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("a.txt", GOOD)
        archive.writestr("a.txt", PARAGRAPHS[1])
    reports, findings = read({"a.zip": out.getvalue()})
    assert [r.text for r in reports] == [PARAGRAPHS[0]]
    assert [(f.kind, f.where) for f in findings] == [("duplicate_name", "a.zip!a.txt")]


def encrypted() -> bytes:
    data = bytearray(packed({"a.txt": GOOD}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "kind", "where"),
    [
        (packed({}), "no_reports", "a.zip"),
        (packed({".x": b"y"}), "no_reports", "a.zip"),
        (packed({"a.txt": GOOD})[:-30], "damaged", "a.zip"),
        (GOOD, "damaged", "a.zip"),
        (encrypted(), "protected", "a.zip!a.txt"),
    ],
    ids=["empty", "hidden", "cut off", "text", "password"],
)
def test_an_archive_that_cannot_be_read_costs_only_itself(read: Read, data: bytes, kind: str, where: str) -> None:
    reports, findings = read({"a.zip": data, "b.txt": GOOD})
    assert [r.source for r in reports] == ["b.txt"]
    assert [(f.kind, f.where) for f in findings] == [(kind, where)]
    assert findings[0].remedy
