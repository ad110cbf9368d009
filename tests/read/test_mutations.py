"""Hundreds of damaged files a format, seeded: whatever happens to a file, kg says so and reads its neighbours.

`make faults` damages two thousand of each.
"""

import json
import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.model import Finding, Report
from kg.read import read_files
from tests.faults.harness import rounds
from tests.read.mutations import mutated
from tests.read.samples import PARAGRAPHS, TITLE, docx, mht, page, pdf
from tests.read.test_archive import packed
from tests.read.test_tables import RECORDS, as_rows, csv_of, parquet, xlsx

SAMPLES = {
    "html": page().encode(),
    "mht": mht(),
    "docx": docx(),
    "pdf": pdf([PARAGRAPHS[:2]]),
    "csv": csv_of(RECORDS).encode("gb18030"),
    "xlsx": xlsx(as_rows(RECORDS)),
    "jsonl": "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS).encode(),
    "parquet": parquet(RECORDS, compression="none"),
    "zip": packed({"a.txt": PARAGRAPHS[0].encode(), "b.html": page().encode()}),
    "txt": "\n".join((TITLE, "来源:清江日报  发布时间:2024-05-20  记者 李闻", *PARAGRAPHS)).encode("gb18030"),
    "md": "\n\n".join((f"# {TITLE}", *PARAGRAPHS)).encode(),
}
MUTATIONS = rounds(2000, 300)
"""Files a format."""

_FOLDERS = max(2, os.cpu_count() or 2)
"""Folders that are read side by side."""


def outcome(folder: Path) -> tuple[set[str], dict[str, list[str]]]:
    """The neighbours that were read whole, and what was said of each damaged file."""
    intact, said = set(), {}
    for item in read_files([folder]):
        where = item.where if isinstance(item, Finding) else item.source
        name = Path(where.partition("!")[0].partition("#")[0]).name
        if isinstance(item, Report) and name.endswith(".z.txt"):
            assert item.text == f"第{int(name[:4])}个网格的综治中心运行平稳。"
            intact.add(name)
        else:
            assert item.remedy if isinstance(item, Finding) else item.text.encode()
            said.setdefault(name, []).append(getattr(item, "kind", "report"))
    return intact, said


@pytest.mark.parametrize("suffix", SAMPLES)
def test_damage_costs_only_the_damaged_file(suffix: str, tmp_path: Path) -> None:
    chance = random.Random(f"kg {suffix}")
    for number in range(MUTATIONS):
        folder = tmp_path / str(number % _FOLDERS)
        folder.mkdir(exist_ok=True)
        (folder / f"{number:04d}.{suffix}").write_bytes(mutated(suffix, SAMPLES[suffix], chance))
        if number % 20 < _FOLDERS:
            (folder / f"{number:04d}.z.txt").write_text(f"第{number}个网格的综治中心运行平稳。", encoding="utf-8")
    with ThreadPoolExecutor(_FOLDERS) as pool:
        outcomes = list(pool.map(outcome, sorted(tmp_path.iterdir())))
    intact = set().union(*(found for found, _ in outcomes))
    said = {name: kinds for _, found in outcomes for name, kinds in found.items()}
    assert intact == {f"{number:04d}.z.txt" for number in range(MUTATIONS) if number % 20 < _FOLDERS}
    assert set(said) == {f"{number:04d}.{suffix}" for number in range(MUTATIONS)}, "nothing was said of some"
    kinds = {kind for found in said.values() for kind in found}
    # Damage of a kind that some files survive, or it would show nothing about what stands behind the first check.
    assert "report" in kinds and len(kinds) > 1
