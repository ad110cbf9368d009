"""Where things stand in a text: which sentence holds a character, which mentions begin in a range or before it."""

import pytest

from kg.extract.draft import Layout, MentionIndex, Paragraph, Sentence
from kg.model import Mention, Place

TEXT = "甲县。乙县丙镇。\n网址\n丁县"
LAYOUT = Layout(
    paragraphs=(
        Paragraph(0, 8, "body", (), 0, 1),
        Paragraph(9, 11, "furniture", (), 2, 1),
        Paragraph(12, 14, "body", (), 2, 2),
    ),
    sentences=(Sentence(0, 3, 0), Sentence(3, 8, 0), Sentence(12, 14, 2)),
)


@pytest.mark.parametrize(("offset", "start"), [(0, 0), (2, 0), (3, 3), (7, 3), (12, 12), (13, 12)])
def test_the_sentence_at_a_character(offset: int, start: int) -> None:
    sentence = LAYOUT.sentence_at(offset)
    assert sentence is not None
    assert sentence.start == start
    assert LAYOUT.paragraph_of(sentence).kind == "body"


@pytest.mark.parametrize("offset", [-1, 8, 9, 11, 14, 100])
def test_between_sentences_and_in_furniture_there_is_none(offset: int) -> None:
    assert LAYOUT.sentence_at(offset) is None


def place(name: str, *starts: int) -> Place:
    return Place(name=name, code="0", level="county", mentions=tuple(Mention(s, s + 2, name) for s in starts))


FIRST, WHOLE, LAST = place("甲县", 0, 12), place("乙县", 3), place("丙镇", 5)
MENTIONS = MentionIndex([LAST, FIRST, WHOLE])


def begun(start: int, end: int) -> list[tuple[int, str]]:
    return [(mention.start, entity.name) for mention, entity in MENTIONS.within(start, end)]


def test_mentions_that_begin_in_a_range_come_in_order_of_the_text() -> None:
    assert begun(0, 14) == [(0, "甲县"), (3, "乙县"), (5, "丙镇"), (12, "甲县")]
    assert begun(3, 5) == [(3, "乙县")]
    assert begun(1, 3) == begun(6, 12) == begun(13, 99) == begun(5, 5) == []


def test_of_mentions_that_begin_together_the_longer_comes_first() -> None:
    whole = Place(name="乙县丙镇", code="1", level="township", mentions=(Mention(3, 7, "乙县丙镇"),))
    index = MentionIndex([WHOLE, whole])
    assert [mention.text for mention, _ in index.within(0, 9)] == ["乙县丙镇", "乙县"]


def test_the_last_mention_that_begins_before_a_character() -> None:
    found = {offset: MENTIONS.last_before(offset) for offset in (0, 1, 3, 4, 6, 99)}
    assert found[0] is None
    assert {offset: pair[1].name for offset, pair in found.items() if pair} == {
        1: "甲县",
        3: "甲县",
        4: "乙县",
        6: "丙镇",
        99: "甲县",
    }
