// name: programs-by-kind
// question_en: How many programs of each kind does {region} run?
// question_zh: {region}各类项目各有多少？
// parameter: region: strings = [] — the place, by id, name or code; places within it and their agencies count
// column: kind — the kind of program
// column: programs — how many different ones
// column: places — in how many places
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
OPTIONAL MATCH (x)-[:SERVES]->(s:Place)
WITH p, coalesce(s.id, x.id) AS at
MATCH (via:Place {id: at})
WHERE size($region) = 0 OR EXISTS { MATCH (via)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $region OR g.name IN $region OR g.code IN $region }
RETURN p.kind AS kind, count(DISTINCT p.id) AS programs, count(DISTINCT via.id) AS places
ORDER BY programs DESC, kind
