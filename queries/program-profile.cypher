// name: program-profile
// question_en: What does the graph hold on {program}?
// question_zh: 关于{program}有什么？
// ask_en: {program} [run programs status]
// ask_zh: {program}[推行项目试点]
// example_en: Sharp Eyes
// example_zh: 雪亮工程
// reply_en: In the reports {program} is run by {answers}.
// reply_zh: 报道中推行{program}的地方和机关有{count}个：{answers}。
// none_en: No report says who runs {program}.
// none_zh: 没有报道说明谁推行{program}。
// parameter: program: strings — programs, by id or name; programs below them and their local forms count
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: subject — the place or agency
// column: subject_id — its id
// column: program — the program as reported
// column: relation — implements or leads
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS|LEADS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE (t.id IN $program OR t.name IN $program OR t.name_en IN $program) AND (size($status) = 0 OR r.status IN $status)
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT x.name AS subject, x.id AS subject_id, p.name AS program, c.predicate AS relation, r.status AS status, r.since AS since, r.claim AS claim
ORDER BY subject_id, program, relation, claim
