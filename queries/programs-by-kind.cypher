// name: programs-by-kind
// question_en: Which kinds of program does {place} run?
// question_zh: {place}各类项目各有多少？
// ask_en: kinds of program {place} [run count programs]
// ask_en: kinds of program [run count programs]
// ask_zh: 各类[项目推行多少]
// ask_zh: {place}各类[项目推行多少]
// example_en: which kinds of programs does Guiyang run
// example_zh: 贵阳市各类项目各有多少
// reply_en: Kinds of programs ({count}): {answers}.
// reply_zh: 项目类别{count}种：{answers}。
// none_en: The reports name no program there.
// none_zh: 报道未提及此处的项目。
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
