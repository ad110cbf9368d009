"""Plain text whose lines were broken at a fixed width, and text that only looks like it."""

import random
import textwrap

import pytest

from kg.read.wrapped import unwrapped
from tests.read.conftest import Read
from tests.reprints.texts import report

HEAD = ["清江县扎实推进平安建设", "来源:清江日报  发布时间:2024-05-20  记者 李闻"]
PARAGRAPHS = report(7, 4)


def broken(width: int, *, indent: str = "\u3000\u3000", between: str = "\n", pages: bool = False) -> str:
    """The report in lines of so many characters."""
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        whole = indent + paragraph
        lines += [whole[at : at + width] for at in range(0, len(whole), width)]
        lines += [""] * (between.count("\n") - 1)
    if pages:
        for number, at in enumerate(range(3, len(lines), 4), start=1):
            lines.insert(at + 3 * (number - 1) + 1, "")
            lines.insert(at + 3 * (number - 1) + 2, f"— {number} —")
            lines.insert(at + 3 * (number - 1) + 3, "")
    return "\n".join((*HEAD, "", *lines)) + "\n"


@pytest.mark.parametrize("width", [16, 20, 28, 40])
@pytest.mark.parametrize(
    "form",
    [{}, {"indent": "    "}, {"indent": "", "between": "\n\n"}, {"pages": True}],
    ids=["indented", "spaces", "empty lines", "pages"],
)
def test_broken_lines_are_put_together_to_paragraphs(width: int, form: dict[str, str]) -> None:
    assert unwrapped(broken(width, **form)).splitlines() == [*HEAD, *PARAGRAPHS]  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_any_system_break_lines(ending: str) -> None:
    assert unwrapped(broken(20).replace("\n", ending)).splitlines() == [*HEAD, *PARAGRAPHS]


def test_lines_broken_by_width_keep_numbers_whole() -> None:
    lines = [line for text in PARAGRAPHS for line in _set("\u3000\u3000" + text, 24)]
    assert unwrapped("\n".join((*HEAD, *lines))).splitlines() == [*HEAD, *PARAGRAPHS]


def _set(text: str, width: int) -> list[str]:
    """Lines in which a digit takes half the room, no number is parted and no line opens with punctuation."""
    lines, line, room = [], "", 0.0
    for index, char in enumerate(text):
        size = 0.5 if char.isascii() else 1.0
        parts_number = char.isdigit() and line[-1:].isdigit()
        if room + size > width and char not in ",。" and not parts_number:
            lines.append(line)
            line, room = "", 0.0
        line, room = line + char, room + size
        assert index < len(text)
    return [*lines, line]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join((*HEAD, *PARAGRAPHS)),
        "\n".join((*HEAD, *(f"\u3000\u3000{text}" for text in PARAGRAPHS))),
        "\n".join(f"清江县第{n}个乡镇建成综治中心并投入使用,群众满意。" for n in range(10, 30)),
        "\n".join(f"青石镇第{n}网格    专职网格员{n}名    兼职网格员{n + 3}名    联系民警" for n in range(10, 30)),
        "\n".join(("健全网格体系夯实治理基础提升服务水平", "完善联动机制化解矛盾纠纷守护一方平安", "一、其他")),
        "\n".join("".join(random.Random(n).choices("网格治理平安建设", k=5 + n)) for n in range(30)),
        "\n".join(
            f"清江县{name}立案庭先进集体{'标兵' * (n % 4 == 0)}"
            for n, name in enumerate(["人民法院", "第一法院", "法院"] * 9)
        ),
        "\n".join((*HEAD, *(f"乡镇:青石镇{n}组;网格数:{n};网格员:{n * 3}名" for n in range(10, 40)), PARAGRAPHS[0])),
        "\n".join(textwrap.wrap("All work and no play makes a dull report. " * 20, 40)),
        "",
        "网格",
    ],
    ids=[
        "paragraphs",
        "indented",
        "sentences",
        "table",
        "headings",
        "lengths",
        "list",
        "rows",
        "English",
        "empty",
        "short",
    ],
)
def test_other_texts_come_back_as_they_are(text: str) -> None:
    if text.startswith("All"):
        assert unwrapped(text).split() == text.split()
    else:
        assert unwrapped(text) == text


def test_a_number_that_a_line_parts_is_read_whole(read: Read) -> None:
    (found,), _ = read({"a.txt": broken(17).encode("gb18030")})
    assert found.text.splitlines() == [*HEAD, *PARAGRAPHS]
    assert (found.title, found.publisher, found.published) == (HEAD[0], "清江日报", "2024-05-20")
