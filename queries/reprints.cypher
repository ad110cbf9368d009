// name: reprints
// question_en: Which reports are one text in several outlets?
// question_zh: 哪些报道是同文转载？
// column: first — the report that was published first, by its source: what one text is known by
// column: source — a report of that text, the first one included
// column: title — its title
// column: publisher — who published it
// column: published — when
MATCH (m:Report)
OPTIONAL MATCH (m)-[:REPRINT_OF]->(o:Report)
WITH m, coalesce(o.source, m.source) AS first, CASE WHEN o.id IS NULL THEN 0 ELSE 1 END AS later
WHERE later = 1 OR EXISTS { MATCH (m)<-[:REPRINT_OF]-(:Report) }
RETURN first, m.source AS source, m.name AS title, m.publisher AS publisher, m.published AS published
ORDER BY first, later, published, source
