"""People: office-holders with title and body."""

import pytest

from kg.model import Person
from tests.extract.reading import read, relations

HOME = "南陵县去年推进平安建设,南陵县各镇动作不断。\n"


def people(text: str) -> dict[str, Person]:
    return {entity.name: entity for entity in read(text).entities if isinstance(entity, Person)}


@pytest.mark.parametrize(
    ("sentence", "name", "title", "agency"),
    [
        ("县公安局局长吴志远说,警力要下沉。", "吴志远", "局长", "南陵县公安局"),
        ("县检察院检察长欧阳琳参加听证。", "欧阳琳", "检察长", "南陵县人民检察院"),
        ("会议任命吴志远为县公安局局长。", "吴志远", "局长", "南陵县公安局"),
        ("会上,吴志远当选县人民法院院长。", "吴志远", "院长", "南陵县人民法院"),
        ("县公安局副局长吴志刚荣立二等功。", "吴志刚", "副局长", "南陵县公安局"),
        ("县司法局局长包海涛说,人要下沉。", "包海涛", "局长", "南陵县司法局"),
        ("县委政法委副书记周凯介绍了做法。", "周凯", "副书记", "南陵县委政法委"),
        ("副县长段文博带队检查。", "段文博", "副县长", "南陵县人民政府"),
        ("县公安局长马立新主持会议。", "马立新", "局长", "南陵县公安局"),
        ("县司法局副局长 高敏", "高敏", "副局长", "南陵县司法局"),
        ("籍山派出所所长许峰告诉大家,人手够了。", "许峰", "所长", "籍山派出所"),
        ("县法院副院长阿依古丽·买买提走上讲台。", "阿依古丽·买买提", "副院长", "南陵县人民法院"),
        ("县法院副院长玛丽亚木·吐尔逊全年接访。", "玛丽亚木·吐尔逊", "副院长", "南陵县人民法院"),
        ("县长扎西多吉到会。", "扎西多吉", "县长", "南陵县人民政府"),
        ("县公安局户政科科长董雪值守窗口。", "董雪", "科长", "南陵县公安局户政科"),
        ("县检察院第二检察部主任梅志强出庭。", "梅志强", "主任", "南陵县人民检察院第二检察部"),
        ("县司法局副局长(主持工作)冯涛介绍了做法。", "冯涛", "副局长", "南陵县司法局"),
        ("县司法局局长:邹明亮", "邹明亮", "局长", "南陵县司法局"),
        ("“最美基层干部”沈秋月是县信访局副局长。", "沈秋月", "副局长", "南陵县信访局"),
    ],
)
def test_a_name_beside_an_office_is_a_person(sentence: str, name: str, title: str, agency: str) -> None:
    found = people(HOME + sentence)
    assert set(found) == {name}
    assert (found[name].title, found[name].agency) == (title, agency)
    assert (name, agency) in relations(HOME + sentence, "has_role")


def test_a_person_with_several_offices_holds_each() -> None:
    text = HOME + "副县长、县公安局局长罗建华出席。"
    assert relations(text, "has_role") == {("罗建华", "南陵县人民政府"), ("罗建华", "南陵县公安局")}


def test_who_takes_an_office_in_a_group_keeps_the_others_apart() -> None:
    text = HOME + "县里成立清河行动领导小组,县委副书记唐立任组长,县公安局局长罗建华任副组长。"
    assert relations(text, "has_role") == {
        ("唐立", "南陵县委"),
        ("唐立", "清河行动领导小组"),
        ("罗建华", "南陵县公安局"),
        ("罗建华", "清河行动领导小组"),
    }


def test_leaders_of_a_place_are_people_without_a_body() -> None:
    found = people(HOME + "县领导王军、李红参加植树。")
    assert {name: person.agency for name, person in found.items()} == {"王军": None, "李红": None}


def test_a_village_secretary_leads_the_partys_branch() -> None:
    text = HOME + "籍山镇新坝村党支部书记、村委会主任高立民挨户走访。"
    assert relations(text, "has_role") == {("高立民", "新坝村党支部")}


def test_a_name_in_a_roll_stands_before_body_and_title() -> None:
    text = HOME + "表现突出的个人\n许兰(女) 安徽省南陵县人民检察院第三检察部副主任\n"
    assert relations(text, "has_role") == {("许兰", "南陵县人民检察院第三检察部")}


def test_people_honoured_in_a_list_need_no_office() -> None:
    text = HOME + "大会表扬了县直机关,并为卢春明、沈秀云、吴迪等30名先进个人颁奖。"
    assert set(people(text)) == {"卢春明", "沈秀云", "吴迪"}


def test_each_name_of_a_list_has_its_own_office() -> None:
    text = HOME + "出席的有:县法院院长田雨、县检察院检察长邵兵、县司法局局长于海波。"
    assert {name: person.title for name, person in people(text).items()} == {
        "田雨": "院长",
        "邵兵": "检察长",
        "于海波": "局长",
    }


def test_the_quote_of_a_role_is_the_clause_that_states_it() -> None:
    text = HOME + "会上,县公安局局长吴志远说,警力要下沉。"
    (relation,) = [one for one in read(text).relations if one.p == "has_role"]
    assert relation.quote == "县公安局局长吴志远"
    assert text[relation.start : relation.end] == relation.quote
    assert relation.title == "局长"
    assert relation.confidence is not None and relation.cue


def test_party_secretary_and_head_of_town_are_two_offices() -> None:
    text = HOME + "籍山镇平安创建有声有色。镇党委副书记、镇长方志明作了汇报。"
    assert relations(text, "has_role") == {("方志明", "籍山镇党委"), ("方志明", "籍山镇人民政府")}


def test_the_head_of_a_place_who_also_leads_a_body_holds_both_offices() -> None:
    text = HOME + "副县长、公安局局长赵明亮参加。"
    assert relations(text, "has_role") == {("赵明亮", "南陵县人民政府"), ("赵明亮", "南陵县公安局")}


def test_names_that_spell_another_language_stand_beside_body_and_title() -> None:
    assert set(people(HOME + "县公安局籍山派出所所长乌云其木格说,人手够了。")) == {"乌云其木格"}


def test_names_share_a_title() -> None:
    assert set(people(HOME + "县公安局民警孙丽、李伟获评“最美警察”。")) == {"孙丽", "李伟"}


def test_a_decision_honours_by_name() -> None:
    assert set(people(HOME + "省里追授王志勇同志“一级英模”称号。")) == {"王志勇"}


def test_an_office_without_a_body_is_reported_without_the_name() -> None:
    findings = [finding for finding in read("驻村民警陈大鹏敲开了门。").findings if finding.kind == "unknown_body"]
    assert len(findings) == 1
    assert "驻村民警" in findings[0].message and "陈大鹏" not in findings[0].message


@pytest.mark.parametrize("name", ["尼玛扎西", "次仁旺堆", "洛桑丹增", "其其格", "巴特尔", "古丽努尔"])
def test_names_made_of_another_language_s_parts_need_no_dot_and_no_verb(name: str) -> None:
    assert set(people(HOME + f"县公安局籍山派出所所长{name}守所十一年。")) == {name}


@pytest.mark.parametrize("name", ["泮立群", "冼国明", "牟海波", "粟志强", "亓建华", "麦永康", "赫连大勇"])
def test_rare_surnames_are_surnames(name: str) -> None:
    assert set(people(HOME + f"县人民法院院长{name}介绍了情况。")) == {name}


def test_the_beginning_of_a_place_is_no_name() -> None:
    found = people(HOME + "县委书记吴志远、平罗县公安局民警到场。")
    assert set(found) == {"吴志远"}


def test_a_doubled_character_is_no_name() -> None:
    assert not people(HOME + "请法院院长谈谈今年的目标。")


def test_who_signs_an_official_letter_is_known_by_the_label() -> None:
    head = "南陵县公安局文件\n南公函〔2016〕88号  签发人:王志强\n"
    assert set(people(head + HOME + "现答复如下。")) == {"王志强"}
    assert set(people(head + "关于第12号建议的答复\n" + HOME + "现答复如下。")) == {"王志强"}
