"""Compiles the files of this folder that are derived from others. Run by `make gazetteer`, not at run time.

usage: compile.py english
"""

import csv
import re
import sys
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from kg.schema.gazetteer import gazetteer
from kg.schema.gazetteer_names import forms, split_name
from kg.schema.resources import load_toml

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


if __name__ == "__main__":
    if sys.argv[1:] == ["english"]:
        compile_english()
    else:
        sys.exit(__doc__)
