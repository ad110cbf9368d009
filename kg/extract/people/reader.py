"""Who holds which office: a name beside a title, and the body that the title belongs to."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.extract.agencies.jurisdiction import Jurisdictions
from kg.extract.agencies.lexicon import lexicon
from kg.extract.agencies.scope import agency_at
from kg.extract.draft import Draft
from kg.extract.people.names import name_at
from kg.extract.people.titles import Office, offices
from kg.model import Agency, Mention
from kg.schema.resources import cues

_GAP: Final = re.compile(r"[”\"』]?(?:候选人|\((?:兼|主持[^()]{1,8}|正?[厅处科县局]级)\))?[ ]{0,3}")
_LABEL: Final = re.compile(r"[ ]?: ?(?=[\u4e00-\u9fff·]{2,8}(?:$|[ \n,。;、)]))")
"""A title as the label of a signature or a list (局长:王强)."""
_BEFORE_BODY: Final = re.compile(
    r"(?:^|[。;:、\n(”,])(?P<name>[\u4e00-\u9fff·]{2,6})(?:同志)?(?:\([男女][^()]{0,10}\) ?|[ ,(]|是|系|现任|时任)"
    r"(?:男,|女,|现任|时任|系|[\u4e00-\u9fff]族,)*(?:[\u4e00-\u9fff]{2,7}(?:省|自治区|市|州|盟))?$"
)
"""A name, a mark, then the body and the title (王强,某县公安局局长)."""
_JOINTS: Final = ("、", "兼", ",", "、兼", "兼任", "暨")
"""What joins the titles of one person (副县长、县公安局局长)."""
_SHORT: Final = 8
_TAKES: Final = 3
"""Between a name and the title of a group that its bearer takes stands 任, 担任 or 兼任."""
_MARK: Final = re.compile(r"[^\u4e00-\u9fff·]")


@dataclass(frozen=True)
class Holder:
    """Somebody with an office: [start, end) is the clause that says so, `written` where the name stands in it.

    `named` tells that the body stands beside the title.
    """

    name: str
    title: str
    agency: Agency | None
    named: bool
    start: int
    end: int
    written: tuple[int, int]


def holders(draft: Draft) -> list[Holder]:
    """The office-holders of a report, in order of the text."""
    text = draft.text
    bodies = _Bodies(draft)
    rules = cues("people")["titles"]
    found: list[Holder] = []
    chain: list[tuple[Office, Agency | None, Mention | None]] = []
    for office in offices(text):
        if any(low <= office.start < high for low, high in draft.report.furniture):
            continue
        agency, mention = bodies.of(office)
        begin = mention.start if mention is not None else office.start
        if (
            mention is None
            and office.core in rules["needs_body"]
            and not (chain and _joins(text[chain[-1][0].end : begin]))
        ):
            continue
        ended = chain and chain[-1][0].core in rules["unchained"] and mention is not None
        if chain and (ended or not _joins(text[chain[-1][0].end : begin])):
            chain = []
        chain.append((office, agency, mention))
        if text.endswith(("任", "担任"), 0, begin) and found and found[-1].written[1] >= begin - _TAKES:
            found += bodies.taken(found[-1], office)
            chain = []
            continue
        trusted = mention is not None or office.core in (*rules["heads_of_place"], *rules["labels"])
        span = _name_after(text, office, trusted) or _name_before(text, office)
        if span is None and mention is not None:
            span = _name_before_body(text, office, begin) or _name_before_verb(text, begin)
        if span is None:
            continue
        for each in (span, *_names_beside(text, span)):
            found.extend(_holder(text, each, *role) for role in chain)
        chain = []
    return found


def _names_beside(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Further names that share a title with the one at `span` (民警孙丽、李伟)."""
    found: list[tuple[int, int]] = []
    position = span[1]
    while text[position : position + 1] == "、":
        end = name_at(text, position + 1)
        if end is None or text[position + 1] in cues("people")["names"]["everyday"]:
            break
        found.append((position + 1, end))
        position = end
    return found


def _joins(between: str) -> bool:
    """Whether the characters between two titles make them those of one person."""
    bodies = tuple(cues("people")["titles"]["village_bodies"])
    return between in _JOINTS or (between.endswith(bodies) and between.startswith("、") and len(between) < _SHORT)


def _holder(text: str, span: tuple[int, int], office: Office, agency: Agency | None, mention: Mention | None) -> Holder:
    start, end = span
    low = min(start, mention.start if mention is not None else office.start)
    title = _title(text, office, mention)
    return Holder(text[start:end].replace(" ", ""), title, agency, mention is not None, low, max(end, office.end), span)


def _title(text: str, office: Office, mention: Mention | None) -> str:
    """The title without the body's own words (街道党工委|副书记); one that shares a character with them keeps it (公安局长)."""
    start = max(office.start, mention.end if mention is not None else 0)
    return office.core if start > office.end - len(office.core) else text[start : office.end]


def _name_before_body(text: str, office: Office, begin: int) -> tuple[int, int] | None:
    """A name set before the body and its title by a mark, where the title ends its clause."""
    if office.end < len(text) and text[office.end] not in "。,;)、\n ":
        return None
    match = _BEFORE_BODY.search(text, max(0, begin - 24), begin)
    if match is None or match["name"][0] in cues("people")["names"]["everyday"]:
        return None
    start, end = match.span("name")
    return (start, end) if name_at(f"{match['name']}。", 0) == end - start else None


def _name_before_verb(text: str, begin: int) -> tuple[int, int] | None:
    """Who is said to take the office (,王强任|某县公安局局长; 任命王强为|某县公安局局长)."""
    verbs = cues("people")["names"]["taking_office"]
    verb = next((word for word in verbs if text.endswith(word, 0, begin)), None)
    end = begin - len(verb) if verb else 0
    for start in range(end - 4, end - 1) if verb else ():
        appointed = verb == "为" and text.endswith(tuple(cues("people")["names"]["appointing"]), 0, start)
        opens = start == 0 or (start > 0 and verb != "为" and _MARK.match(text[start - 1]) is not None)
        if (opens or appointed) and text[start] not in cues("people")["names"]["everyday"]:
            return (start, end) if name_at(f"{text[start:end]}。", 0) == end - start else None
    return None


def _name_after(text: str, office: Office, trusted: bool) -> tuple[int, int] | None:
    label = _LABEL.match(text, office.end) if trusted else None
    gap = label or _GAP.match(text, office.end)
    start = gap.end() if gap is not None else office.end
    if start > office.end and text[start : start + 1] in ("和", "与", "及"):
        return None
    end = name_at(text, start, trusted=trusted)
    return (start, end) if end is not None else None


def _name_before(text: str, office: Office) -> tuple[int, int] | None:
    """A name directly before a title, with a mark before it (,王明局长介绍): only where the title is closed too."""
    if office.core not in cues("people")["titles"]["after_names"] or office.title not in (
        office.core,
        f"副{office.core}",
    ):
        return None
    for length in (4, 3, 2):
        start = office.start - length
        if start < 0 or (start > 0 and _MARK.match(text[start - 1]) is None and text[start - 1] not in "据由"):
            continue
        closed = f"{text[start : office.start]}。"
        if closed[0] in cues("people")["names"]["everyday"]:
            continue
        if name_at(closed, 0) == length:
            return start, office.start
    return None


class _Bodies:
    """The bodies of one report, asked for the one that a title belongs to."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._places = Jurisdictions(draft)
        pairs = [(m, agency) for agency in draft.agencies for m in agency.mentions]
        self._pairs: list[tuple[Mention, Agency]] = sorted(pairs, key=lambda pair: (pair[0].end, pair[0].start))

    def of(self, office: Office) -> tuple[Agency | None, Mention | None]:
        """The body, and its naming when it stands beside the title."""
        rules = cues("people")["titles"]
        head = next((core for core in rules["heads_of_place"] if office.core == core), None)
        if head is not None:
            return self._government(office)
        if office.core in rules["bodiless"]:
            return None, None
        beside = self._beside(office)
        if beside is not None:
            return self._named_in_full(beside[1]), beside[0]
        ending = rules["ends"].get(office.core)
        if ending is not None:
            last = self._last(office.start, ending)
            if last is not None:
                return last, None
        agency = agency_at(self._draft, office.start)
        own = any(word in office.title for word in rules["own_body"])
        if agency is not None and (agency.kind == "media" or (own and agency.kind != "party_committee")):
            return None, None
        return agency, None

    def _named_in_full(self, unit: Agency) -> Agency:
        """The body itself for a unit that the text never names with it (第五检察部|主任)."""
        wholes = [a for a in self._draft.agencies if unit.name.startswith(a.name) and a.name != unit.name]
        whole = max(wholes, key=lambda a: len(a.name), default=None)
        if whole is None or any(f"{whole.name}{mention.text}" != unit.name for mention in unit.mentions):
            return unit
        return whole

    def taken(self, holder: Holder, office: Office) -> list[Holder]:
        """The office that somebody already named takes in the group spoken of (成立领导小组,局长王强任|组长)."""
        endings = cues("people")["titles"]["groups"].get(office.core, [])
        group = next((body for end in endings if (body := self._last(office.start, end)) is not None), None)
        if group is None:
            return []
        return [replace(holder, title=office.title, agency=group, named=True, end=office.end)]

    def _beside(self, office: Office) -> tuple[Mention, Agency] | None:
        """The body named directly before the title, a department between at most; 长 alone may follow it (公安局长)."""
        reach = cues("people")["titles"]["department"]
        text = self._draft.text
        core = office.end - len(office.core)
        best = None
        for mention, agency in self._pairs:
            if mention.end >= office.end:
                break
            if mention.start > office.start or mention.end + reach < office.start:
                continue
            gap = text[mention.end : office.start]
            joined = mention.end <= core or (text[mention.end] == "长" and mention.end + 1 == office.end)
            if joined and (not gap or _is_department(gap)):
                best = (mention, agency)
        return best

    def _last(self, offset: int, ending: str) -> Agency | None:
        before = [agency for m, agency in self._pairs if m.end <= offset and not agency.collective]
        return next((agency for agency in reversed(before) if agency.name.endswith(ending)), None)

    def _government(self, office: Office) -> tuple[Agency | None, Mention | None]:
        """The government that a head of a place leads (副县长 → the county's people's government)."""
        level = office.end - 1
        named = self._places.ending_at(level)
        place = named[1] if named is not None else self._places.meant_by(office.core[:-1], office.start)
        if place is None:
            return None, None
        function = lexicon().functions["government"]
        name = function.official(place.name, place.level, "人民政府")
        known = next((agency for agency in self._draft.agencies if agency.name == name), None)
        mention = self._draft.mention(named[0].start if named is not None else office.start, level, anaphor=True)
        if known is None:
            known = Agency(name=name, mentions=(mention,), kind=function.kind, place=place.code)
        return known, self._draft.mention(mention.start, office.start) if named is not None else None


@cache
def _department_pattern() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]+(?:科|处|室|部|股|队|庭|组|局|办|中心|支部)|[”’]|机关|主要|有关|相关|分管")


def _is_department(gap: str) -> bool:
    return _department_pattern().fullmatch(gap) is not None
