import pytest
from opencc import OpenCC

from kg.extract import read_report
from kg.model import Reading
from kg.read.header import make_report
from kg.schema.fold import fold
from kg.schema.script import is_traditional

TEXT = """崇左市综治中心建设提速
来源:崇左日报 发布时间:2024-05-20
2024年,崇左市公安局推行“网格布警”机制,建成乡镇综治中心85个,排查矛盾纠纷6400起,化解率98.1%。
江州区人民法院设立调解室12个。
"""
TRADITIONAL = OpenCC("s2t").convert(TEXT).replace("“", "「").replace("”", "」")


def facts(reading: Reading) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    entities = {(type(entity).__name__, entity.name) for entity in reading.entities}
    return entities, {(r.s, r.p, r.o) for r in reading.relations}


def test_a_report_in_traditional_script_says_what_it_says_in_simplified() -> None:
    simplified = read_report(make_report(TEXT, "s.txt"))
    traditional = read_report(make_report(TRADITIONAL, "t.txt"))
    assert facts(traditional) == facts(simplified)
    assert [figure.value for figure in traditional.figures] == [figure.value for figure in simplified.figures]
    assert (traditional.doc.publisher, traditional.doc.published) == ("崇左日报", "2024-05-20")


def test_quotes_and_offsets_stay_in_the_original() -> None:
    reading = read_report(make_report(TRADITIONAL, "t.txt"))
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    assert mentions
    for mention in mentions:
        assert TRADITIONAL[mention.start : mention.end] == mention.text
    assert any("縣" in m.text or "綜" in m.text or "網" in m.text or "區" in m.text for m in mentions)


def test_folding_never_changes_the_length() -> None:
    every = "".join(chr(code) for code in (*range(0x3000, 0xD800), *range(0xE000, 0x30000)))
    assert len(fold(TRADITIONAL + every)) == len(TRADITIONAL + every)


@pytest.mark.parametrize(
    "text", ["乾县", "乾安县乾隆街", "刘堃、王喆、陈翀", "著名作家瞭望", "", "GDP €5 ñ é ü 😀😀", "「网格」『警务』"]
)
def test_simplified_text_is_left_alone(text: str) -> None:
    assert not is_traditional(text)
    assert fold(text) == text


def test_names_keep_their_character_in_traditional_text() -> None:
    assert fold("陝西省乾縣設立綜治中心") == "陕西省乾县设立综治中心"
