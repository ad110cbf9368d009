// name: places-covered
// question_en: Which {level} have reports?
// question_zh: 哪些{level}有报道？
// ask_en: {level} cover [source count]
// ask_en: {level} source [count]
// ask_en: {level} {place} [count cover]
// ask_zh: {level}收录[报道多少]
// ask_zh: {level}报道[多少]
// ask_zh: {level}{place}[多少涉及]
// example_en: which cities have reports
// example_zh: 哪些城市有报道
// reply_en: {count} {level} with reports: {answers}.
// reply_zh: 有报道的{level}{count}个：{answers}。
// none_en: No report is about such a place.
// none_zh: 没有关于此类地方的报道。
// parameter: level: strings = [] — places of these levels; empty for the places as the reports are about them
// parameter: also: strings = [] — codes of places that count as of that level
// parameter: place: strings = [] — only these places and places within them, by id, name or code
// parameter: first_year: integer = 0 — only reports of this year or later
// parameter: last_year: integer = 9999 — only reports of this year or before
// column: place — the place
// column: place_id — its id
// column: reports — how many reports are about it or a place in it
MATCH (d:Report)-[:HOME]->(h:Place)-[:WITHIN*0..4]->(p:Place)
WHERE ((size($level) = 0 AND p.id = h.id) OR p.level IN $level OR p.code IN $also)
  AND coalesce(d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
RETURN p.name AS place, p.id AS place_id, count(DISTINCT d) AS reports
ORDER BY place_id
