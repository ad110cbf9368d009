"""Head and foot of a report: title, publisher, date, authors, furniture."""

import json
from pathlib import Path

import pytest

from kg.read.header import make_report

BODY = "今年以来,全县推进综治中心规范化建设,群众办事更方便,矛盾纠纷化解在基层,平安底色越擦越亮,群众安全感持续提升。"


@pytest.mark.parametrize(
    ("head", "publisher", "published", "authors"),
    [
        ("来源:清江日报    发布时间:2023-05-06 08:00    责任编辑:王小明", "清江日报", "2023-05-06", ("王小明",)),
        ("来源：清江日报\n发布日期：2023年5月6日\n作者：王小明 李文", "清江日报", "2023-05-06", ("王小明", "李文")),
        ("2023/5/6 | 来源:清江政法 | 文/王小明 图/李文", "清江政法", "2023-05-06", ("王小明", "李文")),
        ("(清江日报 2023年5月6日 第2版 记者 王小明 通讯员 李文)", "清江日报", "2023-05-06", ("王小明", "李文")),
        ("《清江周刊》　２０２３年５月６日　文/本刊记者 王小明", "清江周刊", "2023-05-06", ("王小明",)),
        ("发布单位:清江县人民法院 发布日期:2023-05-06", "清江县人民法院", "2023-05-06", ()),
        ("发布时间:2023-05-06 浏览次数:128 字号:[大 中 小]", None, "2023-05-06", ()),
        ("记者|王小明\n责编|李文", None, "2023", ("王小明", "李文")),
    ],
)
def test_by_lines(head: str, publisher: str | None, published: str, authors: tuple[str, ...]) -> None:
    text = f"小院里的调解室\n{head}\n{BODY}2023年化解一百件。"
    report = make_report(text, "report.txt")
    assert (report.title, report.publisher, report.published, report.authors) == (
        "小院里的调解室",
        publisher,
        published,
        authors,
    )
    furniture = "".join(text[start:end] for start, end in report.furniture)
    assert head.replace("\n", "") == furniture
    assert text == report.text


@pytest.mark.parametrize(
    ("lead", "publisher", "published", "authors"),
    [
        ("本报5月6日讯(记者 王小明 通讯员 李文)", None, "2023-05-06", ("王小明", "李文")),
        ("【清江新闻网讯】(2023年5月6日 记者/王小明)", "清江新闻网", "2023-05-06", ("王小明",)),
        ("新华社成都5月6日电(记者 王小明)", "新华社", "2023-05-06", ("王小明",)),
        ("清江日报讯(全媒体记者 王小明 通讯员 李文)", "清江日报", "2023", ("王小明", "李文")),
    ],
)
def test_datelines(lead: str, publisher: str | None, published: str, authors: tuple[str, ...]) -> None:
    report = make_report(f"小院里的调解室\n{lead}{BODY}2023年化解一百件。", "report.txt")
    assert (report.publisher, report.published, report.authors) == (publisher, published, authors)


@pytest.mark.parametrize(
    ("foot", "publisher", "published"),
    [
        ("中共清江县委政法委员会\n二〇二三年五月六日", "中共清江县委政法委员会", "2023-05-06"),
        ("清江县人民政府办公室\n2023年5月16日", "清江县人民政府办公室", "2023-05-16"),
        ("(《清江日报》2023年5月6日)", "清江日报", "2023-05-06"),
    ],
)
def test_signatures(foot: str, publisher: str, published: str) -> None:
    report = make_report(f"关于平安建设情况的通报\n{BODY}\n{foot}\n", "report.txt")
    assert (report.title, report.publisher, report.published) == ("关于平安建设情况的通报", publisher, published)


def test_a_bulletin_s_masthead_is_not_its_title() -> None:
    text = f"清江政法简报\n第12期\n中共清江县委政法委员会编    2023年5月6日\n\n院坝里的调解\n{BODY}\n报:县委,县政府"
    report = make_report(text, "report.txt")
    assert (report.title, report.publisher, report.published) == (
        "院坝里的调解",
        "中共清江县委政法委员会",
        "2023-05-06",
    )
    assert [text[a:b] for a, b in report.furniture] == ["清江政法简报", "第12期", "报:县委,县政府"]


def test_a_table_of_particulars_is_read() -> None:
    text = (
        "索引号: 0001/2023-12\n发文机关: 清江县人民政府\n标　　题: 关于平安建设的意见\n发文字号: 清政发〔2023〕5号\n"
        f"发布日期: 2023年3月10日\n{BODY}"
    )
    report = make_report(text, "r")
    assert (report.title, report.publisher, report.published) == ("关于平安建设的意见", "清江县人民政府", "2023-03-10")


def test_the_occasion_under_a_title_gives_the_date() -> None:
    text = f"清江县人民法院工作报告\n——2023年2月9日在清江县第十七届人民代表大会第三次会议上\n{BODY}"
    report = make_report(text, "r")
    assert (report.title, report.published) == ("清江县人民法院工作报告", "2023-02-09")


def test_names_in_brackets_may_follow_their_label_directly() -> None:
    assert make_report(f"小院议事\n(本报记者王小明、李文)\n{BODY}", "r").authors == ("王小明", "李文")


def test_a_name_of_two_characters_may_be_spaced() -> None:
    assert make_report(f"小院议事\n□本报记者 王小明 通讯员 李 文\n{BODY}", "r").authors == ("王小明", "李文")


def test_a_subtitle_belongs_to_the_title() -> None:
    assert make_report(f"小网格\n——清江县纪实\n{BODY}", "r").title == "小网格——清江县纪实"


def test_a_report_without_a_head_has_no_title_and_no_author() -> None:
    report = make_report(f"民警在街头巡逻。\n{BODY}", "r")
    assert (report.title, report.publisher, report.published, report.authors) == (None, None, None, ())


def test_photographers_are_no_authors() -> None:
    text = f"民警进校园。 通讯员 李文 摄 ■ 记者 王小明\n{BODY}"
    report = make_report(text, "r")
    assert report.authors == ("王小明",)


def test_questions_of_an_interview_are_no_by_line() -> None:
    text = f"调解员说调解\n{BODY}\n记者:听说您调解了十年?\n王小明:是的。"
    report = make_report(text, "r")
    assert report.authors == () and report.furniture == ()


@pytest.mark.parametrize("text", ["", "\n", "。", "来源:", "记者", "作者:\n", "第1期", "2023年13月45日"])
def test_fragments_make_a_report(text: str) -> None:
    assert make_report(text, "r").text == text


@pytest.mark.shared
def test_fields_of_the_development_reports(shared: Path) -> None:
    right = dict.fromkeys(("title", "publisher", "published", "authors"), 0)
    paths = sorted((shared / "gold" / "dev").glob("*.json"))
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))["doc"]
        places = (shared / "reports" / "dev" / gold["source"], shared / "reports" / gold["source"])
        file = next(p for p in places if p.exists())
        report = make_report(file.read_text(encoding="utf-8"), gold["source"])
        right["title"] += report.title == gold["title"]
        right["publisher"] += report.publisher == gold["publisher"]
        right["published"] += (report.published or "").startswith(gold["published"] or "")
        right["authors"] += sorted(report.authors) == sorted(gold["authors"])
    assert all(count >= len(paths) - 2 for count in right.values()), right


def test_a_bulletin_names_its_body_and_date_on_one_line() -> None:
    text = "某市矛盾纠纷化解简报\n(2022年第7期)\n某市社会治理工作办公室 2022年7月15日\n\n上半年,全市受理纠纷2万件。\n"
    report = make_report(text, "a.txt")
    assert (report.publisher, report.published) == ("某市社会治理工作办公室", "2022-07-15")


BODY = "今年以来,清江县公安局推行网格布警,划分巡防网格18个,刑事案件同比下降12.5%,群众的安全感持续提升。"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        *(
            ("□ 李闻 王明", ("李闻", "王明")),
            ("□李闻", ("李闻",)),
            ("李闻 王小明", ("李闻", "王小明")),
            ("李 闻", ("李闻",)),
        ),
        *(("【记者李闻】", ("李闻",)), ("记者 李闻 报道", ("李闻",)), ("李闻 王明 文/图", ("李闻", "王明"))),
        ("清江日报记者 李闻 王明", ("李闻", "王明")),
    ],
)
def test_a_line_of_names_under_the_title_is_a_by_line(line: str, authors: tuple[str, ...]) -> None:
    report = make_report(f"清江县扎实推进平安建设\n{line}\n{BODY}\n", "a.txt")
    assert (report.title, report.authors) == ("清江县扎实推进平安建设", authors)
    assert [report.text[start:end] for start, end in report.furniture] == [line]


@pytest.mark.parametrize(
    "line", ["组织领导", "平安 和谐", "李闻", "强化责任 狠抓落实", "(一)", "【聚焦】", "□ 网格治理"]
)
def test_a_heading_under_the_title_is_no_by_line(line: str) -> None:
    report = make_report(f"清江县扎实推进平安建设\n{line}\n{BODY}\n", "a.txt")
    assert (report.authors, report.furniture) == ((), ())


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        *(
            ("(李闻)", ("李闻",)),
            ("李闻 摄", ()),
            ("— 3 —", ()),
            ("第3页 共12页", ()),
            ("暂无评论", ()),
            ("【打印】【关闭】", ()),
        ),
        *(
            ("分享到:微信 微博", ()),
            ("相关链接:", ()),
            ("扫一扫在手机打开当前页", ()),
            ("阅读 1234", ()),
            ("点赞 12 评论 3", ()),
        ),
        *(("(责任编辑:周明)", ("周明",)), ("上一篇:某地开会 下一篇:某地检查", ())),
    ],
)
def test_what_the_page_adds_below_is_furniture(line: str, authors: tuple[str, ...]) -> None:
    report = make_report(f"清江县扎实推进平安建设\n{BODY}\n{line}\n", "a.txt")
    assert report.authors == authors
    assert [report.text[start:end] for start, end in report.furniture] == [line]


def test_an_outlet_before_its_reporter_is_a_by_line_and_no_part_of_the_text() -> None:
    text = "核桃树下话家常\n\n陇东法治报记者周明\n\n礼县公安局民警走村入户,排查纠纷十二起。\n"
    report = make_report(text, "one.txt")
    assert report.authors == ("周明",)
    assert any(text[start:end] == "陇东法治报记者周明" for start, end in report.furniture)


def test_a_title_broken_over_lines_is_one() -> None:
    text = f"清江县人民政府办公室关于印发\n《清江县2023年平安建设工作要点》的通知\n清政办发〔2023〕5号\n{BODY}"
    report = make_report(text, "report.txt")
    assert report.title == "清江县人民政府办公室关于印发《清江县2023年平安建设工作要点》的通知"


def test_the_issuer_above_a_number_with_its_signer_is_no_title() -> None:
    text = f"清江县公安局\n清公函〔2023〕8号            签发人:王小明\n对县人大代表第5号建议的答复\n{BODY}"
    report = make_report(text, "report.txt")
    assert (report.title, report.publisher) == ("对县人大代表第5号建议的答复", "清江县公安局")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("时间:2023年5月6日10:00    地点:县法院三楼会议室", "2023-05-06"),
        ("来源:清江检察  2023-05-06 16:20  编辑丨王小明  审核丨李文", "2023-05-06"),
    ],
)
def test_dates_among_other_particulars(head: str, published: str) -> None:
    assert make_report(f"清江举行新闻发布会\n{head}\n{BODY}", "report.txt").published == published
