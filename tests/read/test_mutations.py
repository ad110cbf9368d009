"""Damage of every kind, seeded: whatever happens to a file, kg says so and reads its neighbours."""

import os
import random
from pathlib import Path

import pytest

from kg.model import Finding, Report
from kg.read import read_files
from tests.read.samples import PARAGRAPHS, docx, mht, page, pdf
from tests.read.test_archive import packed
from tests.read.test_tables import RECORDS, as_rows, csv_of, xlsx

SAMPLES = {
    "html": page().encode(),
    "mht": mht(),
    "docx": docx(),
    "pdf": pdf([PARAGRAPHS, PARAGRAPHS]),
    "csv": csv_of(RECORDS).encode("gb18030"),
    "xlsx": xlsx(as_rows(RECORDS)),
    "zip": packed({"a.txt": PARAGRAPHS[0].encode(), "b.html": page().encode()}),
    "txt": "\n".join(PARAGRAPHS).encode("gb18030"),
}
MUTATIONS = int(os.environ.get("KG_MUTATIONS", "40"))
"""Files a format; more where there is time."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with bytes changed, a piece cut out, repeated or put elsewhere, or the end lost."""
    start, length = chance.randrange(len(data)), chance.randrange(1, 400)
    piece = data[start : start + length]
    kind = chance.randrange(5)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 30)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        return data[:start] + data[start + length :]
    if kind == 2:
        return data[:start] + piece * chance.randrange(2, 50) + data[start + length :]
    if kind == 3:
        to = chance.randrange(len(data))
        return data[:to] + piece + data[to:]
    return data[:start] + bytes(chance.randrange(0, 8))


@pytest.mark.parametrize("suffix", SAMPLES)
def test_damage_costs_only_the_damaged_file(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(f"kg {suffix}")
    for number in range(MUTATIONS):
        Path(f"{number:04d}.{suffix}").write_bytes(mutated(SAMPLES[suffix], chance))
        Path(f"{number:04d}.z.txt").write_text(f"第{number}个网格的综治中心运行平稳。", encoding="utf-8")
    items = list(read_files(["."]))
    intact = [item.source for item in items if isinstance(item, Report) and item.source.endswith(".z.txt")]
    assert intact == [f"{number:04d}.z.txt" for number in range(MUTATIONS)]
    for number in range(MUTATIONS):
        name = f"{number:04d}.{suffix}"
        of_it = [item for item in items if (item.where if isinstance(item, Finding) else item.source).startswith(name)]
        assert of_it, f"nothing was said of {name}"
        assert all(item.remedy for item in of_it if isinstance(item, Finding))
        assert all(item.text.encode() for item in of_it if isinstance(item, Report))
