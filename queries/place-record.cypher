// name: place-record
// question_en: What did {place} run, plan, issue and receive, by which report?
// question_zh: {place}推行、计划、出台和获得了什么，见于哪些报道？
// parameter: place: strings — the place, by id, name or code; places within it and their agencies count
// column: what — the program, policy or honour
// column: what_id — its id
// column: subject — who runs, issued or received it
// column: relation — implements, issued or received
// column: status — actual, planned or pilot
// column: since — when it began, was issued or received, where a report says so
// column: until — when it ended or is due, where a report says so
// column: of_year — of a policy or an honour, the year that belongs to it
// column: claim — the id of the claim, for the passages
// column: year — the year of the earliest report that says so
MATCH (x:Place|Agency)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(y:Program|Policy|Honour)
WHERE EXISTS { MATCH (x)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
OPTIONAL MATCH (c)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WITH x, c, y, min(d.year) AS year
WHERE c.predicate IN ['implements', 'issued', 'received']
RETURN DISTINCT y.name AS what, y.id AS what_id, x.name AS subject, c.predicate AS relation, c.status AS status, c.since AS since,
       c.until AS until, y.year AS of_year, c.id AS claim, year
ORDER BY year, what_id, claim
