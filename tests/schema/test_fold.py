"""Folding: what is matched alike, character for character."""

import pytest

from kg.schema.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２３年，共（１２）件：５０％！？", "2023年,共(12)件:50%!?"),
        ("ＡＢＣｘｙｚ～", "ABCxyz~"),
        ("甲\u3000乙\u00a0丙\u2002丁\u2003戊\u2009己\u200b庚\ufeff辛\t壬\r癸", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸"),
        ("。、“”《》——…", "。、“”《》——…"),
        ("網格員", "网格员"),
        ("一\n二", "一\n二"),
    ],
)
def test_full_width_layout_and_script_are_matched_alike(text: str, folded: str) -> None:
    assert fold(text) == folded
