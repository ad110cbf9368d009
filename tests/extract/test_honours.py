"""Honours: what was received, by whom, when."""

import pytest

from kg.model import Honour
from tests.extract.reading import read, relations

HOME = "南陵县去年推进平安建设,南陵县各镇动作不断。\n"


def honours(text: str) -> dict[str, Honour]:
    return {entity.name: entity for entity in read(text).entities if isinstance(entity, Honour)}


@pytest.mark.parametrize(
    ("sentence", "name", "receiver"),
    [
        ("南陵县连续三年被评为全省平安建设先进县。", "全省平安建设先进县", "南陵县"),
        ("县法院荣获“全国优秀法院”称号。", "全国优秀法院", "南陵县人民法院"),
        ("2022年,县公安局荣立集体二等功。", "集体二等功", "南陵县公安局"),
        ("县检察院被最高人民检察院授予“全国模范检察院”称号。", "全国模范检察院", "南陵县人民检察院"),
        ("南陵县捧回“平安鼎”。", "平安鼎", "南陵县"),
        ("县公安局被省公安厅记集体一等功。", "集体一等功", "南陵县公安局"),
        (
            "籍山镇妇女自发成立的“三色叶”志愿服务队,走访多户,被授予“全国先进集体”称号。",
            "全国先进集体",
            "三色叶志愿服务队",
        ),
        ("籍山镇“三色叶”志愿服务队荣获“全国先进集体”称号。", "全国先进集体", "三色叶志愿服务队"),
        ("籍山派出所获评“枫桥式公安派出所”。", "枫桥式公安派出所", "籍山派出所"),
    ],
)
def test_an_honour_and_who_received_it(sentence: str, name: str, receiver: str) -> None:
    assert set(honours(HOME + sentence)) == {name}
    assert relations(HOME + sentence, "received") == {(receiver, name)}


@pytest.mark.parametrize(
    ("sentence", "giver"),
    [
        ("县公安局被公安部授予“全国优秀公安局”称号。", "公安部"),
        ("省公安厅授予县公安局“平安卫士集体”称号。", "安徽省公安厅"),
        ("县法院荣获最高人民法院颁发的“全国优秀法院”称号。", "最高人民法院"),
        ("县法院荣获“全国优秀法院”称号。", None),
    ],
)
def test_who_gave_an_honour(sentence: str, giver: str | None) -> None:
    found = honours(HOME + sentence)
    assert [honour.giver for honour in found.values()] == [giver]


def test_the_year_of_an_honour() -> None:
    assert honours(HOME + "2022年,县公安局荣立集体二等功。")["集体二等功"].year == "2022"


def test_several_honours_in_one_sentence() -> None:
    text = HOME + "县公安局先后荣立集体二等功2次、集体三等功5次,荣获“全国优秀公安局”称号。"
    assert set(honours(text)) == {"集体二等功", "集体三等功", "全国优秀公安局"}
    assert {subject for subject, _ in relations(text, "received")} == {"南陵县公安局"}


@pytest.mark.parametrize(
    "sentence",
    [
        "县公安局力争创成“枫桥式公安派出所”3个。",
        "各派出所都在争创“枫桥式公安派出所”。",
        "受害人获得赔偿五万元。",
        "全县累计创成省级民主法治示范村38个。",
        "这一做法获得群众好评。",
        "县法院获得财政支持,案件获批准立项。",
    ],
)
def test_hopes_counts_and_gains_are_no_honours(sentence: str) -> None:
    assert honours(HOME + sentence) == {}


def test_the_receivers_of_a_decision_stand_between_verb_and_title() -> None:
    text = HOME + "县委决定授予县公安局、籍山镇综治中心“平安建设先进集体”称号。"
    assert relations(text, "received") == {
        ("南陵县公安局", "平安建设先进集体"),
        ("籍山镇综治中心", "平安建设先进集体"),
    }


def test_a_roll_of_honour_lists_who_received_it() -> None:
    text = HOME + "全国平安建设先进集体(芜湖)\n安徽省芜湖市公安局\n安徽省南陵县司法局\n其他工作照常进行。"
    assert {(s, o) for s, o in relations(text, "received")} == {
        ("芜湖市公安局", "全国平安建设先进集体"),
        ("南陵县司法局", "全国平安建设先进集体"),
    }


def test_an_honour_stands_before_those_who_hold_it() -> None:
    text = HOME + "2009年度“平安县”南陵县、无为市各得奖金五万元。"
    assert {subject for subject, _ in relations(text, "received")} == {"南陵县", "无为市"}


def test_counted_receivers_are_not_the_last_body_named() -> None:
    text = HOME + "芜湖市公安局派人到会。58个单位被授予“先进集体”称号。"
    assert relations(text, "received") == set()


def test_a_clause_without_subject_goes_on_about_the_same_receiver() -> None:
    text = HOME + "2005年,南陵县被省委授予“平安县”称号;2006年,被省综治委授予“先进县”称号。"
    assert {subject for subject, _ in relations(text, "received")} == {"南陵县"}
