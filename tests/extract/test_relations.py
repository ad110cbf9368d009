"""Relations: who runs a program, with what status, and how programs and agencies hang together."""

from typing import get_args

import pytest
import rdflib
from rdflib.collection import Collection

from kg.model import Relation
from kg.model.relation import Stage
from kg.schema.resources import cues, folder
from kg.schema.vocabulary import scheme
from tests.extract.reading import draft

HOME = "芜湖市今年推进基层治理。\n"


def relations(text: str) -> list[Relation]:
    """The relations of a report, its first line aside."""
    return list(draft(HOME + text).relations)


def runs(text: str) -> set[tuple[str, str]]:
    """Who implements what."""
    return {(r.s, r.o) for r in relations(text) if r.p == "implements"}


def status(text: str) -> dict[str, str | None]:
    """The status of each program that is implemented."""
    return {r.o: r.status for r in relations(text) if r.p == "implements"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("镜湖区推行“三色叶”工作法。", {"镜湖区"}),
        ("2024年以来,市公安局依托“三色叶”工作法化解纠纷。", {"芜湖市公安局"}),
        ("南陵县紧盯邻里纠纷,统筹各方力量,创新“三色叶”工作法。", {"南陵县"}),
        ("在无为市,“三色叶”工作法用到了圩区。", {"无为市"}),
        ("“三色叶”工作法由市司法局统一实施。", {"芜湖市司法局"}),
        ("镜湖区、弋江区推行“三色叶”工作法。", {"镜湖区", "弋江区"}),
        ("市公安局与市司法局共建“三色叶”工作法。", {"芜湖市公安局", "芜湖市司法局"}),
        ("“三色叶”工作法让邻里和气了。南陵县把纠纷分成三类。", {"南陵县"}),
        ("南陵县把力量沉到一线。每周走访一次。全面推行“三色叶”工作法。", {"南陵县"}),
        ("市公安局向市委报告“三色叶”工作法。", {"芜湖市公安局"}),
        ("“三色叶”工作法已在南陵县推开。", {"南陵县"}),
        ("推行“三色叶”工作法。", {"芜湖市"}),
    ],
)
def test_the_subject_is_the_nearest_that_the_grammar_gives(text: str, subjects: set[str]) -> None:
    assert {s for s, _ in runs(text)} == subjects


def test_a_section_speaks_for_its_agency() -> None:
    text = "芜湖市公安局部署工作。芜湖市公安局很忙。\n一、公安\n抓好巡逻。推行“三色叶”工作法。"
    assert ("芜湖市公安局", "三色叶工作法") in runs(text)


def test_a_body_above_the_reports_place_runs_nothing_in_it() -> None:
    assert runs("安徽省公安厅来芜湖市调研“三色叶”工作法。") == {("芜湖市", "三色叶工作法")}


def test_lists_distribute() -> None:
    assert runs("镜湖区推广“三色叶”“五步走”“圩堤夜话”工作法。") == {
        ("镜湖区", "三色叶工作法"),
        ("镜湖区", "五步走工作法"),
        ("镜湖区", "圩堤夜话工作法"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("镜湖区推行“三色叶”工作法。", "actual"),
        ("镜湖区将全面推行“三色叶”工作法。", "planned"),
        ("镜湖区计划年底前建成“三色叶”平台。", "planned"),
        ("镜湖区力争“三色叶”工作法全覆盖。", "planned"),
        ("下一步,镜湖区推广“三色叶”工作法。", "planned"),
        ("镜湖区试点“三色叶”工作法。", "pilot"),
        ("镜湖区将城区划为三片,推行“三色叶”工作法。", "actual"),
        ("镜湖区按照主要要求推行“三色叶”工作法。", "actual"),
    ],
)
def test_status_follows_the_typed_cues(sentence: str, expected: str) -> None:
    assert set(status(sentence).values()) == {expected}


def test_what_goes_by_a_plan_is_not_planned() -> None:
    assert status("镜湖区按照三年推进计划,建成“江城云”平台。") == {"江城云平台": "actual"}


def test_what_stands_under_a_heading_of_plans_is_planned() -> None:
    assert set(status("一、工作成效\n镜湖区推行“三色叶”工作法。").values()) == {"actual"}
    assert set(status("二、下一步打算\n镜湖区推行“三色叶”工作法。").values()) == {"planned"}


def test_done_outweighs_planned_for_one_subject() -> None:
    assert status("镜湖区推行“三色叶”工作法。\n下一步,镜湖区将推广“三色叶”工作法。") == {"三色叶工作法": "actual"}


def test_a_lead_agency_leads() -> None:
    rows = {(r.s, r.p) for r in relations("市司法局牵头实施“三色叶”工程。")}
    assert rows == {("芜湖市司法局", "leads"), ("芜湖市司法局", "implements")}


@pytest.mark.parametrize(
    ("text", "leaders"),
    [
        ("1.推广“三色叶”工作法。全年走访12次。(牵头单位:市司法局;配合单位:市公安局)", {"芜湖市司法局"}),
        ("推广“三色叶”工作法。\n责任单位:市司法局、市民政局", {"芜湖市司法局", "芜湖市民政局"}),
        ("开展“江城清风”专项行动。成立专项行动领导小组,办公室设在市公安局。", {"芜湖市公安局"}),
        ("做实“三色叶”工作法。由市司法局牵头,每月会商。", {"芜湖市司法局"}),
        ("“三色叶”工作法启动以来,市司法局牵头抓总。", {"芜湖市司法局"}),
        ("市司法局召开会议,学习“三色叶”工作法。", set()),
    ],
)
def test_who_answers_for_a_program_leads_it(text: str, leaders: set[str]) -> None:
    found = {r.s for r in relations(text) if r.p == "leads" and "领导小组" not in r.s}
    assert found == leaders


def test_a_leading_group_leads_its_program_and_leaves_running_it_to_others() -> None:
    found = relations("市委平安芜湖建设领导小组深化“平安芜湖”建设。")
    assert [r.p for r in found if r.s == "芜湖市委平安芜湖建设领导小组"] == ["leads"]


def test_those_who_help_with_a_task_work_with_its_leader() -> None:
    found = relations("1.推广“三色叶”工作法。(牵头单位:市司法局;配合单位:市公安局、市民政局)")
    pairs = {(r.s, r.o) for r in found if r.p == "collaborates_with"}
    assert pairs == {("芜湖市司法局", "芜湖市公安局"), ("芜湖市司法局", "芜湖市民政局")}


def test_a_catchword_is_run_where_the_next_sentence_says() -> None:
    assert runs("推广“三色叶”工作法。在镜湖区、弋江区设点12个。") == {
        ("镜湖区", "三色叶工作法"),
        ("弋江区", "三色叶工作法"),
    }


def test_members_in_brackets_are_parts() -> None:
    found = relations("镜湖区推行“三色叶”工作法(包括“红叶调解”“黄叶调解”)。")
    parts = {(r.s, r.o) for r in found if r.p == "part_of"}
    assert parts == {("红叶调解", "三色叶工作法"), ("黄叶调解", "三色叶工作法")}


def test_members_with_attributes_are_parts_too() -> None:
    text = "镜湖区以“三大行动”(为保平安开展的红叶清查专项行动、“黄叶行动”、“绿叶行动”)为抓手,推进“平安镜湖”建设。"
    parts = {r.s for r in relations(text) if (r.p, r.o) == ("part_of", "三大行动")}
    assert len(parts) == 3
    assert {"黄叶行动", "绿叶行动"} < parts


def test_what_stands_in_brackets_does_not_part_a_means_from_its_end() -> None:
    found = relations("镜湖区以“三大行动”(“红叶行动”、“黄叶行动”、“绿叶行动”)为抓手,推进“平安镜湖”建设。")
    assert ("三大行动", "平安镜湖") in {(r.s, r.o) for r in found if r.p == "part_of"}


def test_a_leading_group_goes_by_the_full_name_of_its_program() -> None:
    text = "全市开展圩堤治安清查专项行动。市专项行动领导小组每周会商,专项行动领导小组办公室按月通报。"
    leaders = {r.s for r in relations(text) if (r.p, r.o) == ("leads", "圩堤治安清查专项行动")}
    assert "芜湖市圩堤治安清查专项行动领导小组" in leaders


def test_a_program_merged_into_another_is_a_part() -> None:
    found = relations("镜湖区把“雪亮工程”接入“江城云”平台。")
    assert ("雪亮工程", "江城云平台") in {(r.s, r.o) for r in found if r.p == "part_of"}


@pytest.mark.parametrize(
    "text",
    [
        "镜湖区推进综治中心建设。综治中心业务系统上线。",
        "镜湖区把网格化管理纳入平安镜湖考核。",
        "镜湖区建设雪亮工程,推行“三色叶”工作法。",
    ],
)
def test_programs_named_side_by_side_are_no_parts(text: str) -> None:
    assert not [r for r in relations(text) if r.p == "part_of"]


def test_a_campaign_within_a_campaign_is_a_part() -> None:
    found = relations("公安机关开展扫黑除恶专项斗争,打响扫黑除恶“夏季攻坚战”。")
    assert ("扫黑除恶夏季攻坚战", "扫黑除恶专项斗争") in {(r.s, r.o) for r in found if r.p == "part_of"}


def test_a_program_called_a_form_of_another_is_its_variant() -> None:
    found = relations("“三色叶”工作法被看作“枫桥经验”在江边的翻版。")
    assert {(r.s, r.o) for r in found if r.p == "variant_of"} == {("三色叶工作法", "枫桥经验")}


def test_agencies_that_act_together_are_paired_once() -> None:
    found = relations("市公安局会同市司法局、市信访局出台办法。市司法局与市公安局联合执勤。")
    pairs = {frozenset((r.s, r.o)) for r in found if r.p == "collaborates_with"}
    assert frozenset(("芜湖市公安局", "芜湖市司法局")) in pairs
    assert frozenset(("芜湖市公安局", "芜湖市信访局")) in pairs
    assert len([r for r in found if r.p == "collaborates_with"]) == len(pairs)


def test_those_before_the_word_of_company_pair_with_those_behind_it() -> None:
    found = relations("无为市公安局、繁昌区司法局与南陵县公安局签订协作书。")
    pairs = {frozenset((r.s, r.o)) for r in found if r.p == "collaborates_with"}
    assert pairs == {frozenset((name, "南陵县公安局")) for name in ("无为市公安局", "繁昌区司法局")}


def test_a_sentence_that_goes_on_about_a_program_says_who_leads_it_and_who_helps() -> None:
    found = relations("做实“三色叶”工作法。市司法局牵头,市公安局、市民政局配合,年内铺开。")
    assert {(r.s, r.o) for r in found if r.p == "leads"} == {("芜湖市司法局", "三色叶工作法")}
    pairs = {(r.s, r.o) for r in found if r.p == "collaborates_with"}
    assert pairs == {("芜湖市司法局", "芜湖市公安局"), ("芜湖市司法局", "芜湖市民政局")}


def test_an_item_of_a_plan_sets_its_task_for_the_place() -> None:
    text = "关于印发《芜湖市基层治理三年行动方案》的通知\n(二)推广“三色叶”治理模式。南陵县自2020年起试用“三色叶”。\n"
    found = {(r.s, r.status) for r in relations(text) if r.p == "implements" and r.o.startswith("三色叶")}
    assert ("芜湖市", "planned") in found
    assert any(s == "南陵县" for s, _ in found)


def test_a_name_after_several_bodies_belongs_to_none_of_them() -> None:
    text = "市公安局清查旅馆二十家。市民政局发放补贴三百万元。“三色叶”工作法覆盖全部社区。"
    assert runs(text) == {("芜湖市", "三色叶工作法")}


def test_agencies_named_side_by_side_do_not_act_together() -> None:
    assert not [r for r in relations("市公安局、市司法局人员增加。") if r.p == "collaborates_with"]


def test_a_date_in_the_clause_is_the_beginning() -> None:
    found = [r for r in relations("2021年3月起,镜湖区推行“三色叶”工作法。") if r.p == "implements"]
    assert [r.since for r in found] == ["2021-03"]


def test_quotes_are_the_original_text_and_hold_the_program() -> None:
    text = HOME + "今年以来,镜湖区紧盯纠纷,推行“三色叶”工作法,警情下降。"
    read = draft(text)
    for relation in read.relations:
        assert relation.quote == text[relation.start : relation.end]
        assert "三色叶" in relation.quote
        assert relation.quote.startswith("镜湖区")
        assert not relation.quote.endswith("下降")
        assert relation.confidence is not None
        assert 0 < relation.confidence <= 1
        assert relation.cue


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("南陵县拟推行“三色叶”工作法。", "proposed"),
        ("南陵县试点“三色叶”工作法。", "piloted"),
        ("南陵县启动“三色叶”工作法。", "launched"),
        ("南陵县常态化开展“三色叶”工作法。", "running"),
        ("南陵县建成“江城云”平台。", "completed"),
        ("南陵县启动“三色叶”工作法,获省司法厅通报表扬。", "commended"),
        ("南陵县尚未建成“江城云”平台。", None),
        ("南陵县靠的是“三色叶”工作法。", None),
    ],
)
def test_the_stage_is_the_highest_that_the_words_tell(sentence: str, stage: str | None) -> None:
    assert {r.stage for r in relations(sentence) if r.p == "implements"} == {stage}


def test_the_stages_of_two_statements_of_one_fact_are_joined_in_the_higher() -> None:
    found = relations("南陵县启动“江城云”平台。\n南陵县建成“江城云”平台。\n南陵县上线“江城云”平台。")
    assert [r.stage for r in found if r.p == "implements"] == ["completed"]


def test_the_stages_are_the_same_in_vocabulary_model_cues_and_shapes() -> None:
    notations = set(scheme("stages").concepts)
    assert set(get_args(Stage)) == notations
    assert set(cues("relations")["stages"]) - {"not_yet"} <= notations
    shapes = rdflib.Graph().parse(folder("ontology") / "shapes.ttl")
    allowed = shapes.value(rdflib.URIRef("https://w3id.org/local-governance/shapes#Claim-stage"), rdflib.SH["in"])
    assert {str(stage) for stage in Collection(shapes, allowed)} == notations


def test_a_term_has_an_end_and_a_plan_a_deadline() -> None:
    past = relations("2018年至2020年“江城清风”专项行动期间,市公安局走访商户。")
    assert {(r.since, r.until) for r in past if r.p == "implements"} == {("2018", "2020")}
    plan = relations("到2026年底前,市公安局建成“江城云”平台。")
    assert {(r.status, r.since, r.until) for r in plan if r.p == "implements"} == {("planned", None, "2026")}


def test_a_clause_without_a_subject_tells_with_whom_the_last_one_acts() -> None:
    found = relations("市公安局下沉警力,会同市司法局清查出租屋,与市民政局、市教育局签订协议。")
    assert {(r.s, r.o) for r in found if r.p == "collaborates_with"} == {
        ("芜湖市公安局", "芜湖市司法局"),
        ("芜湖市公安局", "芜湖市民政局"),
        ("芜湖市公安局", "芜湖市教育局"),
    }
