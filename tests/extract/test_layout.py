"""Layout: what a line is, and under which headings it stands."""

import pytest

from kg.extract.layout import lay_out
from kg.schema.fold import fold

REPORT = """某市平安建设工作通报
各县(市、区)委政法委:
现将有关情况通报如下。
一、主要做法
(一)甲县。建成中心三个。
该县还招募调解员。
(二)乙县。化解纠纷五百件。
二、下一步打算
1.办结率达到98%以上;
2.再建中心十个
某市社会治安综合治理委员会
"""


def kinds(text: str, title: str | None = None, furniture: tuple[tuple[int, int], ...] = ()) -> list[tuple[str, str]]:
    layout = lay_out(fold(text), title, furniture)
    return [(p.kind, text[p.start : p.end]) for p in layout.paragraphs]


def test_lines_are_told_apart() -> None:
    assert [kind for kind, _ in kinds(REPORT, "某市平安建设工作通报")] == [
        "title", "body", "body", "heading", "body", "body", "body", "heading", "body", "body", "body",
    ]  # fmt: skip


def test_paragraphs_hang_under_their_headings() -> None:
    layout = lay_out(fold(REPORT), "某市平安建设工作通报", ())
    headings = {REPORT[p.start : p.end]: p.headings for p in layout.paragraphs}
    assert headings["(一)甲县。建成中心三个。"] == ("一、主要做法", "(一)甲县")
    assert headings["该县还招募调解员。"] == ("一、主要做法", "(一)甲县")
    assert headings["(二)乙县。化解纠纷五百件。"] == ("一、主要做法", "(二)乙县")
    assert headings["2.再建中心十个"] == ("二、下一步打算",)


def test_parts_ended_by_a_colon_stand_above_unnumbered_headings() -> None:
    text = "法院:\n把调解挺在前面\n全市法院调解案件。\n检察院:\n监督更有力\n全市检察院办案。"
    layout = lay_out(text, None, ())
    assert [p.headings for p in layout.paragraphs if p.kind == "body"] == [
        ("法院:", "把调解挺在前面"),
        ("检察院:", "监督更有力"),
    ]


@pytest.mark.parametrize("line", ["问:怎样预约", "主持人:请看大屏幕", "发布人:市公安局副局长 李某", "时间:上午九点"])
def test_interview_lines_and_particulars_are_no_headings(line: str) -> None:
    assert kinds(f"发布会实录\n{line}\n大家好。", "发布会实录")[1] == ("body", line)


def test_what_stands_before_the_title_heads_nothing() -> None:
    layout = lay_out("某市综治办\n关于某事的通知\n请遵照执行。", "关于某事的通知", ())
    assert [(p.kind, p.headings) for p in layout.paragraphs] == [("body", ()), ("title", ()), ("body", ())]


def test_a_title_of_two_lines_is_one() -> None:
    assert [k for k, _ in kinds("小网格\n——某县网格化纪实\n全县有网格。", "小网格——某县网格化纪实")] == [
        "title",
        "title",
        "body",
    ]


def test_furniture_is_in_no_sentence() -> None:
    text = "来源:某网\n民警巡逻。 通讯员 张三 摄\n全市推进。"
    credit = text.index("通讯员")
    layout = lay_out(text, None, ((0, 5), (credit, credit + 8)))
    assert [p.kind for p in layout.paragraphs] == ["furniture", "body", "body"]
    assert [text[s.start : s.end] for s in layout.sentences] == ["民警巡逻。", "全市推进。"]
    assert layout.sentence_at(credit) is None


def test_sentences_cover_the_text_of_their_paragraphs() -> None:
    text = "“好!”他说。全市推进;各县跟进……成效明显?是的"
    layout = lay_out(text, None, ())
    assert "".join(text[s.start : s.end] for s in layout.sentences) == text
    assert len(layout.sentences) == 6


@pytest.mark.parametrize("text", ["", "\n\n", "   \n", "。", "\n标题"])
def test_texts_with_nothing_in_them_have_a_layout(text: str) -> None:
    layout = lay_out(text, None, ())
    assert all(s.start < s.end for s in layout.sentences)


def test_a_heading_that_opens_with_a_year_is_no_date_line() -> None:
    text = "某市工作报告\n一年来,收案下降。\n2024年工作安排\n一是推行调解。\n2024年1月5日\n"
    layout = lay_out(fold(text), "某市工作报告", ())
    kinds = {text[p.start : p.end]: p.kind for p in layout.paragraphs}
    assert kinds["2024年工作安排"] == "heading"
    assert kinds["2024年1月5日"] == "body"
