"""A Candidate: a written name that may be a program, with the clues for and against it."""

from msgspec import Struct

from kg.extract.programs.cues import Cues
from kg.schema.vocabulary import Concept


class Candidate(Struct, frozen=True):
    """A name at [start, end) of the text, its canonical `name`, and its `core` (without marks and tail).

    `found` says how it was found (concept, quoted, tailed, brand); `clues` name entries of the weights.
    """

    start: int
    end: int
    name: str
    core: str
    found: str
    clues: tuple[str, ...]
    concept: Concept | None = None
    forms: tuple[tuple[int, int], ...] = ()

    def score(self, cues: Cues) -> float:
        """The sum of the weights of the clues."""
        return sum(cues.weights[clue] for clue in self.clues)

    def accepted(self, cues: Cues, threshold: str) -> bool:
        """Whether the clues reach a threshold of the cue file."""
        return self.score(cues) >= cues.threshold[threshold]

    @property
    def reason(self) -> str:
        """How it was found and by which clues, for the Reading."""
        return f"{self.found}: {', '.join(self.clues)}" if self.clues else self.found
