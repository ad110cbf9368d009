// name: places-running-program
// question_en: Which {level} run {program}?
// question_zh: 哪些{level}推行{program}？
// ask_en: {level} {program} [run status count programs cover]
// ask_zh: {level}{program}[推行多少试点覆盖项目]
// ask_en: where {agency_kind} {program} [run status count programs]
// example_en: which cities run grid policing
// example_zh: 哪些城市推行网格化巡防
// topic: sentences
// reply_en: {program}: {count} {level}: {answers}.
// reply_zh: {program}：{count}个{level}——{answers}。
// none_en: No {level_one} in the reports read runs {program}{status}.
// none_zh: 所读报道中没有{level}{status}推行{program}。
// prefer_status: actual pilot
// parameter: program: strings — programs, by id or name; programs below them and their local forms count
// parameter: level: strings = [] — roll up to places of these levels: province, prefecture, county …; empty for the places as stated
// parameter: also: strings = [] — codes of places that count as of that level (the municipalities are cities)
// parameter: region: strings = [] — only within these places, by id, name or code
// parameter: kind: strings = [] — only where agencies of these kinds run it: court, procuratorate …
// parameter: named: strings = [""] — only where agencies whose name holds one of these words run it
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what began in this year or before
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
WHERE (t.id IN $program OR t.name IN $program OR t.name_en IN $program)
  AND (size($status) = 0 OR r.status IN $status) AND ('' IN $named OR any(word IN $named WHERE x.name CONTAINS word))
  AND (size($kind) = 0 OR EXISTS { MATCH (b:Agency) WHERE b.id = x.id AND b.kind IN $kind })
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH DISTINCT x, r, p, coalesce(served.id, x.id) AS stated
MATCH (via:Place {id: stated})-[:WITHIN*0..4]->(up:Place)
WHERE ((size($level) = 0 AND up.id = via.id) OR up.level IN $level OR up.code IN $also)
  AND (size($region) = 0 OR EXISTS { MATCH (via)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $region OR g.name IN $region OR g.code IN $region })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT up.name AS place, up.id AS place_id, via.name AS via, x.name AS subject, p.name AS program,
       p.id AS program_id, r.status AS status, r.since AS since, r.until AS until, r.claim AS claim
ORDER BY place_id, via, subject, program_id, claim
