"""Figures of whole sentences, through the whole pipeline: what a researcher would read off them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import read_report
from kg.model import Figure, Reading
from kg.model.report import Report, report_id

HOME = "安康市政法工作综述"


def reading_of(body: str, published: str = "2023-08-15", title: str = HOME) -> Reading:
    text = f"{title}\n\n{body}"
    return read_report(Report(id=report_id(text), source="test.txt", text=text, title=title, published=published))


def figures(body: str, **keywords: str) -> tuple[Figure, ...]:
    return reading_of(body, **keywords).figures


def cores(body: str, **keywords: str) -> list[tuple[float, str, str]]:
    return [(f.value, f.unit, f.indicator) for f in figures(body, **keywords)]


def test_each_number_finds_its_own_indicator() -> None:
    assert cores("安康市法院受理刑事案件58件93人,结案率89%。") == [
        (58, "件", "受理刑事案件"),
        (93, "人", "受理刑事案件人数"),
        (89, "%", "结案率"),
    ]


def test_a_bare_verb_shares_the_noun_before() -> None:
    assert cores("安康市新收行政复议案件87件,受理80件,办结75件。")[1:] == [
        (80, "件", "受理行政复议案件"),
        (75, "件", "办结行政复议案件"),
    ]


def test_distributed_changes_go_to_their_subjects_with_sign() -> None:
    found = figures("安康市信访件次、人次同比分别下降7.1%和2.9%。")
    assert [(f.value, f.indicator, f.measure, f.base) for f in found] == [
        (-7.1, "信访件次", "change", "yoy"),
        (-2.9, "信访人次", "change", "yoy"),
    ]


def test_two_shares_of_one_verb_go_to_the_two_numbers_before() -> None:
    found = figures("安康市法院受理案件900件,审结850件,同比上升6.8%和4.2%。")
    changes = [(f.value, f.indicator, f.base) for f in found if f.measure == "change"]
    assert changes == [(6.8, "受理案件", "yoy"), (4.2, "审结案件", "yoy")]


def test_a_comparison_may_name_its_year() -> None:
    (found,) = figures("2023年,安康市发案率同比2021年下降12%。")
    assert (found.value, found.indicator, found.base, found.period) == (-12, "发案率", "2021", "2023")


def test_a_year_named_in_an_undated_report_is_no_goal() -> None:
    text = "2021年以来,安康市推进巡防。2023年,全市发案率下降12%。"
    assert [f.status for f in figures(text, published=None)] == ["actual"]


def test_what_a_number_does_not_repeat_it_takes_from_its_paragraph() -> None:
    assert cores("安康市建成高清探头900路。明年计划再建300路。")[1] == (300, "路", "建高清探头")


def test_a_sum_of_money_is_no_part_of_a_program() -> None:
    assert (30000000, "元", "投资建设雪亮工程") in cores("安康市投资3000万元建设雪亮工程。")


def test_a_comparison_with_another_level_is_no_change() -> None:
    found = figures("安康市破案率达到45%,高于全省平均水平6.2个百分点。")
    assert [(f.value, f.measure, f.indicator) for f in found] == [(45, "rate", "破案率"), (6.2, "other", "破案率")]


def test_years_in_a_list_are_distributed_over_their_numbers() -> None:
    found = figures("2019年、2020年、2021年安康市法院分别收案45件、58件、68件。", published="2022-05-30")
    assert [(f.value, f.period) for f in found] == [(45, "2019"), (58, "2020"), (68, "2021")]


def test_a_year_that_a_change_is_measured_against_does_not_date_it() -> None:
    (found,) = figures("2020年上半年,安康市群众安全感较整治前的2017年提高6.1个百分点。", published="2020-11-18")
    assert (found.period, found.base) == ("2020-01/2020-06", "2017")


def test_where_people_live_households_and_persons_are_counted() -> None:
    assert cores("安康市老城片区住着2300多户、6800余人。") == [(2300, "户", "居住户数"), (6800, "人", "居住人口")]


def test_two_numbers_share_their_percentage_points() -> None:
    found = figures("安康市镇、村创建率分别比上年提高4个和6个百分点。")
    assert [(f.value, f.unit) for f in found] == [(4, "百分点"), (6, "百分点")]


@pytest.mark.parametrize(
    ("body", "core"),
    [
        ("安康市新装探头340个,总数达1200个。", (1200, "个", "探头总数")),
        ("安康市举报线索累计受理1120条。", (1120, "条", "受理举报线索")),
        ("安康市调解纠纷386件,成功率97.6%。", (97.6, "%", "成功率")),
        ("安康市满意率98%,连续三年全省第一。", (1, "位", "满意率全省排名")),
        ("安康市存在不足:一是专职巡防队员仅120人。", (120, "人", "专职巡防队员")),
    ],
)
def test_an_indicator_says_what_is_counted(body: str, core: tuple[float, str, str]) -> None:
    assert core in cores(body)


def test_an_opinion_sets_tasks() -> None:
    title = "关于安康市加强矛盾纠纷化解工作的实施意见"
    body = "二、主要措施\n每个乡镇配备调解员2名以上。2023年,安康市调解纠纷386件。"
    found = figures(body, published="2024-04-02", title=title)
    assert [(f.value, f.status) for f in found] == [(2, "target"), (386, "actual")]


def test_changes_in_everyday_words() -> None:
    found = figures("安康市刑事警情比上年少了23.01%,分流警情比上年多出三成。")
    assert [(f.value, f.measure, f.base) for f in found] == [(-23.01, "change", "yoy"), (30, "change", "yoy")]
    (found_rank,) = figures("安康市群众安全感较上年提升5个位次。")
    assert (found_rank.value, found_rank.unit, found_rank.measure) == (5, "位", "change")


def test_what_did_not_happen_is_named_by_its_clause() -> None:
    assert cores("安康市盗窃矿产案件零发案。") == [(0, "起", "盗窃矿产案件")]


def test_goals_behind_words_of_intention_are_goals() -> None:
    found = figures("今年,安康市法院力争调撤率达到65%,平均审理期限不超过40天。")
    assert [f.status for f in found] == ["target", "target"]


def test_what_a_plan_tells_as_past_is_a_fact() -> None:
    body = "一、任务\n推广联防模式。安康市自2018年起组建小组94个,三年来调解纠纷13件。调解员增至45人。"
    found = figures(body, published="2022-03-18", title="安康市三年行动方案(2022—2024年)")
    assert [(f.status, f.period) for f in found] == [
        ("actual", "2018/.."),
        ("actual", "2019/2022"),
        ("target", "2022/2024"),
    ]


def test_undated_figures_of_a_review_are_of_its_year() -> None:
    body = "一年来,安康市公安局破案147起。\n新建派出所67个,警力占比由2006年的31%提高到43%。\n下一步,新建派出所9个。"
    found = figures(body, published="2010-01-22", title="在安康市公安工作会议上的报告")
    assert [(f.value, f.period) for f in found] == [(147, "2009"), (67, "2009"), (31, "2006"), (43, "2009"), (9, None)]


def test_a_total_up_to_a_day_governs_the_paragraph_that_it_opens() -> None:
    body = "截至12月23日,安康市法院受理案件501件。结案率91.27%。\n安康市法院执结案件126件。"
    found = figures(body, published="2017-12-29", title="安康市法院交出年度答卷")
    assert [f.period for f in found] == ["../2017-12-23", "../2017-12-23", "2017"]


def test_changes_of_a_pair_go_to_both() -> None:
    found = figures("安康市检察院批准逮捕嫌疑人12件20人,同比分别上升6.8%和5.8%。")
    assert [(f.value, f.indicator) for f in found if f.measure == "change"] == [
        (6.8, "批准逮捕嫌疑人"),
        (5.8, "批准逮捕嫌疑人人数"),
    ]


def test_before_and_after_are_two_figures() -> None:
    found = figures("安康市审批时限由15天压减到6天。")
    assert [(f.value, f.unit, f.measure) for f in found] == [(15, "天", "duration"), (6, "天", "duration")]
    assert found[0].period is None


def test_percentage_points_stay_apart() -> None:
    (found,) = figures("安康市结案率同比提高5个百分点。")
    assert (found.value, found.unit, found.measure) == (5, "百分点", "change")


@pytest.mark.parametrize(
    ("clause", "value", "qualifier"),
    [
        ("配备网格员500余人", 500, "approx"),
        ("配备网格员近500人", 500, "approx"),
        ("配备网格员超过500人", 500, "min"),
        ("配备网格员不少于500人", 500, "min"),
        ("配备网格员不超过500人", 500, "max"),
        ("配备网格员500人以内", 500, "max"),
    ],
)
def test_qualifier(clause: str, value: float, qualifier: str) -> None:
    (found,) = figures(f"安康市{clause}。")
    assert (found.value, found.qualifier) == (value, qualifier)


def test_both_ends_of_a_range() -> None:
    found = figures("安康市警情数同比下降21%~33%。")
    assert [(f.value, f.qualifier) for f in found] == [(-21, "min"), (-33, "max")]


def test_money_is_in_yuan() -> None:
    (found,) = figures("安康市挽回经济损失2.71亿元。")
    assert (found.value, found.unit, found.measure, found.concept) == (271000000, "元", "amount", "losses-recovered")


@pytest.mark.parametrize(
    "sentence",
    [
        "安康市几十位农民赶来。",
        "安康市要实现三个“再”。",
        "安康市对连续两个季度排名末位的乡镇进行约谈。",
        "安康市两家合计占四成。",
    ],
)
def test_vague_numbers_and_idioms_are_no_figures(sentence: str) -> None:
    assert [f for f in figures(sentence) if f.unit != "%"] == []


def test_rank_needs_a_number() -> None:
    (found,) = figures("安康市群众安全感位居全省第二。")
    assert (found.value, found.unit, found.measure) == (2, "位", "rank")
    assert figures("安康市群众安全感位居全省前列。") == ()


def test_what_did_not_happen_counts_zero() -> None:
    (found,) = figures("安康市未发生重大公共安全事故。")
    assert (found.value, found.indicator) == (0, "重大公共安全事故")
    assert cores("安康市调解的案件无一件转为刑事案件。") == [(0, "件", "转为刑事案件")]


@pytest.mark.parametrize(
    "sentence",
    [
        "安康市公布举报电话110和12345热线。",
        "安康市召开第3次会议,深化“五包五保”机制。",
        "2023年5月8日,安康市印发《关于2022年18项任务的通知》。",
        "安康市实行24小时值守。",
        "安康市办好这件事,统一了思想。",
    ],
)
def test_numbers_that_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == ()


def test_status_and_period_of_goals_and_facts() -> None:
    found = figures("2022年,安康市调解纠纷300件。到2025年底,安康市群众安全感力争达到98%。")
    assert [(f.value, f.status, f.period) for f in found] == [(300, "actual", "2022"), (98, "target", "2025")]


def test_a_heading_that_looks_back_tells_the_year_under_review_whatever_the_plans_are_for() -> None:
    body = "2022年工作回顾\n\n一、守平安\n调解纠纷120件。\n\n2023年工作打算\n\n2023年,我市将新建驿站8个。"
    assert [(f.value, f.period) for f in figures(body, published="2023-01-20")] == [(120, "2022"), (8, "2023")]


def test_a_heading_year_governs_undated_figures() -> None:
    (found,) = figures("安康市调解纠纷300件。", title="安康市2021年工作总结", published="2022-01-10")
    assert found.period == "2021"


def test_about_names_an_entity_and_place_is_a_code() -> None:
    reading = reading_of("安康市公安局破获案件20起。全市刑事警情下降3%。")
    names = {e.name for e in reading.entities}
    assert [f.about for f in reading.figures] == ["安康市公安局", "安康市"]
    assert all(f.about in names and f.place == "610900" for f in reading.figures)


def test_quotes_are_the_text_as_written() -> None:
    reading = reading_of("安康市安装探头1.8万个,覆盖率达９５％。")
    text = f"{HOME}\n\n安康市安装探头1.8万个,覆盖率达９５％。"
    assert [f.quote for f in reading.figures] == ["安康市安装探头1.8万个", "覆盖率达９５％"]
    assert all(text[f.start : f.end] == f.quote for f in reading.figures)


def test_concepts_make_cities_comparable() -> None:
    concepts = [f.concept for f in figures("安康市配齐专兼职网格员433名,矛盾纠纷化解率98%,安装监控探头700个。")]
    assert concepts == ["grid-members", "mediation-success-rate", "cameras"]


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        alphabet="安康市法院调解纠纷受理案件,。;、(“”)0123456789%万亿件人个元年月日至同比下降分别和超过近以上由到为",
        max_size=60,
    )
)
def test_any_text_gives_figures_that_lie_in_it(body: str) -> None:
    reading = reading_of(body)
    names = {e.name for e in reading.entities}
    for figure in reading.figures:
        assert figure.about in names
        assert figure.indicator
        assert figure.quote


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("安康市就地调处邻里纠纷45件。", [(45, "件", "就地调处邻里纠纷")]),
        ("在汉滨区设立警务室12个。", [(12, "个", "设立警务室")]),
        ("安康市司法局会同安康市公安局、安康市财政局培训调解员70名。", [(70, "名", "培训调解员")]),
        ("我们计划再聘请调解员20名。", [(20, "名", "聘请调解员")]),
        ("预计警务室将超过40个。", [(40, "个", "警务室")]),
        ("安康市平均接警时长为3分20秒。", [(200, "秒", "平均接警时长")]),
        ("安康市9个乡镇综治中心接待群众4000人次。", [(9, "个", "乡镇综治中心"), (4000, "人次", "接待群众")]),
        ("安康市每村配备1名网格长和2名网格员。", [(1, "名", "配备网格长"), (2, "名", "网格员")]),
    ],
)
def test_words_of_place_time_and_partner_are_no_part_of_an_indicator(
    body: str, expected: list[tuple[float, str, str]]
) -> None:
    found = cores(body)
    assert [(v, u) for v, u, _ in found] == [(v, u) for v, u, _ in expected]
    for (_, _, indicator), (_, _, wanted) in zip(found, expected, strict=True):
        assert indicator.endswith(wanted) and len(indicator) <= len(wanted) + 4


@pytest.mark.parametrize(
    "body",
    [
        "安康市道路四通八达。",
        "院里摆着两张方桌、三条板凳。",
        "安康市从三个方面抓好五项重点工作。",
        "安康市按照1名民警联系2至4个村、每村1名辅警的标准部署警力。",
    ],
)
def test_idioms_things_and_rules_of_sharing_count_nothing(body: str) -> None:
    assert cores(body) == []


def test_nothing_happened_is_zero_in_digits_too() -> None:
    for written in ("零发生", "0发生"):
        found = figures(f"安康市越级上访{written}。")
        assert [(f.value, f.indicator) for f in found] == [(0, "越级上访")]


def test_a_change_keeps_the_noun_that_its_list_shares() -> None:
    found = figures("安康市民事、刑事案件收案分别上升4.2%和9.7%。")
    assert [(f.value, f.indicator) for f in found] == [(4.2, "民事案件收案"), (9.7, "刑事案件收案")]


def test_co_operation_is_no_comparison() -> None:
    (found,) = figures("安康市部门协同办案效率提升35%。")
    assert (found.value, found.measure) == (35, "change")


def test_a_rank_for_each_indicator_of_a_list() -> None:
    found = figures("安康市收、结案量均居全省第三。")
    assert [(f.value, f.indicator) for f in found] == [(3, "收案量全省排名"), (3, "结案量全省排名")]


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("今年,安康市将新建警务室12个。", "2023"),
        ("安康市力争到2025年,警务室达到60个。", "2025"),
        ("目标是到2024年,满意度达到97%。", "2024"),
        ("安康市年内须压降警情8%。", "2023"),
        ("安康市警务室有望达到60个。", None),
        ("要把信访总量压降6%。", None),
        ("安康市三年内培训网格员900名。", None),
    ],
)
def test_what_is_intended_is_a_target_with_its_deadline(body: str, period: str | None) -> None:
    (found,) = figures(body)
    assert (found.status, found.period) == ("target", period)


def test_what_is_done_this_year_is_a_fact() -> None:
    found = figures("今年计划建设警务室30个,现已完成20个。")
    assert [(f.value, f.status) for f in found] == [(30, "target"), (20, "actual")]


def test_what_lies_behind_the_year_under_review_is_a_target() -> None:
    found = figures("2023年,安康市化解纠纷500件。\n2024年,安康市将新建警务室20个,警情下降6%。", published="2024-01-10")
    assert [(f.period, f.status) for f in found] == [("2023", "actual"), ("2024", "target"), ("2024", "target")]


def test_a_stock_of_today_does_not_begin_with_the_flow_before_it() -> None:
    found = figures("今年以来,安康市化解纠纷500件。目前,安康市有网格员80名。")
    assert [f.period for f in found] == ["2023/..", "../2023-08"]


def test_what_has_held_for_years_keeps_its_name() -> None:
    found = figures("安康市命案破案率连续4年保持100%。")
    assert [(f.value, f.measure) for f in found] == [(4, "count"), (100, "rate")]
    assert found[0].indicator.startswith("命案破案率") and found[1].indicator == "命案破案率"


def test_a_rank_before_and_after_keep_one_indicator() -> None:
    found = figures("安康市安全感指数为97%,排名由全省第8位上升到第3位。")
    assert [(f.value, f.indicator) for f in found if f.measure == "rank"] == [
        (8, "安全感指数全省排名"),
        (3, "安全感指数全省排名"),
    ]


def test_a_class_of_crimes_is_no_count() -> None:
    found = figures("安康市刑事案件、八类严重暴力案件同比分别下降11%和16%。")
    assert [(f.value, f.indicator) for f in found] == [(-11, "刑事案件"), (-16, "八类严重暴力案件")]


def test_an_earlier_value_of_the_same_time_of_the_year_before() -> None:
    found = figures("今年上半年,全县纠纷警情由去年同期的79起降至39起。", published="2023-08-15")
    assert [(f.value, f.period) for f in found] == [(79, "2022-01/2022-06"), (39, "2023-01/2023-06")]


def test_the_later_of_two_dated_values_dates_the_change() -> None:
    found = figures("全县电诈警情由2021年的80起降到去年的60起,下降25%。", published="2023-08-15")
    assert [(f.value, f.period) for f in found] == [(80, "2021"), (60, "2022"), (-25, "2022")]


def test_a_deadline_behind_its_number() -> None:
    (found,) = figures("首批300个点位将于今年10月底前投用。", published="2023-08-15")
    assert (found.period, found.status) == ("2023-10", "target")


def test_a_date_in_quoted_speech_opens_it() -> None:
    found = figures("“明年,全镇矛盾纠纷就地化解率要保持在九成以上,一件也不能往外推。”镇长说。", published="2023-08-15")
    assert [(f.value, f.period, f.status) for f in found] == [(90, "2024", "target")]


def test_earlier_and_later_values_are_distributed() -> None:
    found = figures("重点区域覆盖率、联网率分别由2016年末的52%、37%提高到100%和98.5%。")
    assert [(f.value, f.indicator[-3:], f.period) for f in found][:2] == [(52, "覆盖率", "2016"), (37, "联网率", None)]
    assert [(f.value, f.indicator[-3:]) for f in found][2:] == [(100, "覆盖率"), (98.5, "联网率")]


def test_a_run_of_changes_may_turn() -> None:
    found = figures("全市破获案件158起,抓获嫌疑人213人,同比分别下降17.7%和上升8.9%。")
    assert [(f.value, f.indicator) for f in found if f.measure == "change"] == [
        (-17.7, "破获案件"),
        (8.9, "抓获嫌疑人"),
    ]


def test_rates_that_share_one_value() -> None:
    assert cores("全市护学岗设置率、专职保安配备率均达到100%。") == [
        (100, "%", "护学岗设置率"),
        (100, "%", "专职保安配备率"),
    ]


def test_ranks_between_which_a_place_moves() -> None:
    found = figures("信访量较上年减少六成以上,由全市信访量第2位退到第15位。")
    assert [(f.value, f.measure) for f in found if f.unit == "位"] == [(2, "rank"), (15, "rank")]


@pytest.mark.parametrize(
    ("body", "value", "unit"),
    [
        ("检察官线索核查率百分之百。", 100, "%"),
        ("平台注册用户154万。", 1540000, "人"),
        ("调解室调解纠纷426件,无一反弹。", 0, "件"),
        ("全县收案11632件,同比少收1408件。", -1408, "件"),
        ("全县派出所接报警情下降,涉路案件反弹,同比上升12.5%。", 12.5, "%"),
    ],
)
def test_more_ways_of_writing_numbers(body: str, value: float, unit: str) -> None:
    assert (value, unit) in [(f.value, f.unit) for f in figures(body)] or (value, "起") in [
        (f.value, f.unit) for f in figures(body)
    ]


@pytest.mark.parametrize("body", ["14至16周岁低龄涉罪。", "武警二支队参加巡逻。", "县公安局等5部门会签办法。"])
def test_what_is_no_figure(body: str) -> None:
    assert figures(body) == ()


def test_a_share_keeps_the_whole_that_it_names() -> None:
    assert cores("反诈平台注册用户289万人,占常住人口的49.7%。")[-1] == (49.7, "%", "反诈平台注册用户占常住人口比重")
    assert cores("全市立案120件,结案90件,占总数的75%。")[-1][2].endswith("占比")


def test_a_report_that_names_no_place_gives_its_figures_without_one() -> None:
    reading = reading_of("2023年，全市共化解纠纷1500起，群众安全感达到98%。", title="综治工作简报")
    stated = [(f.indicator, f.value, f.period, f.place, f.about) for f in reading.figures]
    assert stated == [("化解纠纷", 1500, "2023", None, None), ("群众安全感", 98, "2023", None, None)]
    (finding,) = (one for one in reading.findings if one.kind == "no_place")
    assert "2 figures" in finding.message


def test_under_a_heading_over_faults_and_next_tasks_only_what_names_the_next_year_is_a_task() -> None:
    text = "二、存在问题及2024年打算\n\n全市探头在线率仅有八成五。2024年,全市新增探头90路。"
    found = figures(text, title="安康市2023年平安建设工作总结", published="2023-12-20")
    assert [(f.period, f.status) for f in found] == [("2023", "actual"), ("2024", "target")]


def test_what_is_strived_for_is_a_goal_whatever_has_been_reached() -> None:
    found = figures("安康市建成戒毒康复点,目前入住126人,戒断巩固率力争超过五成。")
    assert [f.status for f in found] == ["actual", "target"]


def test_in_a_report_on_a_year_the_start_of_a_month_governs_its_sentence_alone() -> None:
    found = figures("3月起,安康市法院聘请调查员18名。审结案件90件。", title="安康市法院2022年工作报告")
    assert [f.period for f in found] == ["2022-03/..", "2022"]


def test_the_words_for_a_fall_may_stand_before_its_two_sizes() -> None:
    found = figures("安康市事故起数和死亡人数降幅分别为21.4%、16.7%。")
    assert [(f.value, f.measure, f.indicator) for f in found] == [
        (-21.4, "change", "事故起数"),
        (-16.7, "change", "死亡人数"),
    ]


def test_a_rate_and_a_number_of_persons_may_be_zero() -> None:
    assert cores("安康市社区矫正对象再犯罪率为零,涉毒人员失控人数为0。") == [
        (0, "%", "社区矫正对象再犯罪率"),
        (0, "人", "涉毒人员失控人数"),
    ]


def test_an_average_age_is_a_figure_and_the_age_of_one_person_is_none() -> None:
    assert cores("安康市调解员平均年龄54岁。68岁的老人走进调解室。") == [(54, "岁", "调解员平均年龄")]


def test_a_date_before_an_indicator_is_no_part_of_it() -> None:
    assert cores("安康市受理信访事项90件,截至5月底已化解80件。")[-1] == (80, "件", "化解信访事项")


def test_a_report_that_also_plans_states_facts_under_its_headings() -> None:
    text = "一、2021年工作总结\n\n全市化解纠纷90件。"
    found = figures(text, title="安康市司法局2021年工作总结和2022年工作要点", published="2022-01-20")
    assert [(f.period, f.status) for f in found] == [("2021", "actual")]


def test_half_a_year_is_compared_with() -> None:
    found = figures("安康市安全感居全省第3位,比去年下半年前移2位。上半年化解纠纷90件。", published="2023-07-28")
    assert found[-1].period == "2023-01/2023-06"


def test_a_campaign_dates_its_total_however_far_its_verb_stands() -> None:
    found = figures("9月,市公安局在老城镇、新城镇的偏远村组启动收戒行动,截至11月底收戒73人。", published="2023-12-05")
    assert [f.period for f in found] == ["2023-09/2023-11"]
