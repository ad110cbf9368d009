"""Records how jionlp reads sums and dates, as an oracle for the tests of kg's grammars of numbers and periods.

usage: uv run --group bench python -m benchmarks.oracle

jionlp needs 100 MB of dictionaries, so the tests read its recorded answers. This rewrites tests/extract/jionlp.tsv: the
phrases stay, the answers are jionlp's, anchored at the day that the file names.
"""

import time
from pathlib import Path

import jionlp

ANSWERS = Path(__file__).parents[1] / "tests" / "extract" / "jionlp.tsv"


def money(phrase: str) -> str:
    """The number that jionlp reads in a sum, its lower end where it reads a range; "-" when it refuses."""
    try:
        number = jionlp.parse_money(phrase + "元")["num"]
    except (ValueError, TypeError, KeyError):
        return "-"
    return number[0] if isinstance(number, list) else str(number)


def period(phrase: str, now: float) -> str:
    """The first and last day that jionlp reads in a time, joined by a slash; "-" when it refuses."""
    try:
        first, last = jionlp.parse_time(phrase, time_base=now)["time"]
    except (ValueError, TypeError, KeyError):
        return "-"
    return f"{first[:10]}/{last[:10]}"


def main() -> None:
    """Rewrites the file of answers."""
    rows = [line.split("\t") for line in ANSWERS.read_text(encoding="utf-8").splitlines()]
    day = next(row[1] for row in rows if row[0] == "day")
    now = time.mktime(time.strptime(day, "%Y-%m-%d"))
    out = []
    for kind, phrase, *_ in rows:
        if kind == "day":
            out.append(f"day\t{day}\tjionlp {jionlp.__version__}")
        else:
            out.append(f"{kind}\t{phrase}\t{money(phrase) if kind == 'money' else period(phrase, now)}")
    ANSWERS.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
