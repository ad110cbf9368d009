// name: adoption-over-time
// question_en: When did places adopt {program}?
// question_zh: 各地何时开始推行{program}？
// parameter: program: strings — the program, by id or name; programs below it and its local forms count
// parameter: level: strings = ["prefecture"] — the level of places to count: province, prefecture or county
// column: place — the place, rolled up to the level
// column: place_id — its id
// column: year — the first year that a report gives for it: since when, else the year of the report
// column: stated — true where a report says since when, false where the year is the report's
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE (t.id IN $program OR t.name IN $program OR t.name_en IN $program)
  AND (r.status = 'actual' OR r.status = 'pilot')
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH DISTINCT r.claim AS claim, r.since AS since, coalesce(served.id, x.id) AS at
OPTIONAL MATCH (c:Claim)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE c.id = claim
WITH at, coalesce(toInteger(left(since, 4)), d.year) AS year, since IS NOT NULL AS stated
MATCH (via:Place {id: at})-[:WITHIN*0..4]->(up:Place)
WHERE up.level IN $level AND year IS NOT NULL
WITH up, year, max(stated) AS told
WITH up.name AS place, up.id AS place_id, min(year) AS first, collect({year: year, told: told}) AS found
UNWIND found AS one
WITH place, place_id, first, one
WHERE one.year = first
RETURN place, place_id, first AS year, one.told AS stated
ORDER BY year, place_id
