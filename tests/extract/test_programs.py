"""Programs: what is one, how it is named, and where it stands in the scheme."""

import pytest

from kg.extract.programs import program_at
from kg.extract.programs.kinds import classify
from kg.model import Program
from kg.schema.vocabulary import scheme
from tests.extract.reading import draft

HOME = "芜湖市今年推进基层治理。\n"


def programs(text: str) -> dict[str, Program]:
    """The programs of a report by name."""
    return {program.name: program for program in draft(HOME + text).programs}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("镜湖区推行“三色叶”工作法,把纠纷分了类。", "三色叶工作法"),
        ("市公安局开展“江风2024”专项行动。", "江风2024专项行动"),
        ("各地建立“楼上楼下”工作机制。", "楼上楼下"),
        ("市法院打造“半城山调解”品牌。", "半城山调解品牌"),
        ("无为市实行“日碰头、周会商、月通报”。", "日碰头、周会商、月通报"),
        ("弋江区形成“2+5+N”防控体系。", "2+5+N"),
        ("“铺子联防”让夜里的步行街安静下来。", "铺子联防"),
        ("市司法局开展涉企合同纠纷专项整治。", "涉企合同纠纷专项整治"),
        ("市法院上线执行线索查询平台。", "执行线索查询平台"),
        ("湾沚区的“圩堤夜话”开到了田头。", "圩堤夜话"),
    ],
)
def test_a_name_that_organises_work_is_a_program(sentence: str, name: str) -> None:
    assert name in programs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "干部下沉一线,打通服务群众的“最后一公里”。",
        "“要不是你们来得快,钱就没了!”居民王某说。",
        "派出所被授予“青年文明号”称号。",
        "各部门要实现“零上访、零事故”的目标。",
        "法院审结“江某盗窃案”。",
        "“绿岛花园”小区装了新门禁。",
        "城区“两抢一盗”警情下降。",
        "老李成了邻居们的“和事佬”。",
        "市里建立有关工作机制,完善信息系统。",
        "全市公安系统、法院系统召开大会。",
        "“老周调解室”今年调解纠纷30起。",
        "目前该项工程已经完工。",
        "推动“人人有责、人人尽力”。",
        "县里迎来第30个“110宣传日”。",
        "“3·17”跨境诈骗案告破。",
    ],
)
def test_slogans_speech_honours_cases_places_and_offices_are_none(sentence: str) -> None:
    assert programs(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "建成基层治理方式重要平台。",
        "从“分散治理”向“系统治理”转型。",
        "资源整合“一体化”,推进各项工作。",
        "用好“互联网+”,推行“联户”。",
        "代表提出“关于增设路灯的建议”。",
        "南陵县被命名为平安安徽建设示范县。",
        "市网格化服务管理中心揭牌。",
        "推行“社会治安联防、安全隐患联排、矛盾纠纷联调、公共服务联办、应急事件联处、综合执法联治”。",
    ],
)
def test_catchwords_changes_proposals_and_parts_of_other_names_are_none(sentence: str) -> None:
    assert programs(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("镜湖区“睦邻议事厅”调处纠纷两百件。", "睦邻议事厅"),
        ("皖剑“四季”行动收网。", "皖剑四季行动"),
        ("街面“135分钟”快反圈增至八十个。", "135分钟快反圈"),
        ("市数据局建设“数据大脑”。", "数据大脑"),
        ("区司法局建立“府和”诉调对接工作站。", "府和诉调对接工作站"),
    ],
)
def test_facilities_code_names_and_circles_are_programs(sentence: str, name: str) -> None:
    assert name in programs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "该所被公安部命名为“枫桥式公安派出所”。",
        "县公安局交警大队被命名为“全国青年文明号”。",
        "推动治理从“单打独斗”向“多元共治”转变。",
        "民警开展“拉网式”排查。",
        "籍山镇矛盾纠纷调处中心(以下简称“调处中心”)挂牌。",
    ],
)
def test_titles_given_turns_manners_and_short_names_of_bodies_are_none(sentence: str) -> None:
    assert programs(sentence) == {}


def test_a_verb_right_before_the_tail_belongs_to_the_name() -> None:
    assert "审执质效提升攻坚行动" in programs("全市法院开展审执质效提升攻坚行动。")


def test_what_is_built_is_named_without_its_building() -> None:
    assert set(programs("推进“清溪守望工程”建设,“清溪守望工程”覆盖十村。")) == {"清溪守望工程"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("南陵县把“晒场会”开到田头。", "晒场会"),
        ("各村新装“平安哨子”600余只。", "平安哨子"),
        ("县里建起“老兵调解室”46个。", "老兵调解室"),
        ("司法所建成“小白杨”未成年人帮教基地。", "小白杨未成年人帮教基地"),
        ("人民调解“以案定补”经费足额发放。", "以案定补"),
        ("县里打响“清湖”“净岸”两大专项行动。", "净岸"),
        ("司法局把“柳絮飞时普法来”主题宣传活动办到田间。", "柳絮飞时普法来主题宣传活动"),
        ("景区有“古渡110”。", "古渡110"),
    ],
)
def test_what_is_brought_out_or_counted_is_a_program(sentence: str, name: str) -> None:
    assert name in programs(sentence)


def test_the_end_of_a_verb_makes_no_program() -> None:
    assert programs("(一)壮大调解队伍。") == {}


def test_a_headline_s_verb_ends_the_name_before_it() -> None:
    assert set(programs("“一网六环”绘平安建设新图\n南陵县推行“一网六环”。")) == {"一网六环"}


def test_a_gloss_between_a_name_and_its_tail_is_passed_over() -> None:
    assert "三清一整专项行动" in programs("开展“三清一整”(即清网、清库、清患)专项行动。")


@pytest.mark.parametrize(
    ("written", "notation"),
    [
        ("雪亮工程", "sharp-eyes"),
        ("“雪亮”工程", "sharp-eyes"),
        ("新时代“枫桥经验”", "fengqiao"),
        ("一村一辅警", "one-village-one-auxiliary"),
        ("“情指行”一体化", "intelligence-command-action"),
        ("常态化扫黑除恶斗争", "anti-gang"),
        ("网格化巡防", "grid-policing"),
        ("网格化服务管理", "grid-management"),
        ("12345热线", "line-12345"),
        ("七五”普法", "law-popularization-seven"),
    ],
)
def test_a_national_program_is_known_however_it_is_written(written: str, notation: str) -> None:
    found = {program.concept for program in programs(f"市公安局深入推进{written}。").values()}
    assert notation in found


def test_a_task_named_in_passing_is_no_program_and_a_quoted_one_is() -> None:
    assert programs("各地重视公益诉讼和平安建设。") == {}
    assert [p.concept for p in programs("检察院推出“公益诉讼”品牌。").values()] == ["public-interest-litigation"]


def test_a_name_around_a_national_one_is_a_program_of_its_own_below_it() -> None:
    found = programs("镜湖区推行“雪亮小店”工作法。")
    assert list(found) == ["雪亮小店工作法"]
    assert (found["雪亮小店工作法"].concept, found["雪亮小店工作法"].broader) == (None, "sharp-eyes")


@pytest.mark.parametrize(
    ("name", "broader"),
    [
        ("网格化大巡处", "grid-policing"),
        ("城东网格化管理", "grid-management"),
        ("十联铺", "ten-shop-watch"),
        ("江城义警", "volunteer-police"),
        ("护江专项行动", "campaign"),
    ],
)
def test_a_local_program_falls_under_the_concept_of_its_head(name: str, broader: str) -> None:
    assert classify(name).broader == broader


def test_a_name_without_a_known_word_is_other_and_reported() -> None:
    text = HOME + "镜湖区推行“七彩石”模式。"
    found = draft(text)
    assert [(p.name, p.kind) for p in found.programs] == [("七彩石", "other")]
    assert ["七彩石" in finding.message for finding in found.findings if finding.kind == "unknown_kind"] == [True]


def test_a_short_form_stands_for_the_full_name_before_it() -> None:
    found = programs("市公安局启动“江风2024”专项行动。专项行动开展以来,警情下降。“江风2024”仍在继续。")
    mentions = [(m.text, m.anaphor) for m in found["江风2024专项行动"].mentions]
    assert len(found) == 1
    assert ("专项行动", True) in mentions
    assert ("江风2024", False) in mentions


def test_marks_around_a_list_give_one_program_each_with_the_shared_tail() -> None:
    assert set(programs("县局制定“日清零”“周回访”“月讲评”等制度。")) == {"日清零", "周回访", "月讲评"}


def test_a_local_brand_of_a_national_task_belongs_to_the_task() -> None:
    assert programs("市里推进平安芜湖建设。")["平安芜湖"].broader == "safe-construction"


def test_a_title_of_a_document_names_no_program() -> None:
    assert programs("市里印发《芜湖市“江风”专项行动方案》。") == {}


def test_the_topic_of_a_clause_is_the_program_named_in_it() -> None:
    text = HOME + "“三色叶”工作法运行以来,化解纠纷200件。全市警情下降。"
    read = draft(text)
    topic = program_at(read, text.index("200"))
    assert topic is not None
    assert topic.name == "三色叶工作法"
    assert program_at(read, text.index("警情")) is None


def test_every_concept_has_a_known_kind_a_definition_and_a_place_in_the_hierarchy() -> None:
    concepts = scheme("programs").concepts
    kinds = {"surveillance", "grid", "mass_prevention", "dispute_resolution", "campaign", "legal_reform", "platform"}
    kinds |= {"service", "corrections", "community", "pilot", "scheme", "policing", "ecology", "propaganda", "other"}
    assert len(concepts) >= 150
    for concept in concepts.values():
        assert set(concept.extra["kind"]) <= kinds
        assert concept.definition_en
        assert all(parent in concepts for parent in concept.broader)
        assert concept.broader or concept.extra.get("abstract") == ("true",)


def test_no_label_names_two_concepts() -> None:
    labels = [label for concept in scheme("programs").concepts.values() for label in concept.names_zh]
    assert sorted(labels) == sorted(set(labels))


def test_a_word_that_is_also_a_far_county_makes_no_brand() -> None:
    assert "法治惠民服务工程" in programs("全市实施法治惠民服务工程。")
    assert "平安南陵" in programs("全县推进“平安南陵”建设。")


def test_a_court_that_travels_is_a_way_of_working() -> None:
    assert {"马背法庭", "车载法庭"} <= set(programs("县人民法院运行“马背法庭”“车载法庭”巡回审判。"))


def test_campaigns_and_schemes_are_told_by_their_tails() -> None:
    assert "双专班" in programs("县纪委监委与县公安局建立“双专班”办案机制。")
    assert "黄赌毒专项整治" in programs("县公安局开展“黄赌毒”专项整治。")
    assert "清源断血" in programs("“清源断血”方面,县法院已执行到位三千万元。")


def test_who_manages_and_a_goal_are_no_programs() -> None:
    assert not programs("县公安局组织“双协”管理员入户。")
    assert not programs("派出所以“矛盾不上交,平安不出事”为工作目标。")
