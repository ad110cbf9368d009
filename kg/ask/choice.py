"""Of the figures that hold every word of a question, those that answer it: one, one a place, a ranking, a series."""

from kg.ask.figure_terms import Row
from kg.ask.figures import Wanted
from kg.ask.fitting import Fit
from kg.ask.results import side_by_side
from kg.ask.years import FIRST, LAST
from kg.schema.vocabulary import scheme

_CLOSE = 0.04
"""Figures whose scores lie nearer than this to the best one answer as well."""
_IN_SERIES = 0.8
"""Figures of one series may leave out what the first of them says in full."""
_COMPARABLE = 0.35
"""Figures of other places may be worded less alike and still be compared: 网格员 here, 专职网格员 there."""


def choose(rows: list[Row], want: Wanted, fit: Fit) -> list[Row]:
    """The figures that answer, in the order in which they are shown.

    One place: the best figure, the latest when the question names no year. Several places, or a comparison: the best
    of each. A ranking: the best of each place by value. Over time: all periods of the best figure. Reports that do not
    tell their place count as places of their own, and are left out where places are compared.
    """
    if side_by_side(fit):
        rows = [row for row in rows if row["place"]]
    scored = [(score, row) for row in rows if (score := want.score(row)) is not None]
    if not scored:
        return []
    best = max(score for score, _ in scored)
    close = [row for score, row in scored if score >= best - _CLOSE]
    if fit.has("trend"):
        return _with_changes(_over_time(scored, best, want), scored, best)
    if len(fit.of("place")) > 1 and (fit.has("top") or fit.has("bottom")):
        return sorted(_best_of_each(scored, best, fit), key=lambda row: row["value"], reverse=fit.has("top"))
    if fit.has("top") or fit.has("bottom") or fit.has("rank") or fit.has("level"):
        falls = any("fall" in meaning.values for meaning in fit.of("change"))
        return _ranked(scored, best, descending=fit.has("bottom") == falls)
    if len(fit.of("place")) > 1 or not want.places:
        return _best_of_each(scored, best, fit)
    bounded = want.years and want.years.start != FIRST and want.years.end != LAST
    return _distinct(close if bounded else _latest(close))


def _over_time(scored: list[tuple[float, Row]], best: float, want: Wanted) -> list[Row]:
    """Of each period the best figure that counts in the unit of the best one, at its place, in order of time.

    Reports word one series differently from year to year, and leave out what the first sentence said.
    """
    leading = next(row for score, row in scored if score == best)
    statuses = {leading["status"], *want.wish.statuses}
    same = [row for _, row in scored if _series(row) == _series(leading) and row["status"] in statuses]
    if len({row["period"] for row in same}) > 1:
        return sorted(_distinct(same), key=_by_time)
    found: dict[tuple[str, str | None], tuple[float, Row]] = {}
    for score, row in scored:
        alike = row["place_id"] == leading["place_id"] and row["measure"] == leading["measure"]
        alike = alike and _kind_of_unit(row["unit"]) == _kind_of_unit(leading["unit"])
        wished = row["status"] == "actual" or row["status"] in want.wish.statuses
        held = found.get((row["place_id"], row["period"]))
        if alike and wished and score >= best - _IN_SERIES and (held is None or score > held[0]):
            found[row["place_id"], row["period"]] = (score, row)
    rows = [row for _, row in found.values()] or [leading]
    return sorted(rows, key=_by_time)


def _with_changes(series: list[Row], scored: list[tuple[float, Row]], best: float) -> list[Row]:
    """A series; where it has one point only, what is reported of its rise or fall as well."""
    if len(series) != 1:
        return series
    near = [row for score, row in scored if row["measure"] == "change" and score >= best - _IN_SERIES]
    return _distinct(series + [row for row in near if row["place_id"] == series[0]["place_id"]])


def _by_time(row: Row) -> tuple[str, int, str, str]:
    return row["place"] or "", row["start_year"] or 0, row["period"] or "", row["figure"]


def _ranked(scored: list[tuple[float, Row]], best: float, *, descending: bool) -> list[Row]:
    """The best figure of each place in the unit of the best figure, by value."""
    unit = next(_kind_of_unit(row["unit"]) for score, row in scored if score == best)
    near = [(score, row) for score, row in scored if score >= best - _COMPARABLE]
    alike = [(score, row) for score, row in near if _kind_of_unit(row["unit"]) == unit]
    return sorted(_by_place(alike), key=lambda row: (-row["value"] if descending else row["value"], row["place_id"]))


def _kind_of_unit(unit: str | None) -> str | None:
    """People are counted as 名, 人 or 位: units of one concept of ontology/units.ttl compare."""
    concept = scheme("units").by_label().get(unit or "")
    return concept.notation if concept else unit


def _best_of_each(scored: list[tuple[float, Row]], best: float, fit: Fit) -> list[Row]:
    places = [set(meaning.values) for meaning in fit.of("place")]
    if not places:
        return _by_place([(score, row) for score, row in scored if score >= best - _COMPARABLE])
    found: list[Row] = []
    for ids in places:
        own = [(score, row) for score, row in scored if row["place_id"] in ids or row["about_id"] in ids]
        if own:
            top = max(score for score, _ in own)
            found += _latest([row for score, row in own if score >= top - _CLOSE])[:1]
    return found


def _by_place(scored: list[tuple[float, Row]]) -> list[Row]:
    found: dict[str, tuple[float, int, Row]] = {}
    for score, row in scored:
        held = found.get(row["place_id"])
        candidate = (score, row["start_year"] or 0, row)
        if held is None or candidate[:2] > held[:2]:
            found[row["place_id"]] = candidate
    return [row for _, _, row in found.values()]


def _latest(rows: list[Row]) -> list[Row]:
    """The figures of the latest year for each indicator, place and subject.

    Of two with nothing else between them the one without a period is the earlier: reports give what was before undated.
    """
    newest: dict[tuple[str, str, str, str], tuple[int, bool]] = {}
    for row in rows:
        newest[_series(row)] = max(newest.get(_series(row), (0, False)), _lateness(row))
    return [row for row in rows if _lateness(row) == newest[_series(row)]]


def _lateness(row: Row) -> tuple[int, bool]:
    return row["start_year"] or 0, bool(row["period"])


def _series(row: Row) -> tuple[str, str, str, str]:
    return row["indicator"], row["unit"], row["place_id"], row["about_id"] or ""


def _distinct(rows: list[Row]) -> list[Row]:
    """Each figure once: a figure may stand in several sentences."""
    return list({row["figure"]: row for row in rows}.values())
