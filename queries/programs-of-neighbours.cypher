// name: programs-of-neighbours
// question_en: Which programs do the neighbours of {place} run that it does not?
// question_zh: {place}周边地方推行而它没有的项目有哪些？
// ask_en: programs neighbours {place} [run not]
// ask_zh: {place}同级推行没有[项目地方]
// ask_zh: {place}周边推行[项目地方没有]
// example_en: which programs do the neighbours of Bijie run
// example_zh: 毕节市周边地方推行哪些项目
// reply_en: National programs of its neighbours that no report on {place} names ({count}): {answers}.
// reply_zh: 同级地方推行而{place}未见报道的全国性项目{count}个：{answers}。
// none_en: The reports name no program of its neighbours that {place} lacks.
// none_zh: 报道未提及同级地方有而{place}没有的项目。
// empty: answers
// parameter: place: strings — the place, by id, name or code; neighbours are the other places of the same level under the same place
// column: program — a program that a neighbour is reported to run, and the place is not
// column: program_id — its id
// column: kind — its kind
// column: neighbours — how many neighbours are reported to run it
MATCH (me:Place)-[:WITHIN]->(parent:Place)
WHERE me.id IN $place OR me.name IN $place OR me.code IN $place
MATCH (other:Place)-[:WITHIN]->(parent)
WHERE other.id <> me.id AND other.level = me.level
MATCH (via:Place)-[:WITHIN*0..4]->(other)
OPTIONAL MATCH (a:Agency)-[:SERVES]->(via)
WITH me, other, via, a
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE (x.id = via.id OR x.id = a.id) AND p.national = true
  AND NOT EXISTS { MATCH (mine:Place)-[:WITHIN*0..4]->(me), (mine)-[:IMPLEMENTS]->(p) }
  AND NOT EXISTS { MATCH (mine:Place)-[:WITHIN*0..4]->(me), (b:Agency)-[:SERVES]->(mine), (b)-[:IMPLEMENTS]->(p) }
RETURN p.name AS program, p.id AS program_id, p.kind AS kind, count(DISTINCT other.id) AS neighbours
ORDER BY neighbours DESC, program_id
