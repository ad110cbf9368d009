"""Questions to offer where one is refused: those of the library, about what stands in the graph at hand."""

from collections.abc import Callable, Iterator
from typing import Any

from kg.ask.grammar import NOISE, grammar
from kg.ask.known import Known
from kg.ask.meaning import Analysis
from kg.ask.patterns import patterns
from kg.ask.reply import english
from kg.schema.queries import LibraryQuery, library

MOST = 3
"""Questions that a refusal offers."""

_TRIED = 12
"""Queries of which questions are tried at most: a refusal must not be slower than an answer."""

_CLAIMS = """
MATCH (c:Claim)-[:SUBJECT]->(s), (c)-[:OBJECT]->(o)
WHERE size($ids) = 0 OR s.id IN $ids OR o.id IN $ids
WITH c, s, o
ORDER BY c.id LIMIT 80
OPTIONAL MATCH (s)-[:SERVES]->(p:Place)
RETURN c.predicate AS predicate, s.id AS subject_id, s.name AS subject, o.name AS object, o.name_en AS object_en, p.id AS place_id,
       p.name AS place, c.status AS status, c.since AS since, o.name_en IS NULL AS unlabelled, c.id AS claim
ORDER BY unlabelled, claim"""

_FIGURES = """
MATCH (f:Figure)-[:MEASURES]->(i:Indicator), (f)-[:AT_PLACE]->(p:Place)
WHERE f.status = 'actual' AND f.measure <> 'change' AND (size($ids) = 0 OR p.id IN $ids)
RETURN i.name AS figure, i.name_en AS figure_en, p.id AS place_id, p.name AS place, f.end_year AS year, f.id AS id
ORDER BY id LIMIT 4"""

_SLOTS = {
    "implements": ("program", "place"),
    "leads": ("program", "agency"),
    "issued": ("policy", "agency"),
    "received": ("honour", "place"),
    "hasRole": ("agency", "person"),
    "collaboratesWith": ("agency", "agency"),
    "partOf": ("program", "program"),
    "variantOf": ("program", "program"),
}
"""The slots that the object and the subject of a claim fill; a subject that is an agency fills that slot instead."""


Filling = dict[str, str]
"""Names for the slots of a question, taken from one fact."""


def nearest_questions(analysis: Analysis, known: Known, answered: Callable[[str], bool]) -> tuple[str, ...]:
    """Three questions that the graph answers: of the queries that share most with the refused one, about its things.

    `answered` says whether a question is answered; one that is not, is not offered.
    """
    language = analysis.language
    ids = _ids(analysis)
    queries = _ranked(analysis)[:_TRIED]
    found: dict[str, str] = {}
    for about in (ids, []) if ids else ([],):
        fillings = _fillings(known, language, about)
        for query in queries:
            if len(found) == MOST:
                return tuple(found.values())
            text = next(_filled(query, fillings, language), None)
            if query.name not in found and text and answered(text):
                found[query.name] = text
    return tuple(found.values())


def _ids(analysis: Analysis) -> list[str]:
    return [
        value
        for span in analysis.spans
        for meaning in span.meanings
        if meaning.item in ("place", "program", "agency", "person", "policy", "honour") and not meaning.absent
        for value in meaning.values
    ][:50]


def _fillings(known: Known, language: str, ids: list[str]) -> list[Filling]:
    """One filling for each relation and for the figures, about the things given; about any when none is given."""
    found: list[Filling] = []
    claims = known.rows(_CLAIMS, {"ids": ids})
    for predicate, (object_slot, subject_slot) in _SLOTS.items():
        rows = [row for row in claims if row["predicate"] == predicate]
        if rows:
            found.append(_of_claims(rows, object_slot, subject_slot, known, language))
    rows = known.rows(_FIGURES, {"ids": ids})
    if rows:
        row = rows[0]
        label = row["figure_en"] if language == "en" and row["figure_en"] else row["figure"]
        names = {"figure": label, "indicator": label, "place": _place(row["place"], row["place_id"], known, language)}
        found.append(_with_defaults(names | ({"year": str(row["year"])} if row["year"] else {}), language))
    return found


def _of_claims(rows: list[dict[str, Any]], object_slot: str, subject_slot: str, known: Known, language: str) -> Filling:
    row = rows[0]
    label = row["object_en"] if language == "en" and row["object_en"] else row["object"]
    names = {object_slot: label}
    if row["place"]:
        names["agency"] = row["subject"]
        names["place"] = _place(row["place"], row["place_id"], known, language)
    else:
        names[subject_slot] = _place(row["subject"], row["subject_id"], known, language)
    if row["since"]:
        names["year"] = str(row["since"])[:4]
    if row["status"]:
        names["status"] = str(grammar().table["status"][row["status"]][f"label_{language}"])
    others = [
        r["place"] or r["subject"] for r in rows if (r["place"] or r["subject"]) != (row["place"] or row["subject"])
    ]
    if others and subject_slot == "place":
        names["other_place"] = _place(others[0], None, known, language)
    return _with_defaults(names, language)


def _with_defaults(names: Filling, language: str) -> Filling:
    level = grammar().levels["prefecture"]
    return {"level": level.plural_en if language == "en" else level.labels["zh"], **names}


def _place(name: str, identifier: str | None, known: Known, language: str) -> str:
    return english(name, identifier, known) if language == "en" else name


def _filled(query: LibraryQuery, fillings: list[Filling], language: str) -> Iterator[str]:
    """The question of a query with each filling that has a name for all its slots."""
    template = query.question_en if language == "en" else query.question_zh
    for filling in fillings:
        try:
            yield template.format(**filling)
        except KeyError:
            continue


def _ranked(analysis: Analysis) -> list[LibraryQuery]:
    """The queries that can be asked, those first that share most with a question: items, then spelling."""
    items = set().union(*(span.items() for span in analysis.spans)) - {NOISE} if analysis.spans else set()
    shared: dict[str, float] = {}
    for pattern in patterns()[0]:
        wanted = set().union(*pattern.required) if pattern.required else set()
        overlap = len(items & wanted) / max(1, len(pattern.required))
        shared[pattern.query.name] = max(shared.get(pattern.query.name, 0.0), overlap)
    return sorted(
        (query for query in library() if query.name in shared),
        key=lambda query: (-shared[query.name], -_likeness(analysis, query), query.name),
    )


def _likeness(analysis: Analysis, query: LibraryQuery) -> float:
    from rapidfuzz import fuzz  # imported only where a question is refused

    asked = analysis.question.lower()
    examples = query.extra.get(f"example_{analysis.language}", ())
    return max((float(fuzz.token_set_ratio(asked, example.lower())) for example in examples), default=0.0)
