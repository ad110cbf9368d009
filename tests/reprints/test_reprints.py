"""What counts as one text, whoever prints it, and what does not."""

import random
from collections.abc import Sequence

import pytest

from kg.reprints import Member, clusters, fingerprint, firsts
from kg.reprints.fingerprint import jaccard
from tests.reprints.texts import issue, report


def found(texts: Sequence[str], published: Sequence[str | None] | None = None) -> list[list[int]]:
    """The clusters of some texts, by their places in the list; each text is known by its place."""
    prints = {f"{index:03d}": fingerprint(text) for index, text in enumerate(texts)}
    dates = published or [None] * len(texts)
    members = [Member(id_, p.signature, dates[int(id_)]) for id_, p in prints.items() if p]
    shingles = {id_: p.shingles for id_, p in prints.items() if p}
    return [[int(id_) for id_ in group] for group in clusters(members, shingles.__getitem__)]


ORIGINAL = report(1)


@pytest.mark.parametrize(
    "reprint",
    [
        issue(ORIGINAL, head="来源:清江日报  记者 李闻", foot="责任编辑:周明"),
        issue(ORIGINAL[:-1], head="(转载)基层治理新做法"),
        issue(ORIGINAL[1:], foot="分享到:微信 微博"),
        issue([text.replace("。", "；", 2).replace("明显提升", "持续上升") for text in ORIGINAL]),
        issue([text.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789,"}) for text in ORIGINAL]),
        "\n".join(text[i : i + 18] for text in ORIGINAL for i in range(0, len(text), 18)),
        issue([*ORIGINAL[:2], "本报此前已作报道,读者反响热烈,来电来信不断。", *ORIGINAL[2:]]),
    ],
    ids=[
        "other header and editor",
        "last paragraph cut",
        "first paragraph cut",
        "edited",
        "full width",
        "hard breaks",
        "added",
    ],
)
def test_the_same_text_in_another_outlet_is_a_reprint(reprint: str) -> None:
    assert found([issue(ORIGINAL), reprint, issue(report(2))]) == [[0, 1]]


def test_traditional_script_is_no_other_text() -> None:
    from opencc import OpenCC

    assert found([issue(ORIGINAL), OpenCC("s2t").convert(issue(ORIGINAL))]) == [[0, 1]]


def test_other_reports_on_the_same_subject_are_no_reprints() -> None:
    assert found([issue(report(seed)) for seed in range(60)]) == []


def test_a_report_that_quotes_a_paragraph_of_another_is_no_reprint() -> None:
    assert found([issue(report(1)), issue([report(1)[0], *report(2)[1:]])]) == []


def test_short_texts_are_never_reprints() -> None:
    assert found(["同意。", "同意。", "请各单位认真贯彻落实。", "请各单位认真贯彻落实!"]) == []


def test_furniture_plays_no_part() -> None:
    page = "本站所有内容未经许可不得转载,违者必究,联系电话见首页底部。" * 20
    head, other = issue(report(1, 2)), issue(report(2, 2))
    with_page = [fingerprint(text + page, [(len(text), len(text + page))]) for text in (head, other)]
    assert with_page == [fingerprint(head), fingerprint(other)]


def test_the_first_published_comes_first_and_dates_may_be_vague_or_missing() -> None:
    copies = [issue(ORIGINAL, foot=f"第{n}版") for n in range(4)]
    assert found(copies, ["2024", None, "2024-05-21", "2024-05-20"]) == [[3, 2, 0, 1]]
    assert firsts([("c", "a"), ("d", "e", "f")]) == {"a": "c", "e": "d", "f": "d"}


def test_the_order_of_reports_plays_no_part() -> None:
    texts = [issue(report(seed % 25), head=f"第{seed}号") for seed in range(100)]
    prints = [(f"{index:03d}", fingerprint(text)) for index, text in enumerate(texts)]
    shingles = {id_: p.shingles for id_, p in prints if p}
    orders = []
    for seed in range(3):
        random.Random(seed).shuffle(prints)
        members = [Member(id_, p.signature) for id_, p in prints if p]
        orders.append(clusters(members, shingles.__getitem__))
    assert orders[0] == orders[1] == orders[2]
    assert sorted(map(len, orders[0])) == [4] * 25


def test_a_thousand_copies_of_one_text_are_compared_once_each() -> None:
    compared: list[str] = []
    prints = {f"{n:04d}": fingerprint(issue(ORIGINAL, foot=f"编号{n}")) for n in range(1000)}

    def shingles(id_: str) -> bytes:
        compared.append(id_)
        known = prints[id_]
        assert known
        return known.shingles

    groups = clusters([Member(id_, p.signature) for id_, p in prints.items() if p], shingles)
    assert [len(group) for group in groups] == [1000]
    assert len(compared) < 2 * 2 * 1000


def test_similarity_is_what_two_texts_share_of_all_that_either_has() -> None:
    first, second = (b"".join(n.to_bytes(4, "little") for n in numbers) for numbers in ((1, 2, 3), (2, 3, 4, 5)))
    assert jaccard(first, second) == 2 / 5
    assert jaccard(first, first) == 1
    assert jaccard(first[:4], first[:4]) == 1
    assert jaccard(first, (9).to_bytes(4, "little")) == 0


def test_furniture_is_no_part_of_the_text_and_all_else_is() -> None:
    text = issue(ORIGINAL)
    assert (
        fingerprint(f"责编周明{text}", [(0, 4)])
        == fingerprint(text)
        == fingerprint(f"{text}完", [(len(text), len(text) + 1)])
    )
    assert fingerprint(f"周{text}") != fingerprint(text)
