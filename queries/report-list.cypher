// name: report-list
// question_en: Which reports are in the graph?
// question_zh: 图谱中有哪些报道？
// parameter: year: integer = 0 — only reports of this year; 0 for any
// column: report — the report's title
// column: report_id — its id
// column: source — where it was read from
// column: publisher — who published it
// column: published — when
// column: year — the year of that
// column: home_id — the place that it is about
// column: first_id — the report of the same text that was published first, where this one reprints it
MATCH (d:Report)
WHERE $year = 0 OR d.year = $year
OPTIONAL MATCH (d)-[:HOME]->(h:Place)
OPTIONAL MATCH (d)-[:REPRINT_OF]->(o:Report)
RETURN DISTINCT d.name AS report, d.id AS report_id, d.source AS source, d.publisher AS publisher, d.published AS published,
       d.year AS year, h.id AS home_id, o.id AS first_id
ORDER BY source, report_id, home_id
