"""A question → an Answer, over any store that runs portable Cypher."""

from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs

from kg.ask.analysis import analyse
from kg.ask.choice import choose
from kg.ask.coverage import coverage
from kg.ask.evidence import on_topic, passages, sentences
from kg.ask.figure_words import asked_as_number, asks_for_a_number
from kg.ask.figures import unheard, wanted
from kg.ask.fitting import Fit, fits
from kg.ask.grammar import grammar
from kg.ask.known import Known, Rows
from kg.ask.meaning import Analysis, Span
from kg.ask.parameters import Request, narrowest, request, with_forms
from kg.ask.patterns import patterns
from kg.ask.refusal import examples, is_private, private, silent, unmapped, unusable
from kg.ask.reply import english, sentence, understood
from kg.ask.results import answers, as_reported, shown, visible
from kg.ask.suggestions import nearest_questions
from kg.ask.units import language_of, units
from kg.model import Answer
from kg.schema.queries import library

LONGEST = 300
"""Characters of the longest question that is read: one long sentence."""

_MARGIN = 2.0
"""A reading that is less telling than the best one by more than this is not tried when the best one finds nothing."""


def ask(question: str, rows: Rows, *, language: str | None = None, evidence: int = 2) -> Answer:
    """The answer to a question in English, Chinese or pinyin, with at most `evidence` sentences under each row.

    `rows` runs a query with parameters, on whichever engine. `language` is that of the reply; None means that of the
    question. What cannot be answered is refused with a reason (Answer.reason); nothing is guessed and nothing raised
    because of what the question says.
    """
    known = Known(rows)
    refusal = _unusable(question, language, known)
    if refusal:
        return refusal
    analysis = analyse(question, known, language)
    if is_private(analysis):
        return private(analysis)
    asks = asks_for_a_number(analysis) or bool(analysis.unplaced)
    latin = any(span.text.isascii() for span in analysis.unplaced)
    counted = analyse(question, known, language, aliases=latin, counting=True) if asks else None
    number = _best(counted, known) if counted else None
    best = None if number and number.rows and asked_as_number(analysis) else _best(analysis, known)
    if counted and number and number.rows and not (best and _says_what_is_run(best)):
        return _answer(number, counted, known, rows, evidence)
    if (
        counted
        and number
        and not _unknown(number, counted)
        and not unheard(number.request.fit, known)
        and (best is None or _unknown(best, analysis))
    ):
        best, analysis = number, counted
    if (best is None or not best.found) and any(part.text.isascii() for part in units(question)):
        aliased = analyse(question, known, language, aliases=True)
        other = _best(aliased, known)
        if other and (best is None or other.found):
            best, analysis = other, aliased
    if best is None:
        return unmapped(analysis, rows, _offered(analysis, known))
    if not best.found:
        word = _unknown(best, analysis)
        if word:
            return unmapped(analysis, rows, _offered(analysis, known), word)
        other = _instead(best, analysis, known)
        if other:
            given = _answer(other, analysis, known, rows, evidence)
            return structs.replace(given, reply=f"{sentence(best.request, analysis, known, (), ())} {given.reply}")
    return _answer(best, analysis, known, rows, evidence)


def _says_what_is_run(best: "Attempt") -> bool:
    """Whether a reading gives the programs that somebody is asked to run: their field (fraud, fires) is counted as well."""
    fit = best.request.fit
    return fit.has("run") and next(iter(fit.pattern.query.columns)) == "program"


def _instead(attempt: "Attempt", analysis: Analysis, known: Known) -> "Attempt | None":
    """Where a query finds nothing, what the one finds that its header names as `instead`: who runs a program."""
    fit = attempt.request.fit
    named = () if fit.of("agency_kind") or len(fit.of("program")) > 1 else fit.pattern.query.extra.get("instead", ())
    pattern = next((pattern for pattern in patterns()[0] if pattern.query.name in named), None)
    found = _attempt(replace(fit, pattern=pattern), analysis, known) if pattern else None
    return found if found and found.rows else None


def _best(analysis: Analysis, known: Known) -> "Attempt | None":
    """The most telling reading of a question that finds something, else the most telling; None when none fits.

    Where the query of the most telling one is `settled` by its header no other is tried: who heads a body that names
    nobody is not what it leads.
    """
    best = _best_of(fits(analysis), analysis, known)
    if best is None or (best.request.fit.pattern.countable and not best.found):
        return _best_of(fits(analysis, loose=True), analysis, known) or best
    return best


def _best_of(readings: list[Fit], analysis: Analysis, known: Known) -> "Attempt | None":
    if readings and "settled" in readings[0].pattern.query.extra:
        readings = readings[:1]
    attempts = [_attempt(fit, analysis, known) for fit in readings if fit.score >= readings[0].score - _MARGIN]
    return next((attempt for attempt in attempts if attempt.rows), attempts[0] if attempts else None)


def _offered(analysis: Analysis, known: Known) -> tuple[str, ...]:
    return nearest_questions(analysis, known, lambda text: _answers(text, known))


def _answers(question: str, known: Known) -> bool:
    """Whether the graph answers a question with something."""
    best = _best(analyse(question, known), known)
    return best is not None and bool(best.rows)


def _unusable(question: str, language: str | None, known: Known) -> Answer | None:
    spoken = language or language_of(question[:LONGEST])
    replies = grammar().table["replies"]
    if len(question) <= LONGEST and units(question):
        return None
    nearest = _offered(Analysis(question[:LONGEST], spoken, ()), known)
    if len(question) > LONGEST:
        return unusable(question[:LONGEST], spoken, replies[f"long_{spoken}"].format(most=LONGEST), nearest)
    example = (*nearest, *examples(library().get("places-running-program"), spoken))[0]
    return unusable(question, spoken, replies[f"empty_{spoken}"].format(example=example), nearest)


@dataclass(frozen=True)
class Attempt:
    """A request and the rows that it gave; `besides` are rows of another status that were left out."""

    request: Request
    rows: list[dict[str, Any]]
    besides: tuple[dict[str, Any], ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is anything to answer with."""
        return bool(self.rows or self.besides)


def _attempt(fit: Fit, analysis: Analysis, known: Known) -> Attempt:
    wish = request(fit, analysis, known)
    if any(meaning.absent for _, meaning in fit.chosen):
        return Attempt(wish, [])
    query = fit.pattern.query
    if fit.pattern.countable:
        return _counted(wish, analysis, known)
    found = _rows(wish, analysis, known)
    if fit.content:
        topics = [_forms(span) for span in fit.content]
        return Attempt(
            wish, on_topic(found.rows, topics, known.rows), tuple(on_topic(list(found.besides), topics, known.rows))
        )
    if found.rows or not wish.parameters.get("status"):
        return found
    return Attempt(wish, [], tuple(known.rows(query.cypher, {**wish.parameters, "status": []})))


def _forms(span: Span) -> tuple[str, ...]:
    """The Chinese words that a topic goes by."""
    own = () if span.text.isascii() else (span.text,)
    return (*own, *(value for m in span.meanings if m.item in ("term", "indicator") for value in m.values))


def _rows(wish: Request, analysis: Analysis, known: Known) -> Attempt:
    """The rows of a request; of several programs named together the answers that hold for each of them."""
    query = wish.fit.pattern.query
    either = grammar().table["either"]
    programs = narrowest(list(wish.fit.of("program")), known)
    words = {unit.text for unit in units(analysis.question)}
    answer = f"{next(iter(query.columns))}_id"
    alone = "program" not in wish.parameters or len(programs) < 2 or answer not in query.columns
    if alone or words & {*either["en"], *either["zh"]}:
        return _preferred(wish, known.rows(query.cypher, wish.parameters))
    each = [
        _preferred(wish, known.rows(query.cypher, {**wish.parameters, "program": list(with_forms(program, known))}))
        for program in programs
    ]
    common = set.intersection(*({row[answer] for row in found.rows} for found in each))
    return Attempt(wish, [row for found in each for row in found.rows if row[answer] in common])


def _preferred(wish: Request, rows: list[dict[str, Any]]) -> Attempt:
    """Where a query prefers what runs to what is planned, and the question names no status: what is preferred first."""
    preferred = wish.fit.pattern.query.extra.get("prefer_status", ("",))[0].split()
    if not preferred or wish.parameters["status"]:
        return Attempt(wish, rows)
    first = [row for row in rows if row["status"] in preferred]
    return Attempt(wish, first, tuple(row for row in rows if row not in first)) if first else Attempt(wish, rows)


def _counted(wish: Request, analysis: Analysis, known: Known) -> Attempt:
    """Figures, with targets only where the question asks for them or nothing else is reported."""
    fit = wish.fit
    statuses = {s for m in fit.of("status") for name in m.values for s in grammar().statuses(name, "figures")}
    statuses |= {"target"} if fit.has("target") else set()
    statuses |= {"actual"} if fit.has("trend") else set()
    parameters = {**wish.parameters, "status": []}
    found = known.rows(fit.pattern.query.cypher, parameters)
    want = wanted(fit, known, analysis, frozenset(statuses))
    return Attempt(replace(wish, parameters=parameters), choose(found, want, fit))


def _unknown(attempt: Attempt, analysis: Analysis) -> str | None:
    """The word that makes an empty result a refusal: one that nothing places, neither words nor names nor figures."""
    content, topical = attempt.request.fit.content, not attempt.request.fit.pattern.countable
    return next((span.text for span in content if topical or not span.meanings), None)


def _answer(attempt: Attempt, analysis: Analysis, known: Known, rows: Rows, evidence: int) -> Answer:
    fit = attempt.request.fit
    table = shown(fit.pattern.query, attempt.rows, fit)
    proof = sentences(table, rows)
    table = as_reported(table, {fact: [row["text"] for row in found] for fact, found in proof.items()})
    items = answers(table)
    missing = None if table else silent(fit, known, rows)
    replies = grammar().table["replies"]
    if missing or not (table or attempt.besides or "empty" in fit.pattern.query.extra):
        text = replies[f"no_place_{analysis.language}"].format(missing) if missing else None
        return Answer(
            question=analysis.question,
            language=_language(analysis),
            understood=understood(attempt.request, analysis, known),
            answered=False,
            reason="no_data",
            reply=text or sentence(attempt.request, analysis, known, (), ()),
            coverage=_coverage(attempt, (), (), rows),
            query=fit.pattern.query.cypher,
            parameters=attempt.request.parameters,
        )
    return Answer(
        question=analysis.question,
        language=_language(analysis),
        understood=understood(attempt.request, analysis, known),
        answered=True,
        reply=sentence(attempt.request, analysis, known, items, table) + _besides(attempt, analysis, known),
        columns=visible(table),
        rows=tuple(row.values for row in table),
        answers=items,
        passages=passages(table, proof, evidence),
        coverage=_coverage(
            attempt, tuple(fact for row in table for fact in row.facts), tuple(i.id for i in items if i.id), rows
        ),
        query=fit.pattern.query.cypher,
        parameters=attempt.request.parameters,
    )


def _language(analysis: Analysis) -> Any:
    return "zh" if analysis.language == "zh" else "en"


def _coverage(attempt: Attempt, facts: tuple[str, ...], ids: tuple[str, ...], rows: Rows) -> Any:
    levels = attempt.request.fit.of("level")
    return coverage(levels[0].values[0] if levels else None, facts, ids, rows)


def _besides(attempt: Attempt, analysis: Analysis, known: Known) -> str:
    """What else is reported with another status than the one shown: planned beside run, run beside completed."""
    query, language = attempt.request.fit.pattern.query, analysis.language
    first = next(iter(query.columns))
    table = grammar().table
    text = ""
    for status in dict.fromkeys(row["status"] for row in attempt.besides):
        given = {row[first] for row in attempt.rows}
        names = list(dict.fromkeys(row[first] for row in attempt.besides if row["status"] == status))
        names = [english(name, None, known) if language == "en" else name for name in names if name not in given]
        if not names:
            continue
        label = table["status"][status][f"label_{language}"] if status in table["status"] else str(status)
        joined = table["replies"][f"and_{language}"].join(names)
        text += table["replies"][f"besides_{language}"].format(status=label, answers=joined)
    return text
