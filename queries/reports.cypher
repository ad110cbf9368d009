// name: reports
// question_en: Which reports does the graph hold, and how much does each say?
// question_zh: 图中有哪些报道，各说了多少？
// parameter: place: strings = [] — only reports about these places, by id, name or code; places within them count
// parameter: first_year: integer = 0 — only reports of this year or later
// parameter: last_year: integer = 9999 — only reports of this year or before
// column: source — where the report was read from
// column: title — its title
// column: publisher — who published it
// column: published — when
// column: home — the place that it is about
// column: claims — how many relations it states
// column: figures — how many figures it states
// column: reprint_of — the report of the same text that was published first, where this one reprints it
MATCH (d:Report)
WHERE coalesce(d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
  AND (size($place) = 0 OR EXISTS { MATCH (d)-[:HOME]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
OPTIONAL MATCH (d)<-[:FROM_REPORT]-(:Passage)<-[:SUPPORTED_BY]-(c:Claim)
WITH d, count(DISTINCT c.id) AS claims
OPTIONAL MATCH (d)<-[:FROM_REPORT]-(:Passage)<-[:SUPPORTED_BY]-(f:Figure)
WITH d, claims, count(DISTINCT f.id) AS figures
OPTIONAL MATCH (d)-[:HOME]->(p:Place)
OPTIONAL MATCH (d)-[:REPRINT_OF]->(o:Report)
RETURN d.source AS source, d.name AS title, d.publisher AS publisher, d.published AS published, p.name AS home,
       claims, figures, o.source AS reprint_of
ORDER BY source
