"""The namespaces of the graph, and how the IRIs of its things are made."""

import hashlib

KG = "https://w3id.org/local-governance/ontology#"
"""Classes and properties of ontology/governance.ttl."""

VOCAB = "https://w3id.org/local-governance/vocabulary/"
"""Concepts of the SKOS schemes in ontology/: VOCAB + scheme + "/" + notation."""

ID = "https://w3id.org/local-governance/id/"
"""Things: ID + kind + "/" + key."""

THINGS = (
    "agency",
    "claim",
    "extraction",
    "figure",
    "honour",
    "passage",
    "person",
    "place",
    "policy",
    "program",
    "report",
    "software",
)
"""The kinds of things: what stands after ID in their IRIs."""

SCHEMES = ("agencies", "indicators", "kinds", "programs", "units")
"""The concept schemes: what stands after VOCAB in the IRIs of their concepts."""

PREFIXES: dict[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "id": ID,
    "kg": KG,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vocab": VOCAB,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

TURTLE_PREFIXES: dict[str, str] = (
    {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix not in ("id", "vocab")}
    | {kind: f"{ID}{kind}/" for kind in THINGS}
    | {scheme: f"{VOCAB}{scheme}/" for scheme in SCHEMES}
)
"""Prefixes for people's eyes: one for each kind of thing and each scheme, since Turtle has no slash in local names."""


def content_key(*parts: str) -> str:
    """A short key from content: the first 16 hex digits of the SHA-256 of the parts, joined by U+001F."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
