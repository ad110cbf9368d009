// name: programs-of-place
// question_en: Which programs does {place} run?
// question_zh: {place}有哪些项目？
// parameter: place: string — the place, by id, name or code; places within it and their agencies count
// parameter: kind: string = "" — only programs of this kind: grid, surveillance, dispute_resolution …
// parameter: status: string = "" — actual, planned or pilot; empty for any
// column: program — the program
// column: program_id — its id
// column: kind — its kind
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: subject — the place or agency that runs it
// column: via — the place within the asked one to which the subject belongs
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE ($kind = '' OR p.kind = $kind) AND ($status = '' OR r.status = $status)
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH DISTINCT x, r, p, coalesce(served.id, x.id) AS stated
MATCH (via:Place {id: stated})-[:WITHIN*0..4]->(up:Place)
WHERE up.id = $place OR up.name = $place OR up.code = $place
RETURN DISTINCT p.name AS program, p.id AS program_id, p.kind AS kind, r.status AS status, r.since AS since,
       x.name AS subject, via.name AS via, r.claim AS claim
ORDER BY program_id, subject, claim
