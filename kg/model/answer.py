"""An Answer: rows, the passages behind each row, the query that was run, and what the graph does not cover."""

from typing import Any, Literal

from msgspec import Struct


class AnswerItem(Struct, frozen=True, kw_only=True):
    """One thing that answers the question: an entity by label and id, or a number by value and unit.

    `via` names the places through which a rolled-up answer was reached (a city through its counties).
    """

    label: str
    id: str | None = None
    value: float | None = None
    unit: str | None = None
    via: tuple[str, ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """A sentence behind row number `row`: the report it stands in, and [start, end) in that report's text."""

    row: int
    source: str
    published: str | None
    publisher: str | None = None
    start: int
    end: int
    text: str


class Coverage(Struct, frozen=True, kw_only=True):
    """How far the graph can know: places with evidence, places with reports but no mention, places with no report."""

    level: str
    with_evidence: int
    with_reports: int
    without_reports: int


class Answer(Struct, frozen=True, kw_only=True):
    """What `kg ask` gives. Its JSON is stable.

    `reason` is None when answered, else unmapped (a word could not be placed), no_data (known, but no report speaks
    of it) or private (private persons are not in the graph). `reply` is one sentence in the question's language.
    """

    question: str
    language: Literal["en", "zh"]
    understood: dict[str, Any]
    answered: bool
    reason: Literal["unmapped", "no_data", "private"] | None = None
    reply: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    answers: tuple[AnswerItem, ...] = ()
    passages: tuple[Evidence, ...] = ()
    coverage: Coverage | None = None
    nearest: tuple[str, ...] = ()
    query: str | None = None
    parameters: dict[str, Any] = {}
