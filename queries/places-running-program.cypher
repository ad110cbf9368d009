// name: places-running-program
// question_en: Which places run {program}?
// question_zh: 哪些地方推行{program}？
// parameter: program: string — the program, by id or name; programs below it and its local forms count
// parameter: level: string = "" — roll up to places of this level: province, prefecture, county …; empty for the places as stated
// parameter: region: string = "" — only within this place, by id, name or code
// parameter: status: string = "" — actual, planned or pilot; empty for any
// column: place — the place that runs the program, rolled up to the level
// column: place_id — its id
// column: via — the place that the report names, where it lies below
// column: subject — the place or agency that the report says runs it
// column: program — the program as reported
// column: program_id — its id
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: until — when it ended or is due, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE (t.id = $program OR t.name = $program OR toLower(t.name_en) = toLower($program))
  AND ($status = '' OR r.status = $status)
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH DISTINCT x, r, p, coalesce(served.id, x.id) AS stated
MATCH (via:Place {id: stated})-[:WITHIN*0..4]->(up:Place)
WHERE (($level = '' AND up.id = via.id) OR up.level = $level)
  AND ($region = '' OR EXISTS { MATCH (via)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $region OR g.name = $region OR g.code = $region })
RETURN DISTINCT up.name AS place, up.id AS place_id, via.name AS via, x.name AS subject, p.name AS program,
       p.id AS program_id, r.status AS status, r.since AS since, r.until AS until, r.claim AS claim
ORDER BY place_id, via, subject, program_id, claim
