"""Reports as outlets reprint them: made sentence by sentence, so that each seed is another report."""

import random
from collections.abc import Sequence

PLACES = ("清江县", "白沙县", "石桥区", "青山市", "云溪县", "柳河区")
BODIES = ("公安局", "人民法院", "司法局", "民政局", "检察院", "政务服务中心", "综治中心", "市场监管局")
VERBS = ("建成", "培训", "受理", "排查", "化解", "走访", "开通", "整合", "公布", "复核")
THINGS = (
    "矛盾纠纷",
    "网格员",
    "服务窗口",
    "调解室",
    "监督热线",
    "便民事项",
    "安全隐患",
    "公益诉讼线索",
    "志愿者",
    "巡防队伍",
)
UNITS = ("件", "名", "个", "处", "项", "支", "起", "条")
ENDS = ("群众满意度明显提升", "办理时间缩短一半", "当年全部办结", "由专人负责跟进", "每月向社会公布", "得到上级肯定")


def report(seed: int, paragraphs: int = 5) -> list[str]:
    """The paragraphs of a report of its own."""
    chance = random.Random(seed)
    return ["".join(_sentence(chance) for _ in range(4)) for _ in range(paragraphs)]


def _sentence(chance: random.Random) -> str:
    place, body, verb = chance.choice(PLACES), chance.choice(BODIES), chance.choice(VERBS)
    number, unit = chance.randrange(3, 9000), chance.choice(UNITS)
    return f"{place}{body}{verb}{chance.choice(THINGS)}{number}{unit},{chance.choice(ENDS)}。"


def issue(paragraphs: Sequence[str], *, head: str = "", foot: str = "") -> str:
    """A text as an outlet prints it."""
    return "\n".join((head, *(f"\u3000\u3000{text}" for text in paragraphs), foot)) + "\n"
