"""Tables within tables of saved web pages."""

from pathlib import Path

from kg.model import Report
from kg.read import read_files
from tests.read.samples import PARAGRAPHS, TITLE


def nested(depth: int) -> str:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    for _ in range(depth):
        inner = f"<table><tr><td>{inner}</td></tr></table>"
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{inner}</body></html>"


def test_text_in_tables_within_tables_is_read_once_however_deep(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(nested(40), encoding="utf-8")
    (found,) = read_files([tmp_path])
    assert isinstance(found, Report)
    assert found.text.count(PARAGRAPHS[0]) == 1
