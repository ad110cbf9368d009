"""Component kg_places."""

from bisect import bisect_left
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.draft import Draft, Layout
from kg.extract.places.anaphora import Anaphor, find_anaphora
from kg.extract.places.below import Below, find_below, own_places
from kg.extract.places.containment import NearTownships, contain
from kg.extract.places.entities import Site, Sites, thin_margins
from kg.extract.places.evidence import level_words, zones_of
from kg.extract.places.lexicon import lexicon
from kg.extract.places.linking import link
from kg.extract.places.spots import find_spots
from kg.extract.places.unnamed import home_by_township
from kg.schema.fold import fold

_BELOW_COUNTY: Final = ("镇", "乡", "街道", "村", "社区")


@Language.factory(
    "kg_places",
    assigns=["doc._.places", "doc._.home", "doc._.findings"],
    requires=["doc._.layout", "doc._.report"],
    default_config={"names": None},
)
def make_places(nlp: Language, name: str, names: str | None) -> "PlacesComponent":
    """The factory that pipelines/*.cfg names; `names` is the path of a CSV of the user's own names."""
    return PlacesComponent(names)


class PlacesComponent:
    """Finds places, links them to divisions, and works out the report's home place."""

    def __init__(self, names: str | None = None) -> None:
        self._names = names

    def __call__(self, doc: Doc) -> Doc:
        """Sets doc._.places and doc._.home; adds a Finding for each place decided by a thin margin."""
        draft = Draft(doc)
        names = lexicon(self._names)
        year = int(draft.report.published[:4]) if draft.report.published else None
        text, layout = draft.text, draft.layout
        hints = find_spots(fold(draft.report.publisher or ""), names, year, within_name=True)
        zones = zones_of(layout)
        anaphora = find_anaphora(text)
        levels = level_words(text, anaphora, zones)
        spots, home = link(find_spots(text, names, year), zones, levels, names.gazetteer, year, hints)
        spots = [spot for spot in spots if layout.sentence_at(spot.start) is not None]
        near = NearTownships(names.gazetteer, year, home, spots)
        trusted = near.known if home else near.anywhere
        below = find_below(text, spots, near.known, trusted, near.in_full)
        below = [item for item in below if layout.sentence_at(item.start) is not None]
        below = _with_own(below, own_places(text, names))
        if home is None and below:
            home = home_by_township(below)
            near = NearTownships(names.gazetteer, year, home, spots)
        contain(below, layout, near)
        sites = Sites(draft, names.gazetteer, year)
        named = sorted(
            [(spot.start, sites.add_spot(spot)) for spot in spots] + [(b.start, sites.add_below(b)) for b in below],
            key=lambda pair: pair[0],
        )
        if home is not None:
            sites.division(home)
        _bind_anaphora(anaphora, named, sites, layout, home)
        doc._.places = sites.places(home)
        doc._.home = home
        doc._.findings = (*draft.findings, *thin_margins(doc._.places, names.gazetteer, draft.report.source))
        return doc


def _with_own(below: list[Below], own: list[Below]) -> list[Below]:
    """What the user listed takes the place of what was found there."""
    kept = [item for item in below if all(item.end <= o.start or o.end <= item.start for o in own)]
    return sorted([*kept, *own], key=lambda item: item.start)


def _bind_anaphora(
    anaphora: list[Anaphor], named: list[tuple[int, Site]], sites: Sites, layout: Layout, home: str | None
) -> None:
    """Adds 全市, 该县 to the mentions of what they stand for."""
    home_site = sites.division(home) if home else None
    position = 0
    for anaphor in anaphora:
        sentence = layout.sentence_at(anaphor.start)
        if sentence is None:
            continue
        while position < len(named) and named[position][0] < anaphor.start:
            position += 1
        # The report's place below the county is known by no code: the one named last is meant, however far back.
        since = 0 if anaphor.level in _BELOW_COUNTY else layout.paragraph_of(sentence).start
        first = bisect_left(named, since, hi=position, key=lambda pair: pair[0])
        before = [site for _, site in reversed(named[first:position])]
        site = _antecedent(anaphor, before, home_site, sites, home)
        if site is not None:
            site.mentions.append(sites.draft.mention(anaphor.start, anaphor.end, anaphor=True))


def _antecedent(
    anaphor: Anaphor, before: list[Site], home_site: Site | None, sites: Sites, home: str | None
) -> Site | None:
    """该 points to the last place of its level in the paragraph; 全, 我 to the home place, or one above it."""
    near = next((site for site in before if site.name.endswith(anaphor.level)), None)
    if anaphor.word == "该" and near is not None:
        return near
    if home_site is not None and home_site.name.endswith(anaphor.level):
        return home_site
    if near is not None:
        return near
    if home is not None:
        for code in sites.gazetteer.ancestors(home, sites.year):
            division = sites.gazetteer.division(code, sites.year)
            if division is not None and division.name.endswith(anaphor.level):
                return sites.division(code)
    return None
