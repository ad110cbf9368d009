// name: coverage
// question_en: How well is {place} covered by reports?
// question_zh: {place}的报道覆盖面如何？
// ask_en: {place} covered well [source]
// ask_zh: {place}报道覆盖面
// example_en: how well is Guizhou covered by reports
// example_zh: 贵州的报道覆盖面如何
// reply_en: Divisions of {place} by the number of reports about them ({count}): {answers}.
// reply_zh: {place}的{count}个地方（按报道数排列）：{answers}。
// none_en: The graph holds no such place within {place}.
// none_zh: 图谱中没有{place}的此类地方。
// parameter: region: strings = [] — only places within this one, by id, name or code
// parameter: level: strings = ["prefecture"] — the level of places to list
// column: place — a division in force today
// column: place_id — its id
// column: home_reports — reports about it or a place within it
// column: mentioning_reports — reports that mention it
// column: programs — programs that it is itself reported to run, plan or pilot, by the place as such or its agencies
MATCH (p:Place)
WHERE p.level IN $level AND p.current = true
  AND (size($region) = 0 OR EXISTS { MATCH (p)-[:WITHIN*1..4]->(g:Place) WHERE g.id IN $region OR g.name IN $region OR g.code IN $region })
OPTIONAL MATCH (d:Report)-[:HOME]->(:Place)-[:WITHIN*0..4]->(p)
WITH p, count(DISTINCT d.id) AS home_reports
OPTIONAL MATCH (m:Report)-[:MENTIONS]->(p)
WITH p, home_reports, count(DISTINCT m.id) AS mentioning_reports
OPTIONAL MATCH (p)-[:IMPLEMENTS]->(own:Program)
WITH p, home_reports, mentioning_reports, collect(DISTINCT own.id) AS own
OPTIONAL MATCH (a:Agency)-[:SERVES]->(p), (a)-[:IMPLEMENTS]->(run:Program)
WHERE NOT run.id IN own
WITH p, home_reports, mentioning_reports, size(own) AS by_place, count(DISTINCT run.id) AS by_agencies
RETURN p.name AS place, p.id AS place_id, home_reports, mentioning_reports, by_place + by_agencies AS programs
ORDER BY home_reports DESC, mentioning_reports DESC, place_id
