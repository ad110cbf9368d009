// name: programs-by-status
// question_en: Which programs are {status}?
// question_zh: 哪些项目{status}？
// ask_en: {status} programs [run count]
// ask_en: {heading} {year} [run programs]
// ask_zh: {status}项目[推行多少]
// ask_zh: {heading}{year}[推行项目]
// precedence: -1
// example_en: which programs are on trial
// example_zh: 哪些项目在试点
// reply_en: Programs{status} ({count}): {answers}.
// reply_zh: {status}的项目{count}个：{answers}。
// none_en: The reports name no such program{status}.
// none_zh: 报道未提及此类项目{status}。
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// parameter: program: strings = [] — only these programs, by id or name, and those below them
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: program — the program
// column: program_id — its id
// column: status — actual, planned or pilot
// column: subject — the place or agency that runs, tries or plans it
// column: since — when it began, where a report says so
// column: until — when it ended or is due, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE (size($status) = 0 OR r.status IN $status)
  AND (size($program) = 0 OR EXISTS { MATCH (p)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT p.name AS program, p.id AS program_id, r.status AS status, x.name AS subject, r.since AS since, r.until AS until, r.claim AS claim
ORDER BY program_id, subject, claim
