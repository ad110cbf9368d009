"""Comparisons across regions: each returns a Table, which is a list of rows and shows itself in notebooks."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.analyse.portfolio import Portfolio, Rows
    from kg.analyse.table import Table
    from kg.api.names import Names


class Comparing:
    """Comparisons over the queries that `_reader` runs. Places and programs are named as in questions.

    Names are codes, Chinese, English or pinyin; one that stands for nothing in the graph, or for several places, raises
    QueryError with suggestions. `evidence` is how many sentences each row carries.
    """

    _portfolio: "Portfolio | None" = None
    _names: "Names | None" = None

    def _reader(self) -> "Rows":
        raise NotImplementedError

    def shared(self, first: str, second: str, *, evidence: int = 0) -> "Table":
        """What two places run, plan or pilot: both, only the first, only the second."""
        from kg.analyse.shared import shared

        here, there = (self._place(name) for name in (first, second))
        names = [self._data().places[found[0]].name for found in (here, there)]
        if here == there:
            raise QueryError(f"{first} and {second} are one place, {names[0]}: name two.")
        if names[0] == names[1]:
            names = [
                f"{name} ({self._data().places[ids[0]].code})" for name, ids in zip(names, (here, there), strict=True)
            ]
        return self._proven(shared(self._data(), here, there, names), evidence)

    def similar(self, place: str, *, level: str = "", evidence: int = 0) -> "Table":
        """The places of a level (that of the place by default) ranked by the likeness of what they run."""
        from kg.analyse.portfolio import LEVELS
        from kg.analyse.similar import similar

        (found,) = self._place(place)
        own = self._data().places[found].level
        return self._proven(similar(self._data(), found, level or (own if own in LEVELS else "county")), evidence)

    def diffusion(self, program: str, *, level: str = "", by: str = "place", evidence: int = 0) -> "Table":
        """Where and when a program was first reported, planned, piloted and running; `by` place, province or level."""
        from kg.analyse.diffusion import diffusion

        named, forms = self._resolve().program(program)
        return self._proven(diffusion(self._data(), named, forms, level=level, by=by), evidence)

    def communities(self, *, level: str = "prefecture", evidence: int = 0) -> "Table":
        """Groups of places of a level that share programs."""
        from kg.analyse.communities import communities

        return self._proven(communities(self._data(), level), evidence)

    def central(
        self, of: str = "programs", *, measure: str = "degree", top: int | None = None, evidence: int = 0
    ) -> "Table":
        """Programs or agencies by degree or betweenness, all or the `top` ones."""
        from kg.analyse.central import central

        return self._proven(central(self._data(), of, measure, top), evidence)

    def coverage(self, by: str = "") -> "Table":
        """Reports by province, level, year, genre and publisher; with `by` only by that."""
        from kg.analyse.coverage import coverage

        return coverage(self._data(), by)

    def timeline(self, place: str, *, events: Collection[str] = (), evidence: int = 0) -> "Table":
        """What a place started, planned, targeted and reported, by year; `events` keeps some kinds."""
        from kg.analyse.timeline import timeline

        ids = self._place(place)
        return self._proven(timeline(self._data(), ids, self._data().places[ids[0]].name, events), evidence)

    def map(self, program: str, target: str | Path, *, level: str = "", zoom: bool = False) -> Path:
        """Draws the places of a program on a map of the provinces, into a .svg, .png or .pdf file."""
        from kg.analyse.plot.map import draw_map

        return draw_map(self._data(), self.diffusion(program, level=level), Path(target), zoom=zoom)

    def _place(self, name: str) -> tuple[str, ...]:
        return self._resolve().place(name)

    def _resolve(self) -> "Names":
        if self._names is None:
            from kg.api.names import Names

            self._names = Names(self._reader())
        return self._names

    def _data(self) -> "Portfolio":
        if self._portfolio is None:
            from kg.analyse.portfolio import Portfolio

            self._portfolio = Portfolio(self._reader())
        return self._portfolio

    def _proven(self, table: "Table", evidence: int) -> "Table":
        from kg.analyse.evidence import with_evidence

        return with_evidence(table, self._reader(), evidence) if evidence else table
