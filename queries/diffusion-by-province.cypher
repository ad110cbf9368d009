// name: diffusion-by-province
// question_en: How did {program} spread from province to province?
// question_zh: {program}怎样扩散到各省？
// ask_en: {program} spread [level run]
// ask_en: {program} diffusion [level run]
// ask_en: {program} diffuse [level run]
// ask_zh: {program}扩散[推行]
// ask_zh: {program}传播[推行]
// example_en: how did grid policing spread from province to province
// example_zh: 网格化巡防怎样扩散到各省
// reply_en: {program} by province: {answers}.
// reply_zh: {program}见于{count}个省份：{answers}。
// none_en: No report says that a place runs {program}.
// none_zh: 没有报道提及推行{program}的地方。
// parameter: program: strings — the program, by id or name; programs below it and its local forms count
// column: province — the province
// column: province_id — its id
// column: places — how many places of it are reported to run, plan or pilot the program
// column: actual — how many of them are reported to run it
// column: since — the earliest start that a report gives
// column: reports — how many reports say so
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program
OPTIONAL MATCH (x)-[:SERVES]->(s:Place)
WITH DISTINCT r.claim AS claim, r.status AS status, r.since AS since, coalesce(s.id, x.id) AS at
OPTIONAL MATCH (c:Claim)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE c.id = claim
MATCH (via:Place {id: at})-[:WITHIN*0..4]->(up:Place)
WHERE up.level = 'province'
RETURN up.name AS province, up.id AS province_id, count(DISTINCT via.id) AS places,
       count(DISTINCT CASE WHEN status = 'actual' THEN via.id END) AS actual, min(since) AS since, count(DISTINCT d.id) AS reports
ORDER BY places DESC, province_id
