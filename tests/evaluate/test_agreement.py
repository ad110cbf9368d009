"""Our scores against those of the scorer that came with the gold, on the same predictions."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import load_gold, score
from kg.model import Reading
from kg.model.reading import decode_reading, encode_reading

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SHARED / "gold").is_dir(), reason="the folder shared, with the gold, is not beside the checkout"
    ),
]

PLACES = [None, "520100", "520103", "330600", "110000"]
PERIODS = [None, "2024", "2024-11/..", "../2023"]


def mangle(text: str, rng: random.Random) -> str:
    """A name as another reader might have cut or written it."""
    at = rng.randrange(len(text))
    ways = (
        text[:at] + text[at + 1 :],
        text[at:],
        text[:at],
        f"“{text}”",
        "中共" + text,
        text.replace("人民", ""),
        text[::-1],
    )
    return rng.choice(ways) or text


def perturb(gold: dict[str, Any], rng: random.Random, rate: float) -> Reading:
    """A Reading made from gold by chance: rows dropped, doubled, moved and changed in each field that is scored."""

    def some(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [dict(row) for row in rows if rng.random() > rate / 2]
        kept += [dict(row) for row in kept if rng.random() < rate / 4]
        if rng.random() < rate:
            rng.shuffle(kept)
        for row in kept:
            row.pop("optional", None)
        return kept

    def maybe(row: dict[str, Any], key: str, values: list[Any]) -> None:
        if key in row and rng.random() < rate / 3:
            row[key] = rng.choice(values)

    entities = some(gold["entities"])
    for e in entities:
        if rng.random() < rate:
            e["name"] = mangle(e["name"], rng)
        if rng.random() < rate:
            e["surface"] = [mangle(s, rng) for s in e.get("surface", [])]
        maybe(e, "code", PLACES[1:])
        maybe(e, "level", ["county", "prefecture", "village", "province"])
        maybe(e, "place", PLACES)
        if e["type"] == "Honour" and e.get("year") is not None:
            e["year"] = str(e["year"])
    names = [e["name"] for e in entities] or ["无"]
    relations = some(gold["relations"])
    for r in relations:
        r |= {"start": 0, "end": 1}
        for end in ("s", "o"):
            if rng.random() < rate:
                r[end] = rng.choice(names)
        maybe(r, "status", [None, "actual", "planned", "pilot"])
        maybe(r, "p", ["implements", "leads", "collaborates_with"])
        if rng.random() < rate / 2:
            r["s"], r["o"] = r["o"], r["s"]
    figures = some(gold["figures"])
    for f in figures:
        f |= {"start": 0, "end": 1, "qualifier": None, "base": None}
        if rng.random() < rate:
            f["indicator"] = mangle(f["indicator"], rng)
        maybe(f, "value", [0, 1, 27.09, f["value"] * (1 + 1e-7), f["value"] * (1 + 1e-5)])
        maybe(f, "unit", ["件", "起", "名", "人", "%", "个百分点", "家"])
        maybe(f, "measure", ["count", "rate", "change"])
        maybe(f, "place", PLACES[1:])
        maybe(f, "period", PERIODS)
        maybe(f, "status", ["actual", "target"])
        maybe(f, "about", names)
    doc = {"id": "0", "source": "读本/" + gold["doc"]["source"]}
    made = {"doc": doc, "entities": entities, "relations": relations, "figures": figures}
    return decode_reading(json.dumps(made, ensure_ascii=False))


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("seed", range(4))
def test_scores_and_misses_agree_to_the_last_digit(tmp_path: Path, rate: float, seed: int) -> None:
    folder = SHARED / "gold" / "dev"
    rng = random.Random(f"{rate} {seed}")
    golds = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    readings = [perturb(gold, rng, rate) for gold in golds if rng.random() >= rate / 5]
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_bytes(b"".join(encode_reading(r) + b"\n" for r in readings))
    theirs = subprocess.run(
        [sys.executable, SHARED / "gold" / "score.py", folder, predictions, "--json", "--misses", "1000000"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.splitlines()

    ours = score(load_gold(folder), readings)

    rows = {k: {"p": r.p, "r": r.r, "f1": r.f1, "gold": r.gold, "pred": r.pred} for k, r in ours.rows.items()}
    assert rows == json.loads(theirs[0])
    assert list(rows) == list(json.loads(theirs[0]))
    listed = [
        f"{kind} {title}: {name}"
        for kind in rows
        for title, found in (("missed", ours.missed), ("spurious", ours.spurious))
        for name in found[kind]
    ]
    assert listed == theirs[1:]
