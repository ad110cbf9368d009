"""A result as a list, and as a notebook shows it."""

import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.rows import cell
from kg.analyse.table import Table
from kg.api.graph import Graph
from tests.analyse.graphs import Held


class Parts(HTMLParser):
    """The tags and texts of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.text(min_size=1).filter(lambda text: "\r" not in text and "\0" not in text))
def test_no_text_of_a_report_becomes_markup(text: str) -> None:
    passage = {"text": text, "source": text, "publisher": None, "published": None, "start": 0, "end": 1}
    table = Table([{"a": text, "evidence": [passage]}], ["a"], kind="x", title=text, note=text)
    parts = Parts(table._repr_html_())
    assert set(parts.tags) <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "br", "small", "p"}
    assert "".join(parts.texts).count(text) >= 4


def test_a_notebook_shows_rows_sentences_and_the_note(graph: Held) -> None:
    parts = Parts(graph.similar("丽水市", evidence=1)._repr_html_())
    assert parts.tags.count("tr") == 1 + 2 + 2
    assert parts.tags.count("blockquote") == 2
    assert "玉溪市" in parts.texts
    assert any("random" in text for text in parts.texts)


def test_every_result_is_a_list_that_json_takes(graph: Held, examples: Graph) -> None:
    tables = [
        graph.shared("丽水市", "玉溪市"),
        graph.similar("丽水市"),
        graph.diffusion("雪亮工程"),
        graph.communities(),
        graph.central(),
        graph.coverage(),
        graph.timeline("丽水市"),
        graph.figures(),
        examples.compare("网格"),
    ]
    for table in tables:
        assert json.loads(json.dumps(table)) == table
        assert table and set(table.shown) <= {*table.columns, "bar"}
        assert all(column in row or row.get(column) is None for row in table for column in table.columns)
        assert table._repr_html_().startswith("<table>")


def test_values_read_as_people_write_them() -> None:
    assert [cell(v) for v in (None, True, 3.0, 0.43751, 0.00031, 1234567.0, ["a", "b"], 2024)] == [
        "", "yes", "3", "0.438", "0.00031", "1234567", "a, b", "2024",
    ]  # fmt: skip
