"""Lists of places that share one function word: 云岩、白云、开阳等基层检察院."""

import re
from typing import Final

from kg.extract.agencies.jurisdiction import Jurisdictions
from kg.model import Mention, Place

_TAIL: Final = re.compile(
    r"(?:等?(?:[一二两三四五六七八九十]|\d+)(?:地|省|市|州|县|区|旗|家|个){0,3}(?:\([市县区旗、]{1,5}\))?|等地?)?(?:各)?(?:基层)?$"
)
"""What sums up the list before the function word: 三地, 等五县(市), 等基层."""


def listed_places(text: str, offset: int, places: Jurisdictions) -> list[tuple[Mention, Place]]:
    """The places of a list that ends where the function word at `offset` begins, in order; empty when there is none."""
    match = _TAIL.search(text, max(0, offset - 12), offset)
    position = match.start() if match else offset
    found: list[tuple[Mention, Place]] = []
    while (hit := places.ending_at(position)) is not None:
        found.append(hit)
        position = hit[0].start
        while (above := places.ending_at(position)) is not None:
            position = above[0].start
        if position == 0 or text[position - 1] not in "、和与及":
            break
        position -= 1
    summed = match is not None and match.end() > match.start()
    same_level = len({place.level for _, place in found}) == 1
    return found[::-1] if len(found) > 1 and (summed or same_level) else []
