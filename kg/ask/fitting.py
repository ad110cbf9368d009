"""How a question is fitted to the patterns of queries: which word fills what, and which reading says most."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.ask.asked import SOFT, counts_the_asked
from kg.ask.grammar import NOISE, grammar
from kg.ask.lexicon import HEADING
from kg.ask.meaning import Analysis, Meaning, Span
from kg.ask.patterns import COUNTABLE, FIGURE, Pattern, patterns
from kg.schema.queries import LibraryQuery

_BESIDE_COUNTED = frozenset(
    {"agency_kind", "agency", "agencies", "issue", "receive", "collaborate", "component", "cover", "run", "office"}
)
_NEVER_SAID_OF_FIGURES = frozenset(
    {"judged", "except", "not", "missing", "share", "contradict", "source", "who", "when", "place", "year", "person"}
)
"""What words mean that cannot be part of what a figure counts, though Chinese indicators are made of any others."""
_GENERAL = frozenset({"run", "programs", "agencies", "source", "figures", "level"})
"""Words that name no more than what any answer is of (a body, a project, what is reported): where no pattern has room for
them, they are passed over."""
_FILLED_ONLY = frozenset(
    {"program", "place", "agency", "agency_kind", "level", "honour", "policy", "indicator", "term", NOISE}
)
"""Items of a word of what is counted that it does not stand for besides: 新增 asks for a change as well, 综治中心 for no agency."""


@dataclass(frozen=True)
class Fit:
    """One reading of a question: a pattern, and what each of its words stands for."""

    pattern: Pattern
    chosen: tuple[tuple[Span, Meaning], ...]
    content: tuple[Span, ...] = ()
    score: float = field(default=0.0)

    def of(self, item: str) -> tuple[Meaning, ...]:
        """The meanings that fill a slot or carry a sense, in the order of the question."""
        return tuple(meaning for _, meaning in self.chosen if meaning.item == item)

    def has(self, item: str) -> bool:
        """Whether a word has been read so."""
        return any(meaning.item == item for _, meaning in self.chosen)


def _fills(meaning: Meaning, element: frozenset[str]) -> bool:
    if HEADING in element:
        return any(name == HEADING for name, _ in meaning.detail)
    return meaning.item in element or any(f"{meaning.item}={value}" in element for value in meaning.values)


def fits(analysis: Analysis, among: Iterable[Pattern] | None = None, *, loose: bool = False) -> list[Fit]:
    """All readings of a question, the most telling first.

    Of equally telling ones the query with the lower `precedence` in its header comes first (0 where it has none), then
    the one that asks for more words, then the one that comes first by name. `among` are the patterns to try: those of
    the library unless given. With `loose` words that name no more than what any answer is of may be passed over.
    """
    found: dict[str, Fit] = {}
    for pattern in patterns()[0] if among is None else among:
        fit = _fit(pattern, analysis, loose)
        if fit and pattern.countable and _ranks_bodies(fit, analysis):
            continue
        if fit and _misses_the_asked(pattern.query, analysis):
            fit = replace(fit, score=fit.score - _BESIDE_THE_POINT)
        if fit and (pattern.query.name not in found or fit.score > found[pattern.query.name].score):
            found[pattern.query.name] = fit
    return sorted(found.values(), key=_order)


_ANSWERS = {
    "agency_kind": frozenset({"agency", "subject", "issuer", "recipient", "partner"}),
    "agencies": frozenset({"agency", "subject", "issuer", "recipient", "partner"}),
    "policies": frozenset({"policy"}),
    "honours": frozenset({"honour"}),
}
"""The columns that answer by the kind of thing that a question asks "which" of."""
_BESIDE_THE_POINT = 3.0


def _misses_the_asked(query: LibraryQuery, analysis: Analysis) -> bool:
    """Whether a query gives other things than those that stand behind "which" (哪个派出所, which agencies)."""
    which = grammar().table["translations"]["which"]
    for word, asked in pairwise(analysis.spans):
        columns = next((_ANSWERS[item] for item in sorted(asked.items()) if item in _ANSWERS), None)
        if word.text.lower() in which and columns and "program" not in asked.items():
            return next(iter(query.columns)) not in columns and "value" not in query.columns
    return False


def _ranks_bodies(fit: Fit, analysis: Analysis) -> bool:
    """Whether a question asks which body of one place has the most: figures are ranked by place."""
    which = grammar().table["translations"]["which"]
    asked = any(w.text.lower() in which and "agency_kind" in a.items() for w, a in pairwise(analysis.spans))
    return asked and len(fit.of("place")) < 2 and (fit.has("top") or fit.has("bottom"))


def _order(fit: Fit) -> tuple[float, int, int, str]:
    query = fit.pattern.query
    precedence = int(query.extra.get("precedence", ("0",))[0])
    return -fit.score, precedence, -len(fit.pattern.required), query.name


def _fit(pattern: Pattern, analysis: Analysis, loose: bool) -> Fit | None:
    for chosen in _assignments(pattern.required, analysis.spans, pattern):
        fit = _with_the_rest(pattern, analysis, chosen, loose)
        if fit:
            return fit
    return None


def _assignments(
    required: tuple[frozenset[str], ...], spans: tuple[Span, ...], pattern: Pattern
) -> Iterator[dict[Span, Meaning]]:
    """Every way to give each required element a span of its own, those with the fewest other readings first."""
    todo = [element for element in required if FIGURE not in element]
    if not todo:
        yield {}
        return
    element, rest = todo[0], tuple(todo[1:])
    able = [
        (span, meaning)
        for span in spans
        if not ("program" in element and pattern.counts(span))
        and (meaning := next((m for m in span.meanings if _fills(m, element)), None))
    ]
    for span, meaning in sorted(able, key=lambda pair: len(pair[0].items())):
        others = tuple(other for other in spans if other is not span)
        for further in _assignments(rest, others, pattern):
            yield {span: meaning, **further}


def _with_the_rest(pattern: Pattern, analysis: Analysis, chosen: dict[Span, Meaning], loose: bool) -> Fit | None:
    """The fit, when every span that no required element took can stand beside it."""
    score = 3.0 * len(chosen)
    taken = dict(chosen)
    content: list[Span] = []
    again = {meaning.item for meaning in chosen.values()}
    for span in analysis.spans:
        if span in chosen:
            continue
        items = span.items()
        beside = pattern.allowed | again
        usable = next((meaning for meaning in span.meanings if meaning.item in beside), None)
        if pattern.countable and (not items or items & COUNTABLE):
            content.append(span)
            if usable and usable.item not in _FILLED_ONLY:
                taken[span] = usable
            continue
        if usable and usable.item == "program" and pattern.counts(span):
            return None
        if usable and not (NOISE in items and usable.item not in again):
            taken[span] = usable
            score += 1.0 if usable.item not in again else 0.0
        elif NOISE in items:
            score -= 0.5 if len(items) > 1 else 0.0
        elif pattern.countable and SOFT in items and not items & {"agency_kind", "agency"}:
            continue
        elif pattern.countable and items & _BESIDE_COUNTED:
            content.append(span)
        elif _counted_or_topic(pattern, span, analysis):
            content.append(span)
            score -= 1.0
        elif loose and _is_general(span):
            score -= 1.0
        else:
            return None
    if not counts_the_asked(pattern.query, pattern.countable, analysis, taken, content) or _too_many(pattern, taken):
        return None
    if pattern.countable:
        if not any(not span.meanings or (span.items() & COUNTABLE and SOFT not in span.items()) for span in content):
            return None
        score += 2.0
    ordered = tuple((span, taken[span]) for span in analysis.spans if span in taken)
    return Fit(pattern, ordered, tuple(content), score)


def _is_general(span: Span) -> bool:
    """Whether a word names no more than what any answer is of; of levels only "place" does."""
    return bool(span.items() & _GENERAL) and all(
        meaning.item in _GENERAL and (meaning.item != "level" or meaning.values == ("place",))
        for meaning in span.meanings
    )


def _counted_or_topic(pattern: Pattern, span: Span, analysis: Analysis) -> bool:
    """Whether a word may be part of what figures count, or what the sentences behind the answers speak of."""
    if pattern.countable:
        return not span.text.isascii() and not span.items() & _NEVER_SAID_OF_FIGURES
    return pattern.topical and _may_be_topic(span) and not any("count" in s.items() for s in analysis.spans)


def _may_be_topic(span: Span) -> bool:
    """Whether a word can be looked for in Chinese sentences: an unknown Chinese one, or one that figures count."""
    return span.items() <= {"term", "indicator"} if span.meanings else len(span.text) > 1 and not span.text.isascii()


def _too_many(pattern: Pattern, taken: dict[Span, Meaning]) -> bool:
    """Whether a question names two things where the query's header says that one is asked about (`single`)."""
    single = {item for line in pattern.query.extra.get("single", ()) for item in line.split()}
    return sum(meaning.item in single for meaning in taken.values()) > 1
