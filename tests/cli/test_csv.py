"""The figures of real reports as a researcher opens them: `kg figures --csv` in pandas."""

import io
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import kg


@pytest.fixture(scope="module")
def table(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[pd.DataFrame, list[dict[str, object]]]:
    """The CSV of the figures of the three reports, opened as docs/figures.md says, and the rows of the graph."""
    graph = tmp_path_factory.mktemp("figures") / "graph"
    kg.build(sorted((shared / "reports").glob("*.txt")), graph)
    command = [sys.executable, "-m", "kg", "figures", "--graph", str(graph), "--csv"]
    written = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    types = {"code": "string", "period": "string", "published": "string", "start_year": "Int64", "end_year": "Int64"}
    return pd.read_csv(io.StringIO(written), dtype=types), list(kg.open_graph(graph).figures())


@pytest.mark.shared
def test_each_column_has_its_type(table: tuple[pd.DataFrame, list[dict[str, object]]]) -> None:
    frame, _ = table
    assert pd.api.types.is_float_dtype(frame["value"])
    for column in ("start", "end", "sources", "start_year", "end_year"):
        assert pd.api.types.is_integer_dtype(frame[column]), column
    for column in ("place", "code", "about", "indicator", "unit", "measure", "period", "status", "sentence", "figure"):
        assert pd.api.types.is_string_dtype(frame[column]), column
    assert frame["code"].str.fullmatch(r"\d{6}").all()
    assert frame["period"].dropna().str.fullmatch(r"[\d./-]{4,21}").all()
    assert set(frame["status"]) <= {"actual", "target"}
    assert frame.loc[frame["measure"] == "rate", "value"].between(0, 100).all()


@pytest.mark.shared
def test_every_row_and_every_cell_is_that_of_the_graph(table: tuple[pd.DataFrame, list[dict[str, object]]]) -> None:
    frame, rows = table
    assert len(frame) == len(rows) > 100
    for column in ("value", "code", "indicator", "sentence", "start", "figure"):
        assert frame[column].tolist() == [row[column] for row in rows], column
    periods = [None if pd.isna(period) else period for period in frame["period"]]
    assert periods == [row["period"] for row in rows]
