"""Agencies: the grammar of their names, what context completes, and whose statement it is."""

import pytest

from kg.extract.agencies import agency_at
from kg.model import Agency
from tests.extract.reading import agencies, draft

HOME = "芜湖市去年推进平安建设,芜湖市各地动作不断。\n"


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        ("芜湖市人民检察院发布通报。", "芜湖市人民检察院", "340200"),
        ("芜湖市中院审结一批案件。", "芜湖市中级人民法院", "340200"),
        ("中共芜湖市委政法委员会召开会议。", "芜湖市委政法委", "340200"),
        ("市公安局部署夏季行动。", "芜湖市公安局", "340200"),
        ("省高院派员指导。", "安徽省高级人民法院", "340000"),
        ("省公安厅派员指导。", "安徽省公安厅", "340000"),
        ("无为市法院推行巡回审判。", "无为市人民法院", "340281"),
        ("芜湖市公安局镜湖分局走访商户。", "芜湖市公安局镜湖分局", "340202"),
        ("镜湖公安分局走访商户。", "芜湖市公安局镜湖分局", "340202"),
        ("南陵县公安局籍山派出所建起警务室。", "南陵县公安局籍山派出所", "340223"),
        ("市委宣传部组织宣讲。", "芜湖市委宣传部", "340200"),
        ("市政协开展视察。", "芜湖市政协", "340200"),
        ("市综治办通报进度。", "芜湖市综治办", "340200"),
        ("公安部推广了这一做法。", "公安部", "100000"),
        ("最高检发布典型案例。", "最高人民检察院", "100000"),
        ("市农业农村局参加联席会。", "芜湖市农业农村局", "340200"),
        ("市城管和综合执法局参加联席会。", "芜湖市城管和综合执法局", "340200"),
        ("芜湖市第二中级人民法院揭牌。", "芜湖市第二中级人民法院", "340200"),
        ("芜湖市生态环境局南陵分局现场执法。", "芜湖市生态环境局南陵分局", "340223"),
        ("市禁毒委员会办公室组织演练。", "芜湖市禁毒委员会办公室", "340200"),
        ("籍山镇人大听取报告。", "籍山镇人大", "340223"),
        ("市纪委第三派驻组到会。", "芜湖市纪委第三派驻组", "340200"),
        ("市公安局网安部门通报情况。", "芜湖市公安局网安部门", "340200"),
        ("芜湖市“七五”普法讲师团下乡。", "芜湖市七五普法讲师团", "340200"),
        ("团市委招募志愿者。", "共青团芜湖市委", "340200"),
        ("市医疗纠纷人民调解委员会揭牌。", "芜湖市医疗纠纷人民调解委员会", "340200"),
        ("市第四届人民代表大会开幕。", "芜湖市人民代表大会", "340200"),
        ("市政府新闻办公室举行发布会。", "芜湖市人民政府新闻办公室", "340200"),
        ("市检察院公诉处出庭。", "芜湖市人民检察院公诉处", "340200"),
        ("市中院民事审判第三庭开庭。", "芜湖市中级人民法院民事审判第三庭", "340200"),
        ("市人大社会建设委员会调研。", "芜湖市人大常委会社会建设委员会", "340200"),
        ("市海洋与渔业局参加巡查。", "芜湖市海洋与渔业局", "340200"),
        ("市里成立清河行动领导小组。", "清河行动领导小组", "340200"),
        ("市妇联权益部部长王敏到会。", "芜湖市妇联权益部", "340200"),
        ("市预防腐败局局长王敏到会。", "芜湖市预防腐败局", "340200"),
        ("镜湖区的赭山湖路派出所揭牌。", "赭山湖路派出所", "340202"),
        ("民警到丫山风景区管委会座谈。", "丫山风景区管委会", "340200"),
        ("市政府行政复议办公室立案。", "芜湖市人民政府行政复议办公室", "340200"),
        ("市公安局会同荻港海警工作站巡航。", "荻港海警工作站", "340200"),
        ("市委成立扫黑除恶专项斗争领导小组。", "芜湖市扫黑除恶专项斗争领导小组", "340200"),
        ("市委平安芜湖建设领导小组下发通知。", "芜湖市委平安芜湖建设领导小组", "340200"),
    ],
)
def test_a_body_gets_its_official_name_and_place(sentence: str, name: str, place: str) -> None:
    found = agencies(HOME + sentence)
    assert name in found, f"found only {sorted(found)}"
    assert found[name].place == place
    assert not found[name].collective


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("全市法院审结案件两万件。", "芜湖市法院系统"),
        ("全市检察机关起诉三百人。", "芜湖市检察机关"),
        ("全市公安机关开展清查。", "芜湖市公安机关"),
        ("芜湖市司法行政系统推进改革。", "芜湖市司法行政系统"),
        ("市县两级法院联动执行。", "芜湖市法院系统"),
        ("各县(市、区)党委政法委抓好落实。", "芜湖市各县(市、区)党委政法委"),
        ("全市21个人民法庭设立窗口。", "芜湖市人民法庭"),
        ("乡镇综治中心全部挂牌。", "芜湖市乡镇综治中心"),
        ("全省法院系统试用该系统。", "安徽省法院系统"),
        ("检察机关全年起诉三百人。", "芜湖市检察机关"),
    ],
)
def test_many_bodies_are_one_collective(sentence: str, name: str) -> None:
    found = agencies(HOME + sentence)
    assert name in found, f"found only {sorted(found)}"
    assert found[name].collective


def test_the_whole_place_is_home_whichever_city_was_named_before() -> None:
    found = agencies(HOME + "无为市法院收案两千件,占全市基层法院的一成。")
    assert "芜湖市基层法院" in found
    assert not any(name.startswith("无为市基层") for name in found)


def test_a_room_of_a_station_lies_in_the_stations_county() -> None:
    found = agencies(HOME + "南陵县公安局籍山派出所的“老许调解室”人来人往。")
    assert found["老许调解室"].place == "340223"


def test_the_place_named_last_gives_a_short_name_its_county() -> None:
    found = agencies(HOME + "在南陵县,县法院设立了巡回点。\n在无为市,市检察院发出检察建议。")
    assert {"南陵县人民法院", "无为市人民检察院"} <= set(found)


def test_a_body_of_one_level_is_looked_for_at_that_level() -> None:
    found = agencies("无为市去年推进平安建设,无为市各镇动作不断。\n市中院派员指导,市法院试点。")
    assert {"芜湖市中级人民法院", "无为市人民法院"} <= set(found)


def test_responsible_bodies_in_a_list_belong_to_the_home_place() -> None:
    found = agencies(HOME + "整治出租房。(牵头单位:市公安局;责任单位:法院、检察院、民政局)")
    assert {"芜湖市中级人民法院", "芜湖市人民检察院", "芜湖市民政局"} <= set(found)


def test_a_list_shares_the_place_of_its_first_member() -> None:
    found = agencies(HOME + "市公安局、司法局和民政局联合下发通知。")
    assert {"芜湖市公安局", "芜湖市司法局", "芜湖市民政局"} <= set(found)


def test_places_in_a_list_share_the_function_word() -> None:
    found = agencies(HOME + "南陵、无为、繁昌等基层检察院先行试点。")
    assert {"南陵县人民检察院", "无为市人民检察院", "繁昌区人民检察院"} <= set(found)


def test_one_body_in_several_forms_is_one_agency() -> None:
    text = HOME + "南陵县公安局籍山派出所守着县城。籍山派出所去年接警千起。该所还办起夜校。"
    found = agencies(text)
    station = found["南陵县公安局籍山派出所"]
    assert set(station.surface) == {"南陵县公安局籍山派出所", "籍山派出所"}
    assert "该所" in [mention.text for mention in station.mentions if mention.anaphor]
    assert not any(name.endswith("派出所") for name in found if name != station.name)


def test_surfaces_are_substrings_at_the_offsets_of_the_report() -> None:
    text = HOME + "市法院与市司法局(以下简称两家)共建工作室。"
    for agency in agencies(text).values():
        for mention in agency.mentions:
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "sentence",
    [
        "上级对法治教育部署了新任务。",
        "这一格局已经形成。",
        "老人住在公安局宿舍二楼。",
        "他读过《关于加强人民法庭工作的意见》。",
        "多家单位争创“枫桥式人民法庭”。",
        "他是省委员会的候选人之一,后来当了委员。",
        "基层派出所普遍缺人。",
        "有关部门正在核查。",
        "乡里成立工作专班。",
    ],
)
def test_words_that_only_look_like_bodies_are_none(sentence: str) -> None:
    assert agencies(sentence) == {}


def test_a_part_stands_behind_an_anaphor_or_alone() -> None:
    text = HOME + "南陵县公安局开门评警;刑侦大队结对帮扶。镜湖区法院总结工作,该院执行局立功。"
    assert {"南陵县公安局刑侦大队", "镜湖区人民法院执行局"} <= set(agencies(text))


def test_two_levels_joined_are_a_collective_and_the_own_level_is_one_body() -> None:
    assert agencies(HOME + "市、县综治中心一体运行。")["芜湖市市县综治中心"].collective
    own = agencies("南陵县去年推进平安建设,南陵县各镇动作不断。\n县级综治中心统筹调度。")
    assert not own["南陵县综治中心"].collective


def test_deputies_of_a_congress_are_no_congress() -> None:
    assert agencies(HOME + "全国人大代表走访社区。") == {}


def test_a_clause_is_no_name() -> None:
    text = HOME + "南陵县公安局持续落实派出所主防。合格的占全部调委会的九成。"
    assert set(agencies(text)) == {"南陵县公安局"}


def test_all_written_forms_of_a_governance_centre_are_one_body() -> None:
    text = HOME + "南陵县社会治安综合治理中心揭牌。南陵县综治中心接访。"
    assert len(agencies(text)) == 1


def test_an_undetermined_statement_belongs_to_the_paragraphs_agency() -> None:
    text = HOME + "市检察院推行听证。全年听证三百场,群众满意。\n市司法局培训调解员。"
    told = agency_at(draft(text), text.index("三百场"))
    assert isinstance(told, Agency)
    assert told.name == "芜湖市人民检察院"


def test_an_undetermined_statement_belongs_to_the_sections_agency() -> None:
    text = (
        HOME
        + "法院:\n芜湖市法院系统推进改革。\n案件平均用时缩短到四十天。\n检察:\n芜湖市检察机关开展监督。\n发出建议五十份。"
    )
    one, other = (agency_at(draft(text), text.index(word)) for word in ("四十天", "五十份"))
    assert one is not None and one.name == "芜湖市法院系统"
    assert other is not None and other.name == "芜湖市检察机关"


def test_of_joined_subjects_the_first_speaks() -> None:
    text = HOME + "市公安局与市教育局联合开展护校行动,走访学校八十所。"
    told = agency_at(draft(text), text.index("八十所"))
    assert told is not None and told.name == "芜湖市公安局"
