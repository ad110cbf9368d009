"""Which program a clause speaks of."""

import re
from typing import Final

from kg.extract.draft import Draft, MentionIndex
from kg.model import Program

_CLAUSE: Final = re.compile(r"[,;:。!?]")


def program_at(draft: Draft, offset: int) -> Program | None:
    """The program that the clause at `offset` has as its topic, or None.

    A program is the topic of its own clause from its mention on, and of the later clauses of its sentence when it
    stands in the opening clause of that sentence.
    """
    sentence = draft.layout.sentence_at(offset)
    if sentence is None:
        return None
    cut = max((m.end() for m in _CLAUSE.finditer(draft.text, sentence.start, offset)), default=sentence.start)
    opening = _CLAUSE.search(draft.text, sentence.start, sentence.end)
    first = opening.start() if opening else sentence.end
    topic: Program | None = None
    for mention, program in MentionIndex(draft.programs).within(sentence.start, offset):
        if isinstance(program, Program) and (mention.start >= cut or mention.start < first):
            topic = program
    return topic
