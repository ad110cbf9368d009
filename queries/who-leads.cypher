// name: who-leads
// question_en: Who leads {program}?
// question_zh: 谁牵头{program}？
// ask_en: {program} lead [agencies who office agency_kind run]
// ask_zh: {program}负责[机关谁推行]
// example_en: who leads the Safe Guiyang campaign
// example_zh: 谁负责贵阳市的社会治安重点工作专项行动
// topic: sentences
// reply_en: {program} is led by {answers}.
// reply_zh: {program}由{answers}牵头。
// instead: agencies-running-program
// none_en: No report says who leads {program}.
// none_zh: 没有报道说明{program}由谁牵头。
// parameter: program: strings — programs, by id or name; programs below them and their local forms count
// parameter: place: strings = [] — only agencies of these places or places within them, by id, name or code
// column: agency — the agency that leads
// column: agency_id — its id
// column: kind — the kind of agency
// column: place — the place that it serves
// column: program — the program as reported
// column: program_id — its id
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)-[r:LEADS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program
OPTIONAL MATCH (a)-[:SERVES]->(s:Place)
WITH DISTINCT a, r, p, s
WHERE size($place) = 0 OR EXISTS { MATCH (s)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
RETURN a.name AS agency, a.id AS agency_id, a.kind AS kind, s.name AS place, p.name AS program, p.id AS program_id, r.claim AS claim
ORDER BY agency_id, program_id, claim
