// name: shared-programs
// question_en: Which programs do {place} and {other_place} share?
// question_zh: {place}和{other_place}有哪些共同的项目？
// ask_en: {place} {other_place} share [programs run]
// ask_en: {place} {other_place} programs share [run]
// ask_en: {place} {other_place} programs run
// ask_en: {place} {other_place} compare programs [run]
// ask_zh: {place}{other_place}共同[项目推行]
// ask_zh: {place}{other_place}比较项目[推行]
// example_en: which programs do Guiyang and Liupanshui share
// example_zh: 贵阳市和六盘水市有哪些共同的项目
// reply_en: Programs that {place} and {other_place} share ({count}): {answers}.
// reply_zh: {place}和{other_place}共同的项目有{count}个：{answers}。
// none_en: The reports name no program that both {place} and {other_place} run.
// none_zh: 报道未提及{place}和{other_place}共同推行的项目。
// parameter: place: strings — places, by id, name or code; places within them and their agencies count
// parameter: other_place: strings — the places to compare with, by id, name or code
// column: program — a program that both run, each by itself or through a form of it
// column: program_id — its id
// column: here — how it is named in the first place
// column: there — how it is named in the other place
// column: claim — the id of the claim on the first place, for the passages
// column: other_claim — the id of the claim on the other place
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(a:Program)-[:BROADER|VARIANT_OF*0..1]->(p:Program)
WHERE NOT coalesce(p.abstract, false)
  AND EXISTS { MATCH (x)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
WITH DISTINCT p, a.name AS here, r.claim AS claim
MATCH (y:Place|Agency)-[s:IMPLEMENTS]->(b:Program)-[:BROADER|VARIANT_OF*0..1]->(p)
WHERE EXISTS { MATCH (y)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $other_place OR g.name IN $other_place OR g.code IN $other_place }
RETURN DISTINCT p.name AS program, p.id AS program_id, here, b.name AS there, claim, s.claim AS other_claim
ORDER BY program_id, claim, other_claim
