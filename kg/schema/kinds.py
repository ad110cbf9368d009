"""The kinds of agencies and programs of the annotation guide, with readable labels (ontology/kinds.ttl)."""

from kg.schema.vocabulary import scheme


def kind_label(kind: str, language: str = "en") -> str | None:
    """The label of a kind in "en" or "zh"; None for a kind that the vocabulary lacks."""
    found = scheme("kinds").concepts.get(kind)
    if found is None:
        return None
    return found.zh if language == "zh" else found.en
