// name: program-start
// question_en: When did {place} start {program}?
// question_zh: {place}什么时候开始推行{program}？
// ask_en: when {program} [run status programs]
// ask_en: when where {program} [run status programs]
// ask_zh: 什么时候{program}[推行项目试点]
// ask_zh: 什么时候哪里{program}[推行项目试点]
// example_en: when did Liupanshui start grid policing
// example_zh: 六盘水市从什么时候开始网格布警
// reply_en: {program}: {answers}.
// reply_zh: {program}：{answers}。
// none_en: No report dates the start of {program}{for_place}.
// none_zh: 没有报道说明{program}{for_place}始于何时。
// parameter: program: strings — programs, by id or name; programs below them and their local forms count
// parameter: agency: strings = [] — only these agencies, by id or name
// parameter: place: strings = [] — only these places and places within them, by id, name or code
// column: since — when it began
// column: subject — who runs it
// column: subject_id — its id
// column: program — the program as reported
// column: status — actual, planned or pilot
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE (t.id IN $program OR t.name IN $program OR t.name_en IN $program) AND r.since IS NOT NULL
  AND (size($agency) = 0 OR x.id IN $agency OR x.name IN $agency)
  AND (size($place) = 0 OR EXISTS { MATCH (x)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
RETURN DISTINCT r.since AS since, x.name AS subject, x.id AS subject_id, p.name AS program, r.status AS status, r.claim AS claim
ORDER BY since, subject_id, program, claim
