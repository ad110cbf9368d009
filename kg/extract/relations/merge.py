"""One Relation for each fact: a stated trial outweighs a plain mention, and that a plan; then the surest counts."""

from collections.abc import Iterable

from msgspec.structs import replace

from kg.extract.relations.stages import highest
from kg.model import Relation

_RANK = {"actual": 1, "pilot": 2, "planned": 0, None: 0}


def merged(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations, one for each subject, predicate and object, in order of the text."""
    best: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        key = (relation.s, relation.p, relation.o)
        known = best.get(key)
        if known is None:
            best[key] = relation
            continue
        kept = relation if _weight(relation) > _weight(known) else known
        same = [r for r in (known, relation) if r.status == kept.status]
        best[key] = replace(kept, stage=highest(r.stage for r in same))
    return tuple(sorted(best.values(), key=lambda r: (r.start, r.end, r.p, r.s, r.o)))


def _weight(relation: Relation) -> tuple[int, float, bool, int]:
    return _RANK[relation.status], relation.confidence or 0.0, relation.since is not None, -relation.start
