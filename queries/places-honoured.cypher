// name: places-honoured
// question_en: Which {level} received honours?
// question_zh: 哪些{level}获得过荣誉？
// ask_en: {level} receive honours [count]
// ask_en: {level} honours [count]
// ask_en: {level} {honour} [receive honours count]
// ask_zh: {level}获得荣誉[多少]
// ask_zh: {level}荣誉[多少]
// ask_zh: {level}{honour}[获得荣誉多少]
// example_en: which counties received honours
// example_zh: 哪些区县获得过荣誉
// precedence: -1
// instead: honour-holders
// reply_en: Honours went to {count} {level}: {answers}.
// reply_zh: 获得荣誉的{level}{count}个：{answers}。
// none_en: No {level_one} in the reports read is named as the recipient.
// none_zh: 所读报道中没有作为获得者的{level}。
// parameter: honour: strings = [] — honours, by id or name; empty for any
// parameter: level: strings = [] — places of these levels; empty for all
// parameter: also: strings = [] — codes of places that count as of that level (the municipalities are cities)
// parameter: place: strings = [] — only these places and places within them, by id, name or code
// parameter: first_year: integer = 0 — only honours of this year or later
// parameter: last_year: integer = 9999 — only honours of this year or before
// column: place — the place that received it, or whose agency, program or official did
// column: place_id — its id
// column: recipient — who received it
// column: honour — the honour
// column: year — when, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency|Program|Person)-[r:RECEIVED]->(h:Honour)
WHERE size($honour) = 0 OR h.id IN $honour OR h.name IN $honour
OPTIONAL MATCH (x)-[:SERVES|OF_PLACE]->(served:Place)
WITH x, r, h, coalesce(served.id, x.id) AS stated
MATCH (p:Place) WHERE p.id = stated
WITH x, r, h, p
WHERE ((size($level) = 0 AND size($also) = 0) OR p.level IN $level OR p.code IN $also)
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), h.year, d.year, 0) <= $last_year AND coalesce(h.year, d.year, 9999) >= $first_year
RETURN DISTINCT p.name AS place, p.id AS place_id, x.name AS recipient, h.name AS honour, coalesce(toString(h.year), r.since) AS year, r.claim AS claim
ORDER BY place_id, recipient, honour, claim
