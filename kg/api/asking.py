"""What can be asked of a property graph, wherever it stands: in a graph folder or in a Neo4j server."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from kg.api.comparing import Comparing
from kg.model import Answer
from kg.store.rows import Result

if TYPE_CHECKING:
    from kg.analyse.table import Table


class CypherStore(Protocol):
    """A store that runs portable Cypher, ours as it is and a user's own behind the guard."""

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """What one of our queries gives."""

    def user_rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """What a user's query gives. Raises QueryError where it is not read-only and portable."""


class Asking(Comparing):
    """Questions, queries, tables and comparisons over the store that `_store` gives."""

    def _store(self) -> CypherStore:
        raise NotImplementedError

    def ask(self, question: str, *, language: str | None = None, evidence: int = 2) -> Answer:
        """The answer to a question in English, Chinese or pinyin, or an honest refusal (Answer.reason)."""
        from kg.ask import ask

        return ask(question, self._rows, language=language, evidence=evidence)

    def query(self, name: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """The rows of a query of the library. Raises QueryError for an unknown name or parameter."""
        from kg.schema.queries import library

        chosen = library().get(name)
        return self._store().rows(chosen.cypher, chosen.bind(parameters or {}))

    def figures(
        self, *, place: str = "", indicator: str = "", year: int = 0, period: str = "", status: str = ""
    ) -> "Table":
        """The figures as a tidy table, one row a figure; the columns are kg.analyse.figures.COLUMNS.

        `place` (a name, or several with commas) takes the places within it too; `indicator` is words of it in either
        language; the period covers `year`, or lies within `period` (2022; 2020/2022). Raises QueryError with
        suggestions for a place that is not in the graph.
        """
        from kg.analyse.figures import figure_table

        places = [found for name in place.split(",") if name.strip() for found in self._place(name.strip())]
        chosen: dict[str, Any] = {"place": places, "indicator": indicator, "status": status}
        if year:
            chosen |= {"first_year": year, "last_year": year}
        return figure_table(self.query("figure-table", chosen).rows, period)

    def compare(self, indicator: str, *, place: str = "", year: int = 0) -> "Table":
        """One indicator ranked over places: of each its latest actual value in the commonest unit."""
        from kg.analyse.figures import ranking

        return ranking(self.figures(place=place, indicator=indicator, year=year), indicator)

    def reports(self, *, place: str = "") -> Result:
        """The reports, one row each, with their genre and how much each states.

        `place` (name or code) takes the places within it too.
        """
        from kg.analyse.coverage import genre

        found = self.query("reports", {"place": place})
        rows = [{**row, "genre": genre(row["title"] or "", row["source"])} for row in found.rows]
        at = found.columns.index("home") + 1
        return replace(found, columns=(*found.columns[:at], "genre", *found.columns[at:]), rows=rows)

    def reprints(self) -> Result:
        """The reports that are one text in several outlets, one row each, those of one text together, the first on top."""
        return self.query("reprints")

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """The rows of the user's own read-only Cypher. Raises QueryError where it is not allowed or not portable."""
        return self._store().user_rows(query, parameters)

    def stats(self) -> dict[str, Any]:
        """What the graph holds: see kg.analyse.stats."""
        from kg.analyse.stats import stats

        return stats(self._rows)

    def names(self) -> list[str]:
        """The names of places, agencies and programs that reports mention, in both languages, sorted."""
        query = """
            MATCH (:Report)-[:MENTIONS]->(n:Place|Agency|Program)
            RETURN DISTINCT n.name AS zh, n.name_en AS en"""
        return sorted({name for row in self._rows(query) for name in (row["zh"], row["en"]) if name})

    def _reader(self) -> Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]:
        """What runs queries and does not hold this graph: a graph that held itself would keep its store open."""
        store = self._store()
        return lambda cypher, parameters: store.rows(cypher, dict(parameters)).rows

    def _rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        return self._store().rows(cypher, dict(parameters or {})).rows
