"""Places: which names are found, what they are linked to, and what statements are about."""

import json
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.extract import load_pipeline
from kg.extract.draft import Draft
from kg.extract.places import place_at
from kg.model import Place, Report
from kg.model.report import report_id
from kg.read.header import make_report
from kg.schema.fold import fold


def draft_of(report: Report, names: str | None = None) -> Draft:
    nlp = load_pipeline(names=names)
    doc: Doc = nlp.make_doc(fold(report.text))
    doc._.report = report
    for component in ("kg_layout", "kg_places"):
        doc = nlp.get_pipe(component)(doc)
    return Draft(doc)


def read(text: str, published: str | None = None, names: str | None = None, **header: str) -> Draft:
    report = Report(id=report_id(text), source="report.txt", text=text, published=published, **header)  # type: ignore[arg-type]
    return draft_of(report, names)


def codes(draft: Draft) -> dict[str, str]:
    return {place.name: place.code for place in draft.places}


def place(draft: Draft, name: str) -> Place:
    return next(p for p in draft.places if p.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者走进甘肃省兰州市城关区,看网格员怎样上门。", {"甘肃省": "620000", "兰州市": "620100", "城关区": "620102"}),
        ("西宁市城关派出所的民警走访了城东区的商户。", {"西宁市": "630100", "城东区": "630102"}),
        ("福州市鼓楼区的调解员到南京交流。", {"福州市": "350100", "鼓楼区": "350102", "南京市": "320100"}),
        ("南京市玄武区和鼓楼区共建调解室。", {"南京市": "320100", "玄武区": "320102", "鼓楼区": "320106"}),
        ("湖南怀化、贵州铜仁、重庆秀山三地警方会商。", {
            "湖南省": "430000", "怀化市": "431200", "贵州省": "520000", "铜仁市": "520600", "重庆市": "500000",
            "秀山土家族苗族自治县": "500241",
        }),
        ("恩施州巴东县的法庭设在野三关镇。", {
            "恩施土家族苗族自治州": "422800", "巴东县": "422823", "野三关镇": "422823",
        }),
    ],
)  # fmt: skip
def test_names_are_linked_by_what_stands_around_them(text: str, expected: dict[str, str]) -> None:
    assert codes(read(text, "2023")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "社会大局和平安定,公安机关推进平安建设,确保长治久安。",
        "他们延长服务时间,打通绿色通道,加强部门合作,共享资源。",
        "全年建成县级平台一批,完成县、乡、村三级目标。",
        "小事不出村、大事不出镇,干部进村入户,民警走进社区。",
        "银杏路上的新华书店和中山公园都装上了探头。",
        "被评为全国信访工作示范县,创建示范社区和文明村镇。",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert read(text, "2023").places == ()


def test_the_same_word_is_a_place_where_the_text_gives_a_reason() -> None:
    draft = read("三亚市、海口市、东方市开展联防。东方法院派员参加。", "2023")
    assert place(draft, "东方市").surface == ("东方市", "东方")


def test_a_code_is_that_of_the_report_s_date_and_today_s_is_kept() -> None:
    before = read("昭通市水富县的综治中心启用。", "2016")
    after = read("昭通市水富市的综治中心启用。", "2020")
    assert (place(before, "水富县").code, place(before, "水富县").today) == ("530630", ("530681",))
    assert place(after, "水富市").code == "530681"


def test_an_old_name_in_a_later_report_is_the_place_of_today() -> None:
    draft = read("水富市(原水富县)建成综治中心。", "2021")
    assert codes(draft) == {"水富市": "530681"}
    assert place(draft, "水富市").surface == ("水富市", "水富县")


def test_rivals_and_a_thin_margin_are_reported() -> None:
    draft = read("朝阳区的网格员走访了居民。", "2023")
    chosen = draft.places[0]
    assert chosen.rivals and chosen.margin is not None and chosen.margin < 0.1
    assert [f.kind for f in draft.findings] == ["thin_margin"]
    assert "朝阳区" in draft.findings[0].message
    sure = read("长春市朝阳区的网格员走访了居民。", "2023")
    assert place(sure, "朝阳区").code == "220104" and not sure.findings


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("六安市推进综治中心建设\n全市建成中心一百个。金安区、裕安区先行。", "341500"),
        ("舒城:网格员走进千家万户\n舒城县把全县划为网格八百个,县委政法委牵头。安徽省推广其做法。", "341523"),
        ("本报喀什讯 疏附县的调解员进村入户。全县化解纠纷一千件。", "653121"),
        ("上海市长宁区的调解员上门服务。全区建成工作室十个,华阳路街道先行。", "310105"),
    ],
)
def test_the_home_place_is_found_without_a_header(text: str, home: str) -> None:
    assert draft_of(make_report(text, "report.txt")).home == home


def test_the_publisher_s_name_tells_the_home_place() -> None:
    assert read("全市化解纠纷一万件。", "2023", publisher="平安湖州网").home == "330500"


def test_a_township_alone_tells_the_home_place_when_only_one_county_has_it() -> None:
    draft = read("野三关镇把调解员请进院坝,野三关镇的做法被推广。", "2023")
    assert draft.home == "422823"
    assert codes(draft) == {"野三关镇": "422823"}


@pytest.mark.parametrize(
    ("text", "name", "code", "level"),
    [
        ("大理州宾川县的鸡足山镇沙址村设了调解室。", "沙址村", "532924", "village"),
        ("嘉善县在魏塘、罗星两个街道试点。", "罗星街道", "330421", "township"),
        ("巴东县在野三关、沿渡河等山区乡镇试点。", "沿渡河镇", "422823", "township"),
        ("巴东县大支坪、野三关2个中心镇建起分中心。", "大支坪镇", "422823", "township"),
        ("科左后旗甘旗卡镇伊胡塔嘎查的调解室。", "伊胡塔嘎查", "150522", "village"),
        ("昭苏县的胡松图喀尔逊蒙古族乡、夏特柯尔克孜族乡先行。", "夏特柯尔克孜族乡", "654026", "township"),
        ("嘉善县在天水圩村试点。", "天水圩村", "330421", "village"),
        ("无锡市梁溪区的崇安寺商圈和南禅寺夜市人流大。", "南禅寺夜市", "320213", "locality"),
        ("绍兴市上虞区曹娥街道高新社区的书记说。", "高新社区", "330604", "village"),
        ("蚌埠市和蚌埠高新区签了协议。", "蚌埠高新区", "340300", "locality"),
    ],
)
def test_places_below_the_county(text: str, name: str, code: str, level: str) -> None:
    found = {p.name: (p.code, p.level) for p in read(text, "2023").places}
    assert found[name] == (code, level)


def test_a_local_brand_tells_which_of_many_towns_is_meant() -> None:
    draft = read("白沙镇推进“平安江津”建设,全镇安装探头八百个。", "2023")
    assert draft.home == "500116"
    assert codes(draft) == {"白沙镇": "500116", "江津区": "500116"}


def test_the_end_of_a_verb_takes_nothing_from_a_full_name() -> None:
    assert codes(read("安康市推广汉阴县的做法。", "2023")) == {"安康市": "610900", "汉阴县": "610921"}


def test_a_town_called_like_a_far_prefecture_and_a_firm_are_none() -> None:
    found = codes(read("维西县塔城镇启别村设了工作站,阿里巴巴集团捐了电脑。", "2023"))
    assert set(found.values()) == {"533423"}


def test_the_whole_prefecture_is_no_county_of_that_sound() -> None:
    assert "450324" not in codes(read("延边州推进平安建设,全州法院审结案件一万件。", "2023")).values()


def test_towns_of_a_city_without_counties_are_found() -> None:
    found = codes(read("东莞市推进平安建设。\n虎门镇先行,石排镇、东坑镇跟进。"))
    assert {found[name] for name in ("虎门镇", "石排镇", "东坑镇")} == {"441900"}


def test_a_town_that_is_a_street_today_is_found_under_its_old_rank() -> None:
    draft = read("余杭区推进平安建设。\n民警在良渚镇走访。", "2008-09-05")
    assert place(draft, "良渚镇").code == "330110"


@pytest.mark.parametrize(("written", "code"), [("科左后旗", "150522"), ("察右中旗", "150927"), ("阿左旗", "152921")])
def test_banners_are_known_by_their_short_names(written: str, code: str) -> None:
    assert code in codes(read(f"{written}公安局开展清查。")).values()


def test_an_office_called_after_a_township_names_no_county_of_that_name() -> None:
    found = codes(read("海口市推进平安建设。\n美兰区司法局灵山司法所调解土地纠纷。"))
    assert "450721" not in found.values()


def test_a_township_is_called_by_its_official_name() -> None:
    draft = read("毕节市七星关区阴底乡的法庭开庭。", "2023")
    assert place(draft, "阴底彝族苗族白族乡").surface == ("阴底乡",)


def test_anaphora_stand_for_the_home_place_or_the_one_named_last() -> None:
    text = "泰州市推进网格化。兴化市起步早,该市建成网格两千个;全市共建成一万个。"
    draft = read(text, "2023")
    anaphora = {(m.text, p.name) for p in draft.places for m in p.mentions if m.anaphor}
    assert anaphora == {("该市", "兴化市"), ("全市", "泰州市")}


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("绵阳市推进网格化。\n全市划分网格五千个。", "五千", "510700"),
        ("绵阳市推进网格化。\n三台县建成中心。今年已接待群众300人。", "300", "510722"),
        ("绵阳市推进网格化。\n(一)三台县。接待群众300人。", "300", "510722"),
        ("绵阳市推进网格化。\n二、三台县\n接待群众300人。", "300", "510722"),
        ("绵阳市三台县推进网格化,全县化解纠纷300件,居全市第一。", "第一", "510722"),
        ("绵阳市中院与成都市中院会商,办理案件300件。", "300", "510700"),
        ("绵阳市推进网格化。三台县、梓潼县分别化解纠纷300件和200件。", "200", "510725"),
        ("绵阳市推进网格化。三台县、梓潼县共化解纠纷500件。", "500", "510700"),
    ],
)
def test_the_place_of_a_statement(text: str, number: str, code: str) -> None:
    assert place_at(read(text, "2023"), text.index(number)) == code


def test_names_of_the_user_s_own(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,code,level\n春城,530100,\n翠湖边,530102,locality\n", encoding="utf-8")
    draft = read("春城的民警在翠湖边设了岗亭。", "2023", names=str(path))
    assert codes(draft) == {"昆明市": "530100", "翠湖边": "530102"}
    assert place(draft, "翠湖边").level == "locality"


def test_mentions_are_where_the_text_says_them() -> None:
    text = "２０２３年，衡阳市　耒阳市的综治中心启用。"
    draft = read(text, "2023")
    for found in draft.places:
        assert all(text[m.start : m.end] == m.text for m in found.mentions)
    assert set(codes(draft)) == {"衡阳市", "耒阳市"}


@pytest.mark.shared
def test_places_and_home_of_the_development_reports(shared: Path) -> None:
    wrong_home, hits, gold_rows, found_rows = [], 0, 0, 0
    for path in sorted((shared / "gold" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = gold["doc"]["source"]
        file = next(p for p in (shared / "reports" / "dev" / source, shared / "reports" / source) if p.exists())
        draft = draft_of(make_report(file.read_text(encoding="utf-8"), source))
        if draft.home != gold["doc"]["home"]:
            wrong_home.append(source)
        levels = ("province", "prefecture", "county")
        rows = {(e["code"], e["level"]): e.get("optional", False) for e in gold["entities"] if e.get("level") in levels}
        found = {(p.code, p.level) for p in draft.places if p.level in levels}
        hits += sum(1 for key in found if key in rows and not rows[key])
        gold_rows += sum(1 for optional in rows.values() if not optional)
        found_rows += sum(1 for key in found if not rows.get(key, False))
    assert len(wrong_home) <= 2, wrong_home
    assert 2 * hits / (gold_rows + found_rows) >= 0.96
