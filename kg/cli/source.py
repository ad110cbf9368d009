"""Where a command asks: the graph folder, or a Neo4j server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from kg.api.asking import Asking
from kg.cli.output import graph_option

F = TypeVar("F", bound=Callable[..., Any])


def source_options(command: F) -> F:
    """--graph, and --to with what a server needs."""
    for option in (
        click.option("--database", default="neo4j", show_default=True, help="With --to: the server's database."),
        click.option(
            "--password", envvar="NEO4J_PASSWORD", show_envvar=True, default="", help="With --to: the user's password."
        ),
        click.option(
            "--user",
            default="neo4j",
            show_default=True,
            envvar="NEO4J_USER",
            show_envvar=True,
            help="With --to: the server's user.",
        ),
        click.option("--to", "uri", metavar="URI", help="Ask a Neo4j server (bolt://…) that `kg load` filled."),
        graph_option,
    ):
        command = option(command)
    return command


@contextmanager
def opened(graph: str, uri: str | None, user: str, password: str, database: str) -> Iterator[Asking]:
    """The graph to ask, closed afterwards. Raises GraphError or ConnectionFailed."""
    if uri is None:
        from kg import open_graph

        yield open_graph(graph)
        return
    from kg import open_server

    with open_server(uri, user=user, password=password, database=database) as server:
        yield server
