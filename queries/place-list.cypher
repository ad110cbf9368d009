// name: place-list
// question_en: Which places are in the graph, and in which do they lie?
// question_zh: 图谱中有哪些地方，各属何处？
// parameter: level: strings = [] — only places of these levels; empty for all
// column: place — the place
// column: place_id — its id
// column: code — its GB/T 2260 code; of a locality that of the county in which it lies
// column: level — its level
// column: start — the first year in force
// column: current — whether it is in force today
// column: longitude — of its seat
// column: latitude — of its seat
// column: above_id — the place above it
MATCH (p:Place)
WHERE size($level) = 0 OR p.level IN $level
OPTIONAL MATCH (p)-[:WITHIN]->(up:Place)
RETURN DISTINCT p.name AS place, p.id AS place_id, p.code AS code, p.level AS level, p.start AS start, p.current AS current,
       p.longitude AS longitude, p.latitude AS latitude, up.id AS above_id
ORDER BY place_id, above_id
