"""The patterns from which the grammar of dates and periods reads: points in time and the words around them."""

import re
from functools import cache
from typing import Any, Final, Literal

from kg.schema.resources import any_of, cues

_NUMERALS: Final = "0-9一二两三四五六七八九十〇零○"


def first_match(name: Literal["point", "free"], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match of a pattern in [start, end). Most of a text can begin none: the pattern, which has many
    alternatives, is tried only where a quick one finds the start of one.
    """
    made = patterns()
    starts, pattern = made[f"{name}_start"], made[name]
    while candidate := starts.search(text, start, end):
        start = candidate.start()
        if match := pattern.match(text, start, end):
            return match
        start += 1
    return None


def _first_characters(c: Any) -> str:
    """The characters, numerals aside, that a point in time can begin with."""
    words = (*c["deictic_years"], *c["anaphoric_years"], *c["year_parts"], *"前头")
    return "".join(sorted({word[0] for word in words} - set(_NUMERALS)))


def _free_start(c: Any) -> str:
    """What a match of the pattern "free" can begin with; each alternative with one character, which makes it fast."""
    words = (*c["until"]["now"], *c["congresses"], *c["plans"], *c["deadline"]["current_year"])
    words = (*words, *c["deictic_months"], *c["festivals"], *c["named_days"])
    quoted = (mark + word[0] for word in (*c["plans"], *c["festivals"]) for mark in '“"')
    others = ("党的", "近", "过去", "最近", "这", "年初", "开年", "入", "新年", "多年", "长期", "同期", "半年")
    spans = (rf"{numeral}[{_NUMERALS}]{{0,2}}(?:[多余]?年|个)" for numeral in (*"0123456789", *_NUMERALS[3:]))
    return "|".join((any_of((*(word[:2] for word in words), *quoted, *others)), *spans))


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The regular expressions of dates and periods by name, made once from the words of pipelines/cues/periods.toml."""
    c = cues("periods")
    month = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
    year = (
        r"(?P<year>(?<!\d)(?:19|20)\d\d(?=(?:年|(?:至|到|—+|–|-|~)(?:19|20)\d\d年))|[一二][〇零○一二三四五六七八九]{3}(?=年))"
        rf"(?:年度|年)?|(?P<deictic>(?<![一二两三四五六七八九十\d])(?:{any_of(c['deictic_years'])}))|(?P<again>{any_of(c['anaphoric_years'])})"
    )
    part = (
        rf"(?P<part>{any_of(c['year_parts'])})|[前头](?P<first>{month}|两)个?月"
        rf"|(?P<month>(?<![\d.]){month})(?:月份?|(?=(?:至|到|—+|–|-|~){month}月))(?!均)(?:(?P<day>[0-3]?\d|[一二三]?十?[一二三四五六七八九十])[日号])?"
        r"|(?P<close>年底|年末|年终|岁末|年初|底|末|初)"
    )
    part_only = re.sub(r"\?P<(\w+)>", r"?P<\1_>", part).replace("|(?P<close_>年底|年末|年终|岁末|年初|底|末|初)", "")
    tail = r"(?:上旬|中旬|下旬|月底|月末|月初|底|末|初)?"
    return {
        "point_start": re.compile(
            rf"[{_first_characters(c)}{_NUMERALS}](?:(?<=[{_first_characters(c)}])|[{_NUMERALS}]{{0,3}}[年月季至到—–~-])"
        ),
        "point": re.compile(rf"(?:(?:{year})(?:{part})?|(?:{part_only})){tail}"),
        "join": re.compile(r"(?:至|到|—+|–|-|~)(?:(?P<day>[0-3]?\d)[日号])?"),
        "since": re.compile(
            rf"[^,。;:!?\n\d]{{0,{c['since']['reach']}}}?(?:{any_of(c['since']['suffixes'])})"
            rf"|[^,。;:!?、\n\d]{{0,2}}?(?:{any_of(c['since']['openers'])})(?!来|到|草|诉|义|点|码)"
        ),
        "until": re.compile(rf"(?:(?:{any_of(c['until']['prefixes'])})|(?:^|[,、;])至)$"),
        "until_event": re.compile(rf"(?P<event>{any_of(c['events']['verbs'])})(?:至|到)$"),
        "through": re.compile(rf"[^,。;:!?\n\d]{{1,{c['since']['reach']}}}?至"),
        # An event right behind a start (自2018年3月上线,): what follows holds since then.
        "since_event": re.compile(rf"[^,。;:!?、\n\d]{{0,8}}?(?:{any_of(c['events']['verbs'])})(?:以?后)?(?=[,。;])"),
        # An earlier value (由2006年的31%提高到43%) says nothing of the year that the text speaks of.
        "former": re.compile(r"(?:由|从)[^,。;\d]{0,4}$"),
        "deadline_suffix": re.compile(rf"(?:{any_of(c['deadline']['suffixes'])})(?!期|后|往)"),
        "deadline_prefix": re.compile(rf"(?:{any_of(c['deadline']['prefixes'])})$"),
        "base_prefix": re.compile(rf"(?:{any_of(c['comparison']['prefixes'])})(?:[^,。;:!?、\n\d]{{1,12}}的)?$"),
        "base_suffix": re.compile(rf"(?:{any_of(c['comparison']['suffixes'])})"),
        # A dateline (本报8月26日电), or a year inside the title of a document: neither dates what is stated.
        "aside": re.compile(r"(?:讯|电)(?=[\s((,]|[^话力信动子视网站])|[^《\n]{0,30}》"),
        "event": re.compile(
            rf"(?P<event>{any_of(c['events']['verbs'])}|[\u4e00-\u9fff]{{2}})(?:[^,。;:!?、\n\d]{{0,4}})?(?:以来|至今)"
        ),
        "free_start": re.compile(_free_start(c)),
        "free": re.compile(
            rf"(?:(?P<now>(?<![出体表发呈显实再浮涌])(?:{any_of(c['until']['now'])}))"
            rf"|(?:党的)?(?P<congress>{any_of(c['congresses'])})"
            rf"|[“\"]?(?P<plan>{any_of(c['plans'])})[”\"]?(?:规划)?(?:期间|时期|以来|末)"
            r"|(?:近|过去|最近|这)?(?:(?P<months>\d{1,2}|[一二两三四五六七八九十]{1,3})个多?月|(?P<half>半年)多?"
            r"|(?P<whole>\d|[一二两三四五六七八九])年半)(?:来|以来|间|下来)"
            r"|(?P<span>近|过去|最近|这)?(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<more>多|余)?年(?P<tail>来|以来|间|多来|里|下来)"
            r"|(?:近|过去|最近|这)(?P<years2>\d{1,2}|[一二两三四五六七八九十]{1,3})年"
            rf"|(?<![一二两三四五六七八九十几\d])(?P<yearend>{any_of(c['deadline']['current_year'])})"
            r"|(?P<newyear>(?:年初|开年|入春|入夏|入秋|入冬|新年)以来)"
            r"|(?P<same>(?<![年月比较与同和])同期)(?!声|录)"
            rf"|(?P<month_named>{any_of(c['deictic_months'])})(?!老|亮|饼)"
            rf"|[“\"]?(?P<festival>{any_of(c['festivals'])})[”\"]?节?(?:假期|长假|小长假|黄金周)?(?:期间|(?<=假期)|(?<=长假)|(?<=黄金周))"
            rf"|(?P<day_named>{any_of(c['named_days'])})"
            r"|(?P<recent>近年来|近几年来?|多年来|长期以来|近来|近期))"
        ),
    }
