"""Under which concept, and of which kind, a local program falls: by the cue that its name holds."""

from dataclasses import dataclass
from functools import cache

from kg.extract.programs.bare import unquoted
from kg.schema.vocabulary import Concept, scheme


@dataclass(frozen=True)
class Classification:
    """The kind of the guide and the concept above; `other` and None where no cue is known."""

    kind: str
    broader: str | None


@cache
def _cues() -> tuple[tuple[str, Concept], ...]:
    concepts = scheme("programs").concepts.values()
    rows = [(cue, concept) for concept in concepts for cue in concept.extra.get("headCue", ())]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0], row[1].notation)))


def kind_of(concept: Concept) -> str:
    """The kind of a concept of the scheme."""
    return concept.extra.get("kind", ("other",))[0]


@cache
def classify(name: str) -> Classification:
    """The classification of a local program by its name.

    The longest cue decides; between cues of one length the last one, because the head of a Chinese noun phrase
    stands at its end.
    """
    plain = unquoted(name)
    best: tuple[int, int, Concept] | None = None
    for cue, concept in _cues():
        position = plain.rfind(cue)
        if position >= 0 and (best is None or (len(cue), position) > best[:2]):
            best = (len(cue), position, concept)
    if best is None:
        return Classification("other", None)
    return Classification(kind_of(best[2]), best[2].notation)
