"""From decided names to Place entities: one for each place, with all its mentions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.draft import Draft
from kg.extract.places.below import Below
from kg.extract.places.clues import THIN
from kg.extract.places.spots import Spot
from kg.model import Finding, Mention, Place, written_forms
from kg.schema.gazetteer import LEVELS, Division, Gazetteer


@dataclass
class Site:
    """A place of this report while it is put together."""

    name: str
    code: str
    level: str
    mentions: list[Mention] = field(default_factory=list)
    margin: float | None = None
    rivals: tuple[str, ...] = ()


@dataclass
class Sites:
    """The places of a report by identity: divisions by code, others by name and code."""

    draft: Draft
    gazetteer: Gazetteer
    year: int | None
    by_key: dict[tuple[str, str], Site] = field(default_factory=dict)

    def division(self, code: str, written: Division | None = None) -> Site:
        """The site of a division; `written` is the division as the text calls it, when it does."""
        key = ("", code)
        if key not in self.by_key:
            named = written
            if written is None or written.code != code or not _in_force(written, self.year):
                named = self.gazetteer.division(code, self.year)
            assert named is not None
            self.by_key[key] = Site(named.name, code, named.level)
        return self.by_key[key]

    def add_spot(self, spot: Spot) -> Site:
        """Adds the mention of a decided spot."""
        code = spot.code or ""
        site = self.division(code, spot.options.get(code))
        site.mentions.append(self.draft.mention(spot.start, spot.end))
        if spot.margin is not None and (site.margin is None or spot.margin < site.margin):
            site.margin, site.rivals = spot.margin, spot.rivals
        return site

    def add_below(self, item: Below) -> Site:
        """Adds the mention of a place below the county."""
        code = item.code or ""
        key = (item.name, code)
        site = self.by_key.setdefault(key, Site(item.name, code, item.level))
        site.mentions.append(self.draft.mention(item.start, item.end))
        return site

    def places(self, home: str | None) -> tuple[Place, ...]:
        """The places that the text names, in order of their first mention; the home place also when only 全市 does."""
        named = [
            site
            for site in self.by_key.values()
            if any(not m.anaphor or (site.code == home and site.level in LEVELS) for m in site.mentions)
        ]
        return tuple(self._place(site) for site in sorted(named, key=lambda s: min(m.start for m in s.mentions)))

    def _place(self, site: Site) -> Place:
        mentions = tuple(sorted(site.mentions, key=lambda m: m.start))
        return Place(
            name=site.name,
            surface=written_forms(mentions),
            mentions=mentions,
            code=site.code,
            level=site.level,
            today=self.gazetteer.today(site.code, self.year),
            margin=site.margin,
            rivals=site.rivals,
        )


def _in_force(division: Division, year: int | None) -> bool:
    return division.end is None if year is None else division.in_force(year)


def thin_margins(places: Iterable[Place], gazetteer: Gazetteer, source: str) -> list[Finding]:
    """A Finding for each place that could almost as well have been another of its name."""
    found = []
    for place in places:
        if place.margin is not None and place.margin < THIN and place.rivals:
            chosen, rival = (_called(code, gazetteer) for code in (place.code, place.rivals[0]))
            found.append(
                Finding(
                    kind="thin_margin",
                    where=source,
                    message=f"{place.surface[0]} was read as {chosen}; {rival} is almost as likely.",
                    remedy="Name the city or province in the text, or list the name with --gazetteer.",
                )
            )
    return found


def _called(code: str, gazetteer: Gazetteer) -> str:
    names = [d.name for upper in (*gazetteer.ancestors(code)[:1], code) if (d := gazetteer.division(upper)) is not None]
    return f"{''.join(names)} ({code})"
