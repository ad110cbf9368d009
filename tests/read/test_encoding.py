import codecs

import pytest

from kg.read.encoding import decode

SIMPLIFIED = "2023年,江州市公安局在老城区划分巡防网格46个,接处警时间由9分钟缩短到5分钟。\r\n群众说:“踏实多了!”\n"
TRADITIONAL = "今年上半年,縣政府與警察局合作推動社區治安計畫,共處理糾紛一百二十件,民眾滿意度明顯提高。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_simplified_text_comes_back_unchanged(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16", "utf-16-le"])
def test_traditional_text_comes_back_unchanged(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_marked_big_endian_utf16_is_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")) == SIMPLIFIED


def test_characters_outside_gbk_survive_gb18030() -> None:
    text = "㙍镇、𬇙村综治中心挂牌成立,镇党委书记到场。"
    assert decode(text.encode("gb18030")) == text


def test_a_short_text_in_gb18030_is_read() -> None:
    assert decode("江州市".encode("gb18030")) == "江州市"


@pytest.mark.parametrize("damage", [b"\xff", b"\x80\xff\xfe"])
def test_damaged_text_is_refused_rather_than_repaired(damage: bytes) -> None:
    data = SIMPLIFIED.encode()
    assert decode(data[:30] + damage + data[30:]) is None


def test_bytes_that_are_no_text_are_refused() -> None:
    assert decode(bytes(range(256)) * 40) is None
