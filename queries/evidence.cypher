// name: evidence
// question_en: Which sentences prove {claims}?
// question_zh: {claims}出自哪些原文？
// parameter: ids: strings — ids of claims and figures
// column: id — the claim or figure
// column: text — the sentence or clause that proves it
// column: start — where it begins in the report's text, in characters
// column: end — where it ends
// column: report — the report's id
// column: title — the report's title
// column: source — where the report was read from
// column: publisher — who published it
// column: published — when
MATCH (x:Claim|Figure)-[:SUPPORTED_BY]->(s:Passage)-[:FROM_REPORT]->(d:Report)
WHERE x.id IN $ids
RETURN x.id AS id, s.text AS text, s.start AS start, s.`end` AS `end`, d.id AS report, d.name AS title, d.source AS source,
       d.publisher AS publisher, d.published AS published
ORDER BY id, published, report, start
