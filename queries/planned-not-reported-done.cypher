// name: planned-not-reported-done
// question_en: Which planned programs of {place} are not yet reported as running?
// question_zh: {place}计划推行而尚无实施报道的项目有哪些？
// ask_en: planned unmet programs [run status source not]
// ask_en: planned not run [programs source status]
// ask_en: {place} planned unmet [programs run status source not]
// ask_en: {place} planned not run [programs source status]
// ask_zh: 计划推行没有[推行报道项目完成]
// ask_zh: 计划推行尚未[推行报道项目完成]
// ask_zh: {place}计划推行没有[推行报道项目完成]
// ask_zh: {place}计划推行尚未[推行报道项目完成]
// example_en: which planned programs of Bijie are not yet reported as running
// example_zh: 毕节市计划推行而尚无实施报道的项目有哪些
// reply_en: Planned, and not reported as running ({count}): {answers}.
// reply_zh: 计划推行而未见实施报道的项目{count}个：{answers}。
// none_en: Every program that the reports call planned is also reported as running.
// none_zh: 报道中计划推行的项目都已见实施。
// empty: answers
// parameter: place: strings = [] — the place, by id, name or code; places within it and their agencies count
// parameter: done: string = "running" — what counts as done: running (any report that it is carried out) or completed (one that says so)
// column: program — the program
// column: program_id — its id
// column: place — the place
// column: subject — the place or agency that plans it
// column: until — when it is due, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE r.status = 'planned'
OPTIONAL MATCH (x)-[:SERVES]->(s:Place)
WITH x, r, p, coalesce(s.id, x.id) AS at
MATCH (via:Place {id: at})
WHERE (size($place) = 0 OR EXISTS { MATCH (via)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND NOT EXISTS { MATCH (via)-[q:IMPLEMENTS]->(p) WHERE q.status = 'actual' AND ($done <> 'completed' OR q.stage CONTAINS 'completed' OR q.stage CONTAINS 'commended') }
  AND NOT EXISTS { MATCH (a:Agency)-[:SERVES]->(via), (a)-[q:IMPLEMENTS]->(p) WHERE q.status = 'actual' AND ($done <> 'completed' OR q.stage CONTAINS 'completed' OR q.stage CONTAINS 'commended') }
RETURN p.name AS program, p.id AS program_id, via.name AS place, x.name AS subject, r.until AS until, r.claim AS claim
ORDER BY place, program_id, claim
