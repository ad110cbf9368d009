"""What a figure is about: the topic that its clause, its sentence or its paragraph speaks of."""

from typing import Any

import pytest

from kg.extract import read_report
from kg.model.report import Report, report_id


def about(body: str, title: str = "安康市平安建设综述") -> list[str | None]:
    text = f"{title}\n\n{body}"
    report: dict[str, Any] = {"id": report_id(text), "source": "a.txt", "text": text, "title": title}
    return [f.about for f in read_report(Report(**report, published="2023-08-15")).figures]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("安康市公安局破获案件20起,抓获嫌疑人30人。", ["安康市公安局", "安康市公安局"]),
        ("安康市检察院研发“桑海云”平台,接入数据300条。", ["桑海云平台"]),
        ("安康市检察院研发“桑海云”平台。运行以来,该平台推送线索40条。", ["桑海云平台"]),
        ("安康市法院设立“汉水红”速裁工作站。到年底,速裁工作站化解纠纷90件。", ["汉水红速裁工作站"]),
        ("安康市公安局破获案件20起。开展“秋鹰”专项行动,抓获嫌疑人30人。", ["安康市公安局", "安康市公安局"]),
        ("安康市检察院首创“护秦令”,三年发出护秦令46份。", ["护秦令"]),
        ("全市12个基层法院审结案件300件。", ["安康市基层法院", "安康市基层法院"]),
        ("安康市推行“十户联防”,刑事警情下降12%。", ["安康市"]),
        ("安康市检察院研发“桑海云”App。目前,平台接入数据300条。", ["桑海云App"]),
        ("安康市检察院上线“桑海云”平台。自5月运行以来,推送线索40条。", ["桑海云平台"]),
        ("在“秋鹰”行动中,60名逃犯到案。", ["秋鹰行动"]),
        ("全市“十户联防”覆盖率达到100%,纠纷化解率不低于97%。", ["十户联防", "安康市"]),
        ("安康市公安局深化“两队一室”改革,派出所警力占比达42%。", ["安康市公安局"]),
        ("安康市法院收案300件,居全市基层法院第二。", ["安康市法院系统", "安康市法院系统"]),
        ("安康市法院推广“秦安和”工作法,结案率达到98%。", ["安康市法院系统"]),
        ("安康市司法局提供的数据显示,全市有调解员700人。", ["安康市"]),
        ("安康市公安局投资500万元,建成“秦岭眼”监控系统。", ["秦岭眼监控系统"]),
        ("安康市公安局破获案件20起。安康市财政局发文。市财政投入资金600万元。", ["安康市公安局", "安康市"]),
        ("依托“雪亮工程”接入视频600路。", ["雪亮工程"]),
        ("安康市推行“楼长制”。目前,80名楼长上岗。", ["楼栋长制"]),
        ("安康市公安局破获案件20起,群众安全感达到98%。", ["安康市公安局", "安康市"]),
    ],
)
def test_the_topic_of_a_number(body: str, expected: list[str]) -> None:
    found = about(body)
    assert found[-len(expected) :] == expected


def test_the_task_of_a_heading_outranks_the_agencies_that_it_is_given_to() -> None:
    body = "一、主要任务\n\n(一)升级“秦岭云”平台。市公安局负责建设,接入视频6.2万路。"
    assert about(body, "安康市平安建设三年行动方案") == ["秦岭云平台"]
