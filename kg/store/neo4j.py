"""The production store: the property graph in a Neo4j server, loaded idempotently and read in READ transactions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date

from kg.errors import ConnectionFailed, GraphError, QueryError
from kg.schema.projection import PropertyGraphSchema, property_graph_schema
from kg.store.exchange_bulk import constraints
from kg.store.guard import check, fit
from kg.store.neo4j_parallel import run_all
from kg.store.neo4j_replace import exchange
from kg.store.neo4j_statements import run, transactions
from kg.store.rows import Checksum, GraphRows, Result, Store

RETRY_S = 120.0
"""How long a batch is tried again after a deadlock or a lost connection: loaders at once wait for each other."""

CONNECT_S = 20.0
"""How long a server may take to greet: one that speaks another protocol may stay silent, and is given up then."""

TIMEOUT_S = 60.0
"""How long a query may run unless told otherwise."""

_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})

Progress = Callable[[str, int, int], None]
"""Told the stage, what is done and the whole."""


@dataclass(frozen=True)
class LoadResult:
    """What a load brought: how many nodes and relationships the server was given, new or not; how many nodes went."""

    nodes: int
    relationships: int
    removed: int = 0


class Neo4jStore(Store):
    """A database of a Neo4j server. Raises ConnectionFailed as soon as it cannot be reached or refuses."""

    def __init__(self, uri: str, user: str = "neo4j", password: str = "", database: str = "neo4j") -> None:
        self.uri, self._user, self._database = uri, user, database
        if uri.partition("://")[0] not in _SCHEMES:
            raise ConnectionFailed(_no_address(uri))
        with self._explained():
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password),
                max_transaction_retry_time=RETRY_S,
                connection_acquisition_timeout=CONNECT_S,
                # Labels that no report has filled yet are no mistake of the query.
                notifications_disabled_classifications=["UNRECOGNIZED"],
                user_agent="kg",
            )
        try:
            with self._explained():
                self._driver.verify_connectivity()
                with self._driver.session(database=database) as session:
                    session.run("RETURN 1").consume()
        except ConnectionFailed:
            self._driver.close()
            raise

    def load(self, rows: GraphRows, progress: Progress | None = None) -> LoadResult:
        """Brings rows into the database, in batches that each hold or fail as a whole; loading again changes nothing.

        A load that was cut short is taken up by loading again. Raises ConnectionFailed when the server goes away, and
        GraphError for rows of labels or types that the ontology does not have.
        """
        schema = property_graph_schema()
        _allow(rows, schema)
        total, done = rows.node_count + rows.relationship_count, 0
        self.constrain()
        counts = run_all(lambda: self._driver.session(database=self._database), transactions(rows))
        with self._explained(), closing(counts):
            for count in counts:
                done += count
                if progress:
                    progress("load", done, total)
        return LoadResult(rows.node_count, rows.relationship_count)

    def constrain(self) -> None:
        """Makes the unique constraints that are missing, as every load does first: for a database that was loaded in bulk."""
        with self._explained(), self._driver.session(database=self._database) as session:
            _constrain(session, property_graph_schema())

    def replace(self, rows: GraphRows, reports: Iterable[str]) -> LoadResult:
        """Makes what the server holds of some reports what `rows` says of them, in one transaction: all of it or none.

        A report is named by its source or its id (or their last part); one that only the server holds is taken away.
        What other reports say stays as it is. Raises GraphError for a report that neither has, ConnectionFailed as `load`.
        """
        schema = property_graph_schema()
        _allow(rows, schema)
        with self._explained(), self._driver.session(database=self._database) as session:
            _constrain(session, schema)
            put, removed = session.execute_write(exchange, rows, tuple(reports))
        return LoadResult(put.node_count, put.relationship_count, removed)

    def rows(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = TIMEOUT_S,
        limit: int | None = None,
    ) -> Result:
        """What a query gives in a READ transaction, at most `limit` rows of it. Raises QueryError, ConnectionFailed."""

        @neo4j.unit_of_work(timeout=timeout)
        def read(transaction: neo4j.ManagedTransaction) -> Result:
            answer = transaction.run(cypher, dict(parameters or {}))
            columns = tuple(answer.keys())
            records = list(answer) if limit is None else answer.fetch(limit + 1)
            cut = limit is not None and len(records) > limit
            return Result(columns, [{c: _plain(record[c]) for c in columns} for record in records[:limit]], cut)

        with self._explained(), self._driver.session(database=self._database) as session:
            return session.execute_read(read)

    def user_rows(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = TIMEOUT_S,
        limit: int = 10_000,
    ) -> Result:
        """What a user's own query gives. Raises QueryError for one that is not read-only and portable."""
        fitting = fit(cypher, parameters or {})
        return self.rows(check(cypher, fitting), fitting, timeout=timeout, limit=limit)

    def checksum(self) -> str:
        """The checksum over all nodes and relationships of the ontology: that of the rows they were loaded from."""
        schema, total = property_graph_schema(), Checksum()
        with self._explained(), self._driver.session(database=self._database) as session:
            for name, statement in _everything(schema):
                total.add(name, session.execute_read(_values, statement))
        return total.hexdigest()

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the driver's errors into ours: one sentence that says what to do."""
        try:
            yield
        except AuthError as error:
            raise ConnectionFailed(
                f"Neo4j at {self.uri} refuses user {self._user} with this password: give --user and --password, or set "
                "$NEO4J_PASSWORD"
            ) from error
        except (ConfigurationError, ValueError) as error:
            raise ConnectionFailed(_no_address(self.uri)) from error
        except ServiceUnavailable as error:
            raise ConnectionFailed(_unavailable(self.uri, error)) from error
        except Neo4jError as error:
            if error.code and error.code.endswith("DatabaseNotFound"):
                raise ConnectionFailed(
                    f"Neo4j at {self.uri} has no database {self._database}: SHOW DATABASES lists those that it has"
                ) from error
            raise QueryError(_refused(error)) from error
        except DriverError as error:
            raise ConnectionFailed(f"the connection to Neo4j at {self.uri} broke: {error}; try again") from error


def _no_address(uri: str) -> str:
    return f"{uri} is no address of a Neo4j server: write it as bolt://host:7687 or neo4j://host:7687"


def _unavailable(uri: str, error: ServiceUnavailable) -> str:
    text = " ".join(str(part) for part in (error, error.__cause__) if part)
    if "handshake" in text.lower() or "HTTP" in text:
        return f"what answers at {uri} does not speak Bolt: give the server's Bolt address (by default port 7687)"
    return f"no Neo4j server answers at {uri}: start one (`make neo4j`), or correct the address"


def _refused(error: Neo4jError) -> str:
    if error.code and "TransactionTimedOut" in error.code:
        return "the query took too long and was stopped: narrow it, or allow more time"
    message = (error.message or str(error)).strip().splitlines()[0]
    return f"Neo4j cannot run the query: {message}"


def _allow(rows: GraphRows, schema: PropertyGraphSchema) -> None:
    for label in rows.nodes:
        if label not in schema.labels:
            raise GraphError(f"the label {label} is not one of the ontology: load only graphs that kg projected")
    for kind, start, end in rows.relationships:
        known = schema.relationships.get(kind)
        if known is None or (start, end) not in known.pairs:
            raise GraphError(f"({start})-[:{kind}]->({end}) is not of the ontology: load only graphs that kg projected")


def _everything(schema: PropertyGraphSchema) -> Iterator[tuple[str, str]]:
    for label in schema.labels.values():
        yield label.name, f"MATCH (n:`{label.name}`) RETURN {', '.join(f'n.`{c}`' for c in label.columns)}"
    for kind in schema.relationships.values():
        values = ", ".join(("a.id", "b.id", *(f"r.`{c}`" for c in kind.columns)))
        yield kind.name, f"MATCH (a)-[r:`{kind.name}`]->(b) RETURN {values}"


def _constrain(session: neo4j.Session, schema: PropertyGraphSchema) -> None:
    """Make the unique constraints that are missing, and wait until they are in force."""
    there = session.execute_read(_values, "SHOW CONSTRAINTS YIELD name")
    names = {name for (name,) in there}
    missing = [statement for name, statement in constraints(schema).items() if name not in names]
    for statement in missing:
        session.execute_write(run, statement)
    if missing:
        session.run("CALL db.awaitIndexes(300)").consume()


def _values(transaction: neo4j.ManagedTransaction, /, statement: str) -> list[list[Any]]:
    return transaction.run(statement).values()


def _plain(value: Any) -> Any:
    """A value without the driver's own types: nodes with _label, relationships with _type, as the embedded store."""
    if isinstance(value, Node):
        return {"_label": next(iter(value.labels), None), **{k: _plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, Relationship):
        return {"_type": value.type, **{k: _plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, Path):
        return {"nodes": [_plain(n) for n in value.nodes], "relationships": [_plain(r) for r in value.relationships]}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value.iso_format() if isinstance(value, Date) else value
