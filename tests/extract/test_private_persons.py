"""No private person becomes a node: parties to cases, villagers, the anonymised, those who only wrote or took pictures."""

import pytest

from kg.model import Person
from tests.extract.reading import read

HOME = "南陵县去年推进平安建设,县公安局、县法院、县司法局各有新招。\n"

PARTIES = [
    "原告孙志强与被告钱立军因买卖合同起纠纷。",
    "被告人吴大海犯盗窃罪,被判处有期徒刑两年。",
    "犯罪嫌疑人郑小军当晚落网。",
    "受害人冯桂花报警后追回两万元。",
    "申请执行人陈建设拿到了拖欠的货款。",
    "被执行人沈阳光主动还款。",
    "上诉人韩卫东不服一审判决。",
    "行政相对人杨春来申请复议。",
    "当事人朱红梅和秦明月握手言和。",
    "嫌疑人许大鹏、何二宝在逃。",
    "罪犯吕建平在社区服刑。",
    "社区矫正对象施文斌重新就业。",
    "吸毒人员张海涛自愿戒毒。",
    "信访人孔令平签下息访协议。",
    "债权人曹德友与债务人严国平达成和解。",
]
NEIGHBOURS = [
    "村民华国栋路过时发现河堤漏水。",
    "居民金秀英说,楼道灯修好了。",
    "业主魏东升拒交物业费。",
    "房东陶大妈登记了租客。",
    "租客姜小川从外地来。",
    "商户戚美铃扫码反映问题。",
    "老板谢广田关了店门。",
    "老人邹玉兰在广场走失。",
    "大学生喻晓宇暑期回乡。",
    "货车司机柏长青疲劳驾驶。",
    "外卖骑手水清华闯了红灯。",
    "市民窦文波拨打了热线。",
    "家住城南的章子琪领到了证件。",
    "云大爷和苏大妈为一堵墙争了十年。",
    "潘金花家的鱼塘被邻居葛长军填了。",
    "七十岁的奚老太太拉着民警的手不放。",
    "退休工人范传伟每天来听戏。",
    "果农彭德贵卖出了两千斤桃子。",
    "妻子郎春带着孩子回了娘家。",
    "小学生鲁小智捡到钱包。",
    "网民韦小川散布谣言。",
    "乘客昌建国突发疾病。",
]
ANONYMISED = [
    "民警王某依法传唤了李某。",
    "社区主任陈某某上门劝解。",
    "所长张某介绍,案件已移送。",
    "法官李女士主持了调解。",
    "书记刘先生当场表态。",
    "民警小赵骑车进村。",
    "所长老周笑着摆手。",
    "经理胡某被处罚五百元。",
    "主任徐××没有到场。",
    "院长马老师讲了一课。",
    "民警杨警官陪老人回家。",
    "村支书老郭端来热茶。",
]
WRITERS = [
    "本报记者 董思远 通讯员 梁晓飞",
    "记者杜鹃从县公安局获悉,警情下降。",
    "通讯员阮文静摄影报道。",
    "图为民警巡逻。蓝天远 摄",
    "(责任编辑:闵慧)",
    "编辑席慕云 校对季文林",
    "文/麻小娟 图/强国栋",
    "据通讯员贾平川介绍,活动持续三天。",
    "主持人路小遥:各位网友好。",
    "撰稿人娄小烨整理了实录。",
    "摄影记者危长生跟拍了全程。",
]
LISTED = [
    "民警抓获赵大海、钱二宝等5名犯罪嫌疑人。",
    "县妇联资助李小花、孙兰兰等20名优秀贫困学生。",
    "法院判令王建设、周春生等12名被告腾退。",
    "镇里帮扶吴德贵等8名困难群众。",
    "冯家湾、陈家桥等9个先进村组受到表扬。",
]
OFFICES_WITHOUT_NAMES = [
    "县公安局主要领导高度重视此事。",
    "派出所所长带队连夜走访。",
    "县委书记和县长共同督办。",
    "县法院院长接待日定在周三。",
    "书记员宣读了法庭纪律。",
    "主任任组长,成员单位齐抓共管。",
    "县检察院检察官向全县中学生讲课。",
    "民警安排专人护送。",
    "县公安局民警于凌晨三点赶到现场。",
    "社区书记强调安全第一。",
    "所长解决了这个难题。",
    "网格员和志愿者一起入户。",
    "法官当庭宣判。",
    "县司法局局长信箱开通。",
    "乡镇党委书记包案化解。",
    "调解员张贴了公告。",
    "大队长江湖救急的段子传开了。",
    "县政府办公室主任会议定在五月。",
    "干部严格执行规定。",
    "主任石榴树下拉家常。",
    "村党支部书记安抚家属情绪。",
    "盗窃团伙成员马大力落网。",
]


@pytest.mark.parametrize("sentence", [*PARTIES, *NEIGHBOURS, *ANONYMISED, *WRITERS, *LISTED, *OFFICES_WITHOUT_NAMES])
def test_no_private_person_gets_in(sentence: str) -> None:
    found = [entity.name for entity in read(HOME + sentence).entities if isinstance(entity, Person)]
    assert found == []


def test_a_private_person_beside_an_office_holder_stays_out() -> None:
    text = HOME + "县公安局民警罗建华劝住了醉汉孙志强,孙志强的妻子冯桂花连声道谢。"
    assert [entity.name for entity in read(text).entities if isinstance(entity, Person)] == ["罗建华"]


def test_no_relation_or_figure_speaks_of_a_private_person() -> None:
    reading = read(HOME + "原告孙志强获赔3万元,被告钱立军荣获“好邻居”称号。")
    named = {r.s for r in reading.relations} | {r.o for r in reading.relations} | {f.about for f in reading.figures}
    assert not {"孙志强", "钱立军"} & named
