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
        ("安康市公安局推行“秦岭快”工作法,查处案件90件。", ["安康市公安局"]),
        ("全市建成三级综治中心。综治中心接待群众900人。", ["安康市三级综治中心"]),
        ("安康市司法局与汉中市司法局共建“秦巴和”调解中心,该中心化解纠纷90件。", ["秦巴和调解中心"]),
        ("安康市综治中心接待群众900人,信访总量下降12%。", ["安康市综治中心", "安康市"]),
        ("全市检察机关起诉50人。全市检察官办案60件。", ["安康市检察机关", "安康市检察机关"]),
        ("安康市公安局破获案件20起。会议要求,全市命案下降5%。", ["安康市公安局", "安康市"]),
        ("安康市建成探头300个;网格员400名。", ["安康市", "安康市"]),
        ("安康市公安局推出“护秦贴”,今年以来发出900张。", ["护秦贴"]),
        ("安康市公安局研发的“桑海云”小程序,让核查用时减到40秒。", ["桑海云小程序"]),
        ("守在江边的安康市公安局江北派出所,民警9名。全所接警80起。", ["安康市公安局江北派出所"] * 2),
        ("安康市公安局发文。“秋鹰”专项行动开展以来,抓获嫌疑人30人。", ["安康市公安局"]),
        ("安康市公安局破获案件20起,青少年禁毒知识知晓率达到95%。", ["安康市公安局", "安康市"]),
        ("在老城镇建成“江岸社区”戒毒康复点,设床位60张。", ["江岸社区"]),
        ("紫阳县、岚皋县信访总量分别下降12%和9%。", ["紫阳县", "岚皋县"]),
        ("安康市委政法委召开会议。新增探头90路。", ["安康市"]),
        ("安康市公安局建立“秦警通”机制,游客投诉量下降43%。", ["安康市"]),
        ("汉阴县设立“桑园法庭”,开出巡回点30个。", ["桑园法庭"]),
        ("安康市法院与市妇联共建“秦嫂”家事调解中心,接待群众70人。", ["家事调解中心"]),
    ],
)
def test_the_topic_of_a_number(body: str, expected: list[str]) -> None:
    found = about(body)
    assert found[-len(expected) :] == expected


def test_a_unit_named_aside_does_not_take_over_from_the_agency_that_reports() -> None:
    body = "审结案件300件,青泥人民法庭迁入新址。调解案件90件。"
    assert about(body, "紫阳县人民法院工作报告") == ["紫阳县人民法院", "紫阳县人民法院"]


def test_the_task_of_a_heading_outranks_the_agencies_that_it_is_given_to() -> None:
    body = "一、主要任务\n\n(一)升级“秦岭云”平台。市公安局负责建设,接入视频6.2万路。"
    assert about(body, "安康市平安建设三年行动方案") == ["秦岭云平台"]


def test_a_report_on_a_town_speaks_for_the_town() -> None:
    body = "今年以来,街道走访住户900户。安康市汉滨区在推广。辖区警情下降12%。"
    assert about(body, "安康市汉滨区江北街道:小事不出街道")[0] == "江北街道"


def test_a_subtitle_names_whose_report_it_is() -> None:
    text = "江边守夜人\n——记安康市公安局江北派出所\n\n江风很冷。民警9名。"
    report = Report(id=report_id(text), source="a.txt", text=text, title="江边守夜人", published="2023-08-15")
    assert [f.about for f in read_report(report).figures] == ["江北派出所"]


def test_a_bulletin_of_a_justice_bureau_reports_on_its_county() -> None:
    text = "紫阳司法简报\n\n紫阳县司法局\n\n全县工作进展顺利。共调解纠纷900件。"
    report = Report(id=report_id(text), source="a.txt", text=text, title="紫阳司法简报", publisher="紫阳县司法局")
    assert [f.about for f in read_report(report).figures] == ["紫阳县"]
