"""Who runs a program where grammar tells it over several clauses, and who acts with whom."""

import pytest

from kg.model import Place
from tests.extract.reading import agencies, draft, read, relations

HOME = "芜湖市今年推进基层治理。\n"


def runs(text: str) -> set[tuple[str, str]]:
    """Who implements what, after a line that tells the home place."""
    return relations(HOME + text, "implements")


def pairs(text: str) -> set[frozenset[str]]:
    """Who acts with whom."""
    return {frozenset(pair) for pair in relations(HOME + text, "collaborates_with")}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("市公安局下沉警力,会同市司法局建起“三色叶”调解站。", {"芜湖市公安局", "芜湖市司法局"}),
        ("由市司法局牵头,市信访局配合,推行“三色叶”工作法。", {"芜湖市司法局"}),
        ("南陵县今年抓治理,县里推广许镇镇首创的“三色叶”工作法。", {"许镇镇", "南陵县"}),
        ("南陵县率先探索“三色叶”工作法,随后在无为市推广。", {"南陵县", "无为市"}),
        ("“三色叶”工作法是南陵县践行群众路线的缩影。", {"南陵县"}),
        ("市公安局走访商户,“三色叶”平台注册用户超过3万人。", {"芜湖市"}),
        ("市公安局建成市综治中心“三色叶”平台。", {"芜湖市公安局", "芜湖市综治中心"}),
        ("市公安局推行“三色叶”平台。南陵县依托平台派单。", {"芜湖市公安局", "南陵县"}),
        ("无为市与南陵县接壤。两地共同推行“三色叶”工作法。", {"无为市", "南陵县"}),
        ("公安部部署开展“三色叶”行动。", {"公安部"}),
        ("市综治办牵头,市公安局走访,推行“三色叶”工作法。", {"芜湖市综治办", "芜湖市公安局"}),
        ("南陵县普法,“三色叶”工作法力争覆盖全部乡镇。", {"南陵县"}),
        ("“三色叶”工作法由许镇镇推向全市。", {"许镇镇", "芜湖市"}),
        ("“三色叶”工作法在许镇镇试点,现已在全市12个街道(乡镇)推广。", {"许镇镇", "芜湖市"}),
        ("市公安局走访,三级综治中心规范化率达到90%,建设“三色叶”平台。", {"芜湖市公安局"}),
        ("市公安局与安徽师范大学、省公安厅联合建立“三色叶”基地。", {"芜湖市公安局", "安徽师范大学", "安徽省公安厅"}),
        ("这是南陵县推行“三色叶”工作法的缩影。", {"南陵县"}),
        ("在南陵县设立“三色叶”调解站。", {"芜湖市", "南陵县"}),
        (
            "市公安局走访企业,与市司法局、市总工会等9家单位建立“三色叶”机制。",
            {"芜湖市公安局", "芜湖市司法局", "芜湖市总工会"},
        ),
        ("“三色叶”工作法先在南陵县试点、今年5月全市推开。", {"芜湖市", "南陵县"}),
        ("“先听后劝。”市委副书记周明说。推行“三色叶”工作法。", {"芜湖市"}),
        ("推广镜湖区“三色叶”工作法,该区据此调解120件,法院收案减少。", {"芜湖市", "镜湖区"}),
        ("推行“三色叶”工作法。总结南陵县、无为市做法,完善流程。", {"芜湖市", "南陵县", "无为市"}),
    ],
)
def test_the_subject_is_found_over_clauses(text: str, subjects: set[str]) -> None:
    assert {s for s, _ in runs(text)} == subjects


def test_a_line_of_the_whole_country_is_nobodys_where_none_is_named() -> None:
    assert runs("市公安局走访商户。12345热线转来诉求300件。") == set()
    assert runs("市公安局整合12345热线。") == {("芜湖市公安局", "12345政务服务便民热线")}


def test_a_title_won_is_no_program_that_anybody_runs() -> None:
    assert runs("“平安中国建设示范县”怎样炼成?\n去年南陵县被评为“平安中国建设示范县”。") == set()
    assert runs("南陵县成功创建“平安县”,推行“三色叶”工作法。") == {("南陵县", "三色叶工作法")}


def test_a_form_of_a_model_is_run_and_not_the_model() -> None:
    found = runs("南陵县推行“三色叶”工作法。“三色叶”工作法是“枫桥经验”的生动实践。")
    assert found == {("南陵县", "三色叶工作法")}


def test_an_answer_in_a_press_conference_is_the_speakers_bodys() -> None:
    text = HOME + "发布会请市公安局副局长周明介绍情况。\n记者:有何新招?\n周明:感谢提问。我们推行“三色叶”工作法。"
    assert ("芜湖市公安局", "三色叶工作法") in relations(text, "implements")


def test_under_whose_direction_something_is_set_up_leads_it() -> None:
    text = "芜湖市中级人民法院工作报告\n\n去年收案上升。\n在市委政法委统筹下,与市公安局建立“三色叶”机制。"
    assert relations(text, "leads") == {("芜湖市委政法委", "三色叶")}
    assert ("芜湖市中级人民法院", "三色叶") in relations(text, "implements")


def test_what_an_office_of_government_plans_is_its_places() -> None:
    text = "芜湖市人民政府办公室关于推进基层治理的实施意见\n\n一、重点任务\n深化“三色叶”培训工程。"
    assert relations(text, "implements") == {("芜湖市", "三色叶培训工程")}


def test_a_body_in_brackets_answers_for_the_task_and_not_for_what_it_names_last() -> None:
    text = (
        "芜湖市平安建设工作计划\n\n一、重点任务\n(一)推行“三色叶”工作法。用好“江城云”平台。(市司法局牵头,市民政局配合)"
    )
    assert relations(text, "leads") == {("芜湖市司法局", "三色叶工作法")}


def test_who_leads_a_task_leads_all_its_programs() -> None:
    text = (
        "芜湖市平安建设实施方案\n\n一、重点任务\n(一)做实调解。推行“三色叶”工作法,打造“江城云”平台。(牵头单位:市司法局)"
    )
    assert relations(text, "leads") == {("芜湖市司法局", "三色叶工作法"), ("芜湖市司法局", "江城云平台")}


def test_who_leads_in_a_clause_of_its_own_leads_what_another_runs() -> None:
    text = HOME + "市综治办牵头抓总,市公安局实施“江城清风”专项行动。"
    assert ("芜湖市综治办", "江城清风专项行动") in relations(text, "leads")


def test_a_word_of_leading_inside_a_name_is_none() -> None:
    assert relations(HOME + "市综治中心实行“专人负责、限时办结”机制。", "leads") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市公安局还与市司法局共建联络点。", {("芜湖市公安局", "芜湖市司法局")}),
        ("该行动由市公安局牵头,会同市司法局组织实施。", {("芜湖市公安局", "芜湖市司法局")}),
        (
            "市公安局、市司法局入驻市综治中心。",
            {("芜湖市公安局", "芜湖市综治中心"), ("芜湖市司法局", "芜湖市综治中心")},
        ),
        ("市公安局走访商户。收案下降。联合市司法局开展宣传。", {("芜湖市公安局", "芜湖市司法局")}),
        (
            "市公安局走访,联合市司法局、江边联络站、市总工会设点。",
            {("芜湖市公安局", "芜湖市司法局"), ("芜湖市公安局", "芜湖市总工会")},
        ),
        ("市公安局普法,“三色叶”工作室联合市总工会巡讲。", {("芜湖市公安局", "芜湖市总工会")}),
        ("市公安局走访,依托与市司法局共建的联络点调解。", {("芜湖市公安局", "芜湖市司法局")}),
        (
            "市司法局牵头,市公安局、江防大队、市民政局组建巡查队,市信访局建立台账。",
            {("芜湖市司法局", "芜湖市公安局"), ("芜湖市司法局", "芜湖市民政局")},
        ),
        ("市公安局与市司法局联合成立“三色叶”调解室。", {("芜湖市公安局", "芜湖市司法局")}),
    ],
)
def test_partners(text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(text) == {frozenset(pair) for pair in expected}


def test_in_a_bodys_own_report_it_acts_with_the_partners_of_a_silent_clause() -> None:
    text = "芜湖市中级人民法院工作报告\n\n去年收案上升。\n联合市司法局、市妇联设立联络点。"
    found = relations(text, "collaborates_with")
    assert ("芜湖市中级人民法院", "芜湖市司法局") in found


def test_after_a_system_was_spoken_of_silent_clauses_are_the_systems() -> None:
    text = "芜湖市人民检察院通报工作\n\n全市检察机关办案300件。\n首创“三色叶”办案模式。"
    assert relations(text, "implements") == {("芜湖市检察机关", "三色叶")}


def test_our_province_in_the_title_is_the_home_place() -> None:
    reading = read("我省推进网格工作\n\n安徽省今年划分网格。芜湖市镜湖区的网格员很忙。镜湖区投诉减少。")
    assert reading.doc.home == "340000"


def test_words_for_a_level_that_open_a_clause_stand_for_its_place() -> None:
    places = {p.name: p for p in draft("南陵县今年推进治理。县里推广好做法。").places if isinstance(p, Place)}
    assert [m.text for m in places["南陵县"].mentions if m.anaphor] == ["县里"]


def test_a_room_by_its_purpose_is_no_body_and_a_circuit_court_is() -> None:
    found = agencies(HOME + "大厅里有矛盾纠纷调解室。市中级人民法院设立旅游巡回法庭。")
    assert "旅游巡回法庭" in found
    assert not any("矛盾" in name for name in found)


def test_bodies_of_a_counted_list_are_as_many_as_are_counted() -> None:
    found = agencies("南陵县今年推进治理。弋江、何湾、许镇三个人民法庭办案300件。")
    assert {"弋江人民法庭", "何湾人民法庭", "许镇人民法庭"} <= set(found)
