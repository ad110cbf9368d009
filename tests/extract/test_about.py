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
    ],
)
def test_the_topic_of_a_number(body: str, expected: list[str]) -> None:
    found = about(body)
    assert found[-len(expected) :] == expected


def test_the_task_of_a_heading_outranks_the_agencies_that_it_is_given_to() -> None:
    body = "一、主要任务\n\n(一)升级“秦岭云”平台。市公安局负责建设,接入视频6.2万路。"
    assert about(body, "安康市平安建设三年行动方案") == ["秦岭云平台"]
