// name: timeline
// question_en: What is the timeline of {place}?
// question_zh: {place}的时间线是什么？
// ask_en: {program} timeline [run programs]
// ask_en: {place} {program} timeline [run]
// ask_zh: {program}时间线[推行]
// ask_zh: {place}{program}时间线[推行]
// example_en: what is the timeline of Liupanshui
// example_zh: 毕节市的大事记
// reply_en: Dated entries ({count}): {answers}.
// reply_zh: 有日期的条目{count}项：{answers}。
// none_en: The reports date nothing there.
// none_zh: 报道中没有带日期的内容。
// parameter: place: strings = [] — places, by id, name or code; places within them and their agencies count
// parameter: program: strings = [] — programs, by id or name; programs below them and their local forms count
// parameter: first_year: integer = 0 — only what began in this year or later
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: since — when it began
// column: what — what began, was issued or was received
// column: what_id — its id
// column: subject — who runs, issued or received it
// column: relation — implements, issued or received
// column: status — actual, planned or pilot
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency|Program)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(y:Program|Policy|Honour)
WHERE c.since IS NOT NULL AND toInteger(left(c.since, 4)) <= $last_year AND toInteger(left(c.since, 4)) >= $first_year
  AND (size($place) = 0 OR EXISTS { MATCH (x)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($program) = 0 OR EXISTS { MATCH (y)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program })
RETURN DISTINCT c.since AS since, y.name AS what, y.id AS what_id, x.name AS subject, c.predicate AS relation, c.status AS status, c.id AS claim
ORDER BY since, what, subject, claim
