// name: variants-of-program
// question_en: Which local variants does {program} have?
// question_zh: {program}有哪些地方版本？
// ask_en: {program} variant [programs component count level run]
// ask_zh: {program}变体[多少项目推行]
// example_en: which local variants does the Fengqiao experience have
// example_zh: 枫桥经验有哪些地方版本
// reply_en: Local forms of {program}: {answers}.
// reply_zh: {program}的地方版本有{count}个：{answers}。
// instead: origins-of-program
// none_en: No report names a local form of {program}.
// none_zh: 没有报道提及{program}的地方版本。
// parameter: program: strings — programs, by id or name
// parameter: place: strings = [] — only forms of these places or places within them, by id, name or code
// column: variant — the local form
// column: variant_id — its id
// column: program — the program that it is a form of
// column: place — where it is run
// column: claim — the id of the claim, for the passages
MATCH (p:Program)-[r:VARIANT_OF]->(t:Program)
WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program
OPTIONAL MATCH (p)-[:OF_PLACE]->(o:Place)
WITH p, r, t, o
WHERE size($place) = 0 OR EXISTS { MATCH (o)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
   OR EXISTS { MATCH (g:Place)<-[:SERVES|WITHIN*0..5]-(:Place|Agency)-[:IMPLEMENTS]->(p) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
RETURN DISTINCT p.name AS variant, p.id AS variant_id, t.name AS program, o.name AS place, r.claim AS claim
ORDER BY variant_id, program, claim
