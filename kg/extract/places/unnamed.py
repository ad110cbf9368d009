"""The home place of a report that names no division: by a township whose name only one county has."""

from collections import Counter

from kg.extract.places.below import Below
from kg.schema.gazetteer_townships import townships


def home_by_township(items: list[Below]) -> str | None:
    """The county of the township that the text names most, when no other county has one of that name."""
    named = Counter(item.name for item in items if item.level == "township" and item.within is None)
    for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])):
        counties = townships().counties(name)
        if len(counties) == 1:
            return counties[0]
    return None
