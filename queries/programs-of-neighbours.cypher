// name: programs-of-neighbours
// question_en: Which programs do neighbours of {place} run that {place} does not?
// question_zh: {place}尚未推行而同级地方已推行的项目有哪些？
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
