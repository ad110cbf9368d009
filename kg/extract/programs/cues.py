"""The word lists of pipelines/cues/programs.toml, compiled once."""

import re
from dataclasses import dataclass
from functools import cache

from kg.schema.resources import any_of, cues


@dataclass(frozen=True)
class Cues:
    """Weights, limits and compiled word lists by which names are judged."""

    weights: dict[str, float]
    threshold: dict[str, float]
    limits: dict[str, int]
    kept_tails: frozenset[str]
    tail: re.Pattern[str]
    tail_ended: re.Pattern[str]
    tail_end: re.Pattern[str]
    strong_tails: tuple[str, ...]
    plain_tails: tuple[str, ...]
    boundary: re.Pattern[str]
    inner_words: re.Pattern[str]
    compound: re.Pattern[str]
    soft_start: re.Pattern[str]
    generic: re.Pattern[str]
    organising: re.Pattern[str]
    organising_near: re.Pattern[str]
    launching: re.Pattern[str]
    naming: re.Pattern[str]
    comparison: re.Pattern[str]
    honour_before: re.Pattern[str]
    named_by: re.Pattern[str]
    given: re.Pattern[str]
    not_after_tail: re.Pattern[str]
    after: dict[str, re.Pattern[str]]
    run_on: dict[str, re.Pattern[str]]
    inner_end: re.Pattern[str]
    domain: re.Pattern[str]
    speech: re.Pattern[str]
    figurative: frozenset[str]
    place_end: re.Pattern[str]
    title_end: re.Pattern[str]
    agency_end: re.Pattern[str]
    modifier_before: re.Pattern[str]
    neutral: re.Pattern[str]
    brand: re.Pattern[str]
    short_forms: tuple[str, ...]
    agency_systems: re.Pattern[str]


@cache
def program_cues() -> Cues:
    """The cues for programs. Raises DataError when the file is missing or broken."""
    data = cues("programs")
    tails, unquoted, verbs, inside = data["tails"], data["unquoted"], data["verbs"], data["inside"]
    return Cues(
        weights={k: float(v) for k, v in data["weights"].items()},
        threshold={k: float(v) for k, v in data["threshold"].items()},
        limits=data["limits"],
        kept_tails=frozenset(tails["kept"]),
        # Looking ahead, so that finditer gives the one at each place, though they overlap.
        tail=re.compile(f"(?=({any_of([*tails['kept'], *tails['dropped']])})(?![员者]))"),
        tail_ended=re.compile(f"(?:{any_of(set(tails['kept']) - {'建设', '创建', '服务', '管理'})})$"),
        tail_end=re.compile(any_of(tails["tail_end"])),
        strong_tails=tuple(unquoted["strong"]),
        plain_tails=tuple(unquoted["plain"]),
        boundary=re.compile(f"(?:{any_of(unquoted['boundary'])})"),
        inner_words=re.compile(any_of(unquoted["inner_words"])),
        compound=re.compile(f"(?:{any_of(unquoted['compound'])})"),
        soft_start=re.compile(f"(?:{any_of(unquoted['soft_start'])})"),
        generic=re.compile(f"(?:{any_of(unquoted['generic'])}|[\\d\\W])*"),
        organising=re.compile(f"(?:{any_of(verbs['organising'])})[了着起出好]?$"),
        organising_near=re.compile(any_of([verb for verb in verbs["organising"] if len(verb) > 1])),
        launching=re.compile(f"(?:{any_of(verbs['launching'])})[了起出]?$"),
        naming=re.compile(f"(?:{any_of(verbs['naming'])})[了为]?:?$"),
        comparison=re.compile(f"(?:{any_of(verbs['comparison'])})[了着起]?$"),
        honour_before=re.compile(any_of(verbs["honour"])),
        named_by=re.compile(f"被[^,。;]{{0,14}}(?:{any_of(verbs['titling'])})$"),
        given=re.compile(f"(?:{any_of(verbs['giving'])})$"),
        not_after_tail=re.compile(f"(?:{any_of(unquoted['not_after'])})"),
        after={kind: re.compile(any_of(words)) for kind, words in data["after"].items()},
        run_on={
            clue: re.compile(f"(?:{any_of(row['links'])}){{0,2}}(?:{any_of(row['ends'])})")
            for clue, row in data["run_on"].items()
        },
        inner_end=re.compile(f"(?:{any_of(inside['ends'])})$"),
        domain=re.compile(any_of(inside["domain"])),
        speech=re.compile(any_of(inside["speech"]) + r"|[。!?;]"),
        figurative=frozenset(inside["figurative"]),
        place_end=re.compile(f"(?:{any_of(inside['places'])})$"),
        title_end=re.compile(f"(?:{any_of(inside['titles'])})$"),
        agency_end=re.compile(f"(?:{any_of(inside['agencies'])})$"),
        modifier_before=re.compile(
            f"(?:{any_of(data['modifiers']['before'])}|[\u4e00-\u9fff][{data['modifiers']['code_names']}])$"
        ),
        neutral=re.compile(any_of(data["modifiers"]["neutral"])),
        brand=re.compile(any_of(data["brands"]["before"])),
        short_forms=tuple(sorted(data["short"]["forms"], key=lambda w: (-len(w), w))),
        agency_systems=re.compile(f"(?:{any_of(data['agency_systems']['before'])})系统$"),
    )
