"""Invented reports of real counties all over China, as many as wanted: what benchmarks and fault tests build graphs from.

The sentences are our own. The same seed gives the same reports, whatever came before.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from kg.schema.gazetteer import Division, gazetteer

_PROGRAMS = (
    "网格布警",
    "雪亮工程",
    "平安乡村",
    "一村一辅警",
    "法治超市",
    "红色议事厅",
    "百姓说事点",
    "邻里守望",
    "夜巡同行",
    "码上办",
)
_BODIES = ("公安局", "司法局", "人民法院", "人民检察院", "民政局", "应急管理局", "信访局", "市场监督管理局")
_MATTERS = ("矛盾纠纷", "交通违法", "消防隐患", "欠薪投诉", "盗窃警情", "电信诈骗警情", "邻里纠纷", "噪音投诉")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = ("志强", "晓梅", "建华", "秀兰", "海涛", "玉珍", "文斌", "丽娟", "国庆", "春燕")

_HEADS = (
    "{full}{body}通报{year}年{program}推进情况\n来源：{short}日报　发布时间：{year}-{month:02}-{day:02}　记者：{reporter}\n",
    "{county}{year}年基层治理工作情况\n发布机构：{full}{body}　成文日期：{year}年{month}月{day}日\n",
    "推行{program} {county}织密基层治理网\n{year}年{month}月{day}日　来源：{short}融媒体中心\n",
)
_PARAGRAPHS = (
    "{last}年{from_}月以来，{full}{body}在全县范围推行{program}，把{n1}个村（社区）划分为{n2}个网格，配备网格员{n3}名，"
    "“小事不出村”的比例由{p1}%提高到{p2}%。",
    "截至{year}年{from_}月底，{county}{body}共化解{matter}{n1}起，同比下降{p1}%，其中{other}{n2}起，办结率{p2}%；群众满意度达到{p3}%。",
    "{county}{body}与{county}{body2}联合开展“{program}”专项行动，出动力量{n3}人次，排查整改问题{n2}处，为群众挽回损失{n1}万元。",
    "“从前办一件事要跑好几趟。”{county}{body}副局长{person}介绍，{program}上线后，平均办理用时由{n2}天缩短到{d1}天，全年受理{n3}件。",
    "下一步，{full}{body}计划投资{n1}万元，到{next}年底建成{program}服务点{n2}个，覆盖率达到{p3}%以上，{matter}力争下降{p1}%。",
    "在{program}试点中，{county}{body2}牵头建立联席会议制度，每月会商{d1}次；{last}年，共处置{other}{n2}起，比上年减少{n4}起。",
    "{year}年{from_}月，{county}{body}被{province}{body}评为“全省{program}先进单位”，该做法在{n4}个乡镇（街道）推广。",
)


def reports(count: int, seed: int = 1, *, paragraphs: int = 5) -> Iterator[tuple[str, str]]:
    """File names and texts of `count` reports, each of a county in force, with `paragraphs` of the kinds above."""
    counties = [row for row in gazetteer() if row.level == "county" and row.end is None]
    for number in range(count):
        choice = random.Random(f"{seed}/{number}")
        county = choice.choice(counties)
        body = choice.choice(_BODIES)
        head = choice.choice(_HEADS)
        chosen = choice.sample(_PARAGRAPHS, paragraphs)
        text = head.format(**_words(county, body, choice))
        text += "".join("\n" + part.format(**_words(county, body, choice)) + "\n" for part in chosen)
        yield f"{county.code}-{number:06}.txt", text


def write_reports(folder: Path, count: int, seed: int = 1, *, paragraphs: int = 5) -> int:
    """Writes `count` reports into a folder, a hundred in each of its folders; gives the number of characters."""
    characters = 0
    for number, (name, text) in enumerate(reports(count, seed, paragraphs=paragraphs)):
        path = folder / f"{number // 100:04}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def _words(county: Division, body: str, choice: random.Random) -> dict[str, object]:
    known = gazetteer()
    above = [division for code in known.ancestors(county.code) if (division := known.division(code)) is not None]
    provinces = [division.name for division in above if division.level == "province"]
    cities = [division.name for division in above if division.level == "prefecture"]
    year = choice.randint(2015, 2024)
    return {
        "county": county.name,
        "full": (cities[0] if cities else provinces[0]) + county.name,
        "short": county.short,
        "province": provinces[0],
        "body": body,
        "body2": choice.choice([other for other in _BODIES if other != body]),
        "program": choice.choice(_PROGRAMS),
        "matter": choice.choice(_MATTERS[:4]),
        "other": choice.choice(_MATTERS[4:]),
        "reporter": _name(choice),
        "person": _name(choice),
        "year": year,
        "last": year - 1,
        "next": year + 1,
        "month": choice.randint(7, 12),
        "day": choice.randint(1, 28),
        "from_": choice.randint(1, 6),
        **{f"n{size}": choice.randint(3, 99) * 10 ** choice.randint(0, 2) + 1 for size in range(1, 5)},
        **{f"p{size}": choice.randint(100, 990) / 10 for size in range(1, 4)},
        "d1": choice.randint(2, 9),
    }


def _name(choice: random.Random) -> str:
    return choice.choice(_SURNAMES) + choice.choice(_GIVEN)
