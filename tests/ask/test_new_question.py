"""A .cypher file with two example questions is a new question, and nothing else has to change."""

from pathlib import Path

from kg.ask.analysis import analyse
from kg.ask.fitting import fits
from kg.ask.known import Known
from kg.ask.lexicon import Lexicon, standing
from kg.ask.parameters import request
from kg.ask.patterns import query_patterns
from kg.schema.queries import read_query
from kg.store.embedded import EmbeddedStore

NEW = """// name: kinds-of-program
// question_en: What sort of kind is {program}?
// question_zh: {program}归在哪一门类？
// example_en: what sort of kind is Sharp Eyes
// example_zh: 雪亮工程归在哪一门类
// parameter: program: strings — programs, by id or name
// column: kind — the kind
// column: program — the program
MATCH (p:Program)
WHERE p.id IN $program OR p.name IN $program
RETURN p.kind AS kind, p.name AS program
ORDER BY kind, program
"""


def test_a_file_with_two_example_questions_adds_a_question(sample_store: EmbeddedStore, tmp_path: Path) -> None:
    path = tmp_path / "kinds-of-program.cypher"
    path.write_text(NEW, encoding="utf-8")
    query, words = read_query(path), Lexicon(below=standing())
    added = list(query_patterns(query, words))
    known = Known(lambda cypher, parameters: sample_store.rows(cypher, parameters).rows, words)
    for question in (query.extra["example_en"][0], query.extra["example_zh"][0]):
        analysis = analyse(question, known)
        reading = fits(analysis, added)[0]
        found = known.rows(query.cypher, request(reading, analysis, known).parameters)
        assert found == [{"kind": "surveillance", "program": "雪亮工程"}]
