// name: place-programs
// question_en: Which place runs which program, by which report?
// question_zh: 各地推行哪些项目，见于哪些报道？
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// column: place_id — the place that runs the program, or that the agency serves which does
// column: subject — the place or agency, as the report names it
// column: subject_id — its id
// column: program_id — the program
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: until — when it ended or is due, where a report says so
// column: claim — the id of the claim, for the passages
// column: report — a report that says so
// column: year — the year of the report
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE size($status) = 0 OR r.status IN $status
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH DISTINCT x, r, p, coalesce(served.id, x.id) AS place_id
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
RETURN DISTINCT place_id, x.name AS subject, x.id AS subject_id, p.id AS program_id, r.status AS status, r.since AS since,
       r.until AS until, r.claim AS claim, d.id AS report, d.year AS year
ORDER BY place_id, program_id, claim, report
