"""The `kg` command: a group whose subcommands are imported when they are used."""

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from kg.cli.output import say_error
from kg.errors import KgError
from kg.version import __version__

# To look for garbage as often as Python does by itself takes a tenth of the time to the first answer, and finds none.
gc.set_threshold(50_000)

_COMMANDS = {
    "build": "Read reports and build the graph.",
    "extract": "Read reports and write what each one says, as JSON lines.",
    "ask": "Answer a question in English, Chinese or pinyin.",
    "query": "Run a query of the library, or your own Cypher or SPARQL.",
    "figures": "Print the figures, one row each, for R or pandas.",
    "compare": "Rank places by an indicator.",
    "conflicts": "Show figures that contradict each other.",
    "analyse": "Compare places and programs: shared, similar, diffusion, communities, central, coverage.",
    "timeline": "Show what a place started, targeted and reported, by year.",
    "map": "Draw the places of a program on a map.",
    "reports": "List the reports, and those that reprint one text.",
    "export": "Write the graph in an exchange format.",
    "load": "Load the graph into Neo4j.",
    "validate": "Check a graph against the ontology's shapes.",
    "schema": "Show the labels and relationship types that Cypher sees.",
    "stats": "Show what the graph holds.",
    "doctor": "Check the installation, the graph folder and the server.",
    "completion": "Print the script that completes kg's words in a shell.",
    "eval": "Score the extraction against gold annotations.",
}


class _Commands(click.Group):
    """Lists commands without importing them; `kg ask` must not wait for what `kg build` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        named = [CompletionItem(name, help=does) for name, does in _COMMANDS.items() if name.startswith(incomplete)]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            say_error(str(error))
            ctx.exit(1)
        except BrokenPipeError:
            # The reader of our output (head, less) has gone: nothing is left to say, and nobody to say it to.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(1)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Build a knowledge graph of local governance in China from public reports, and ask it questions.

    Every fact in the graph opens the sentence that proves it.

    \b
    Example:
      kg build reports/
      kg ask "which cities run grid policing"
    """
