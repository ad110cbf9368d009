"""kg ask"""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from kg.api.asking import Asking
from kg.cli.output import json_option, out, print_json, print_table, say
from kg.cli.source import opened, source_options
from kg.model import Answer


@click.command("ask")
@click.argument("question", required=False)
@source_options
@click.option("--lang", type=click.Choice(["en", "zh"]), help="The language of the answer [default: the question's].")
@click.option(
    "--evidence", default=2, show_default=True, type=click.IntRange(0), help="Sentences to show under each row."
)
@click.option("--show-query", is_flag=True, help="Print the Cypher that was run, too.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    question: str | None,
    graph: str,
    uri: str | None,
    user: str,
    password: str,
    database: str,
    lang: str | None,
    evidence: int,
    show_query: bool,
    as_json: bool,
) -> None:
    """Answer a QUESTION in English, Chinese or pinyin, with the sentences behind every row.

    Without a QUESTION it asks for one after the other, with history and completion; an empty line ends. Exits with 0
    when the question was answered or the graph has no data on it, with 1 when it could not be mapped.

    \b
    Example:
      kg ask "which cities run grid policing"
      kg ask "绵阳市有多少个视频探头" --json
    """
    if question is None and not sys.stdin.isatty():
        raise click.UsageError("Missing argument 'QUESTION' (a terminal would be asked for one).")
    with opened(graph, uri, user, password, database) as source:

        def answer(words: str) -> Answer:
            given = source.ask(words, language=lang, evidence=evidence)
            if as_json:
                print_json(given)
            else:
                _print(given, show_query)
            return given

        if question is None:
            _converse(source, answer)
            return
        given = answer(question)
    ctx.exit(0 if given.answered or given.reason == "no_data" else 1)


def _converse(source: Asking, answer: Callable[[str], Answer]) -> None:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.completion import FuzzyWordCompleter
    from prompt_toolkit.history import FileHistory

    history = Path(click.get_app_dir("kg")) / "questions"
    history.parent.mkdir(parents=True, exist_ok=True)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(history)),
        auto_suggest=AutoSuggestFromHistory(),
        completer=FuzzyWordCompleter(source.names()),
        complete_while_typing=False,
    )
    while True:
        try:
            words = session.prompt("kg> ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if not words:
            return
        answer(words)


def _print(answer: Answer, show_query: bool) -> None:
    console = out()
    if not answer.answered:
        say(answer.reply)
        for question in answer.nearest:
            say(f"  try: {question}")
    else:
        console.print(answer.reply, style="bold", markup=False)
        if answer.rows:
            print_table(answer.columns, answer.rows)
        for number, row in enumerate(answer.rows):
            sentences = [passage for passage in answer.passages if passage.row == number]
            if sentences:
                console.print(f"\n[{number + 1}] {row.get(answer.columns[0], '')}", markup=False)
            for passage in sentences:
                where = ", ".join(part for part in (passage.source, passage.publisher, passage.published) if part)
                console.print(f"    “{passage.text}”\n      {where}, {passage.start}–{passage.end}", markup=False)
        if answer.coverage:
            c = answer.coverage
            console.print(
                f"\ncoverage: {c.with_evidence} of {c.with_reports} places of level {c.level} with reports; "
                f"{c.without_reports} have no report in this graph",
                markup=False,
            )
    if answer.understood.get("text"):
        say(f"understood: {answer.understood['text']}")
    if show_query and answer.query:
        say(answer.query)
