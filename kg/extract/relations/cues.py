"""The word lists of pipelines/cues/relations.toml, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.schema.resources import any_of, cues


@dataclass(frozen=True)
class Cues:
    """Compiled word lists by which relations are read, and the confidence of each way to a subject."""

    opener: re.Pattern[str]
    agent: tuple[str, ...]
    scene: tuple[str, ...]
    not_scene: tuple[str, ...]
    owner_link: re.Pattern[str]
    guided: re.Pattern[str]
    staff: tuple[str, ...]
    takes_up: re.Pattern[str]
    own_reach: re.Pattern[str]
    helps: re.Pattern[str]
    company: tuple[str, ...]
    jointly: re.Pattern[str]
    agreed: re.Pattern[str]
    reach: re.Pattern[str]
    reached: re.Pattern[str]
    join: re.Pattern[str]
    spread: re.Pattern[str]
    ways: re.Pattern[str]
    sets_up: re.Pattern[str]
    orders: re.Pattern[str]
    areas: re.Pattern[str]
    resumed: re.Pattern[str]
    spread_to: tuple[str, ...]
    own_clause: re.Pattern[str]
    heads: tuple[str, ...]
    authorities: tuple[str, ...]
    whole_systems: tuple[str, ...]
    sections: dict[str, re.Pattern[str]]
    stages: dict[str, re.Pattern[str]]
    status: dict[str, re.Pattern[str]]
    leads: re.Pattern[str]
    leads_apart: re.Pattern[str]
    lead_word: re.Pattern[str]
    lead_bodies: tuple[str, ...]
    duties: dict[str, re.Pattern[str]]
    collaboration: dict[str, re.Pattern[str]]
    part_of: dict[str, re.Pattern[str]]
    variant_of: dict[str, re.Pattern[str]]
    confidence: dict[str, float]


@cache
def relation_cues() -> Cues:
    """The cues for relations. Raises DataError when the file is missing or broken."""
    data = cues("relations")
    roles = data["roles"]
    return Cues(
        opener=re.compile(f"(?:{any_of(data['openers']['words'])})"),
        agent=tuple(roles["agent"]),
        scene=tuple(roles["scene"]),
        not_scene=tuple(roles["not_scene"]),
        owner_link=re.compile(f"(?:{any_of(roles['owner_link'])})?"),
        guided=re.compile(f"[^,。;]{{0,10}}?(?:{any_of(roles['guided'])})"),
        staff=tuple(roles["staff"]),
        takes_up=re.compile(any_of(roles["takes_up"])),
        helps=re.compile(f"(?:等?(?:部门|单位)?)(?:{any_of(roles['helps'])})"),
        own_reach=re.compile(f"(?:(?!力争|争取|将|要).){{0,6}}?(?:{any_of(roles['own_reach'])})"),
        company=tuple(roles["company"]),
        jointly=re.compile(f".{{0,12}}?(?:{any_of(roles['jointly'])})"),
        agreed=re.compile(
            f"(?:等?(?:\\d+|多)?[个家]?(?:部门|单位)?)(?:在[^,。;]{{1,16}}?)?(?:{any_of(roles['agreed'])})"
        ),
        reached=re.compile(f"(?:等地?)?[^,。;]{{0,12}}?(?:{any_of(roles['reached'])})"),
        reach=re.compile(any_of(roles["reach"])),
        join=re.compile(any_of(roles["join"])),
        spread=re.compile(any_of(roles["spread"])),
        ways=re.compile(any_of(roles["ways"])),
        sets_up=re.compile(any_of(roles["sets_up"])),
        orders=re.compile(any_of(roles["orders"])),
        areas=re.compile(f"([两三四五六])地(?:{any_of(roles['areas'])})"),
        resumed=re.compile(
            f"(?:{any_of(roles['by_means'])})(?:该|这一|这个|此)?({any_of(roles['resumed'])})(?!的|建设)"
        ),
        spread_to=tuple(roles["spread_to"]),
        own_clause=re.compile(f"(?:{any_of(roles['own_clause'])})(?:{any_of(roles['sets_up'])})"),
        heads=tuple(cues("agencies")["subjects"]["heads"]),
        authorities=tuple(data["surroundings"]["authorities"]),
        whole_systems=tuple(data["surroundings"]["whole_systems"]),
        sections=_patterns(data["sections"]),
        stages=_patterns(data["stages"]),
        status=_patterns(data["status"]),
        leads=re.compile(f".{{0,{data['leads']['reach']}}}?(?:{any_of(data['leads']['verbs'])})(?!人|单位)"),
        leads_apart=re.compile(f".{{0,{data['leads']['reach']}}}?(?:{any_of(data['leads']['apart'])})(?!人|单位)"),
        lead_word=re.compile(f"(?:{any_of(data['leads']['apart'])})(?!人|单位)"),
        lead_bodies=tuple(data["leads"]["bodies"]),
        duties=_patterns(data["duties"]),
        collaboration=_patterns(data["collaboration"]),
        part_of=_patterns(data["part_of"]),
        variant_of=_patterns(data["variant_of"]),
        confidence={key: float(value) for key, value in data["confidence"].items()},
    )


def _patterns(table: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(any_of(words)) for key, words in table.items()}
