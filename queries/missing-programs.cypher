// name: missing-programs
// question_en: Which programs does {place} run but not {other_place}?
// question_zh: {place}有而{other_place}没有的项目有哪些？
// ask_en: {place} {other_place} programs missing [run not]
// ask_en: {place} {other_place} programs not [run]
// ask_en: {place} run not {other_place} [programs]
// ask_zh: {place}{other_place}没有[项目推行]
// ask_zh: {place}{other_place}而没有[项目推行]
// example_en: which programs does Guiyang run but not Liupanshui
// example_zh: 贵阳市有而六盘水市没有的项目有哪些
// reply_en: Programs of {place} that no report on {other_place} mentions ({count}): {answers}.
// reply_zh: 有关{other_place}的报道未提及而{place}有的项目{count}个：{answers}。
// none_en: Every program of {place} in the reports is also one of {other_place}.
// none_zh: 报道中{place}的项目{other_place}都有。
// empty: answers
// parameter: place: strings — places, by id, name or code; places within them and their agencies count
// parameter: other_place: strings — the places to compare with, by id, name or code
// column: program — a program of the first place that no report says the other runs
// column: program_id — its id
// column: kind — its kind
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE EXISTS { MATCH (x)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
  AND NOT EXISTS {
    MATCH (y:Place|Agency)-[:IMPLEMENTS]->(p), (y)-[:SERVES|WITHIN*0..5]->(g:Place)
    WHERE g.id IN $other_place OR g.name IN $other_place OR g.code IN $other_place
  }
RETURN DISTINCT p.name AS program, p.id AS program_id, p.kind AS kind, r.claim AS claim
ORDER BY program_id, claim
