// name: honour-holders
// question_en: Who received {honour}?
// question_zh: 谁获得了{honour}？
// ask_en: {honour} [who receive level agencies honours]
// ask_zh: {honour}[谁获得机关荣誉]
// ask_en: {agency_kind} receive [honours]
// ask_zh: {agency_kind}获得[荣誉]
// ask_en: agencies receive honours
// ask_en: who receive honours
// ask_zh: 机关获得荣誉
// ask_zh: 谁获得荣誉
// example_en: who received the Chang'an Cup
// example_zh: 哪些地方获得了长安杯
// reply_en: Received by {answers}.
// reply_zh: 获得者：{answers}。
// none_en: The reports name nobody who received it.
// none_zh: 报道未提及获得者。
// parameter: honour: strings = [] — honours, by id or name; empty for any
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only recipients whose name holds one of these words
// parameter: level: strings = [] — only recipients that are, or belong to, places of these levels
// parameter: place: strings = [] — only within these places, by id, name or code
// parameter: first_year: integer = 0 — only honours of this year or later
// parameter: last_year: integer = 9999 — only honours of this year or before
// column: recipient — the place, agency, program or person that received it
// column: recipient_id — its id
// column: honour — the honour
// column: year — when it was received, where a report says so
// column: place — the place of the recipient, where it is known
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency|Program|Person)-[r:RECEIVED]->(h:Honour)
WHERE (size($honour) = 0 OR h.id IN $honour OR h.name IN $honour) AND ('' IN $named OR any(word IN $named WHERE x.name CONTAINS word))
  AND (size($kind) = 0 OR EXISTS { MATCH (b:Agency) WHERE b.id = x.id AND b.kind IN $kind })
OPTIONAL MATCH (x)-[:SERVES|OF_PLACE]->(served:Place)
WITH x, r, h, coalesce(served.id, x.id) AS stated
OPTIONAL MATCH (p:Place) WHERE p.id = stated
WITH x, r, h, p
WHERE (size($level) = 0 OR p.level IN $level)
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), h.year, d.year, 0) <= $last_year AND coalesce(h.year, d.year, 9999) >= $first_year
RETURN DISTINCT x.name AS recipient, x.id AS recipient_id, h.name AS honour, coalesce(toString(h.year), r.since) AS year, p.name AS place, r.claim AS claim
ORDER BY recipient_id, honour, claim
