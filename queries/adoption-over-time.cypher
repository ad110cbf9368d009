// name: adoption-over-time
// question_en: When did {level} adopt {program}?
// question_zh: {level}何时开始推行{program}？
// ask_en: when {level} run {program} [status programs]
// ask_en: {program} run trend [level place]
// ask_en: first to run {program} [level]
// ask_zh: {level}什么时候{program}[推行项目]
// ask_zh: {program}历年推行[地方项目]
// precedence: 1
// example_en: when did cities adopt grid policing
// example_zh: 各地何时开始推行网格化巡防
// reply_en: {program}, by the year in which reports first tell of it: {answers}.
// reply_zh: {program}见于报道的最早年份：{answers}。
// none_en: No report says in which year a place took up {program}.
// none_zh: 没有报道说明各地何时开始推行{program}。
// parameter: program: strings — the program, by id or name; programs below it and its local forms count
// parameter: level: strings = ["prefecture"] — the level of places to count: province, prefecture or county
// parameter: also: strings = [] — codes of places that count as of that level (the municipalities are cities)
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
WHERE (up.level IN $level OR up.code IN $also) AND year IS NOT NULL
WITH up, year, max(stated) AS told
WITH up.name AS place, up.id AS place_id, min(year) AS first, collect({year: year, told: told}) AS found
UNWIND found AS one
WITH place, place_id, first, one
WHERE one.year = first
RETURN place, place_id, first AS year, one.told AS stated
ORDER BY year, place_id
