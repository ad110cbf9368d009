"""Which years a question asks for."""

from kg.ask.grammar import grammar
from kg.ask.meaning import Span, Years

FIRST, LAST = 0, 9999


def years_of(spans: tuple[Span, ...]) -> Years | None:
    """The range that the years of a question and the words beside them give; None when it names no year.

    Two years make a range. One year stands for itself, unless a word beside it leaves an end open (since, 以来;
    before, 之前).
    """
    places = [index for index, span in enumerate(spans) if span.of("year")]
    if not places:
        return None
    years = sorted(int(spans[index].of("year")[0].label) for index in places)
    if len(years) > 1:
        return Years(years[0], years[-1], f"{years[0]}–{years[-1]}")
    table = grammar().table["years"]
    before = spans[places[0] - 1].text.lower() if places[0] else ""
    after = spans[places[0] + 1].text if places[0] + 1 < len(spans) else ""
    year = years[0]
    if before in table["open_en"] or before in table["open_zh"] or after in table["open_zh"]:
        return Years(year, LAST, f"{year}–")
    if before in table["until_en"] or before in table["until_zh"] or after in table["until_zh"]:
        return Years(FIRST, year, f"–{year}")
    return Years(year, year, str(year))
