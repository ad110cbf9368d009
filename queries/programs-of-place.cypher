// name: programs-of-place
// question_en: Which programs does {place} run?
// question_zh: {place}有哪些项目？
// ask_en: {place} programs [run status count]
// ask_en: {place} {program} [run programs status]
// ask_en: {place} run [status]
// ask_en: {place} {status} [run programs]
// ask_en: {place}
// ask_zh: {place}项目[推行试点]
// ask_zh: {place}{program}[推行项目]
// ask_zh: {place}推行
// ask_zh: {place}
// example_en: which programs does Guanshanhu District run
// example_zh: 观山湖区有哪些项目
// topic: sentences
// reply_en: {place}, programs{status} ({count}): {answers}.
// reply_zh: {place}{status}的项目有{count}个：{answers}。
// none_en: The reports on {place} mention no such program{status}.
// none_zh: 有关{place}的报道未提及此类项目{status}。
// parameter: place: strings — places, by id, name or code; places within them and their agencies count
// parameter: program: strings = [] — only these programs, by id or name, and those below them
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: program — the program
// column: program_id — its id
// column: kind — its kind
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: subject — the place or agency that runs it
// column: via — the place within the asked one to which the subject belongs
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE (size($status) = 0 OR r.status IN $status)
  AND (size($program) = 0 OR EXISTS { MATCH (p)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program })
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH DISTINCT x, r, p, coalesce(served.id, x.id) AS stated
MATCH (via:Place {id: stated})-[:WITHIN*0..4]->(up:Place)
WHERE up.id IN $place OR up.name IN $place OR up.code IN $place
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT p.name AS program, p.id AS program_id, p.kind AS kind, r.status AS status, r.since AS since,
       x.name AS subject, via.name AS via, r.claim AS claim
ORDER BY program_id, subject, claim
