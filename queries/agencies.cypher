// name: agencies
// question_en: Which {agency_kind} are there in {place}?
// question_zh: {place}有哪些{agency_kind}？
// ask_en: {place} agencies [count]
// ask_zh: {place}机关[多少]
// example_en: which county-level courts are in the graph for Bijie
// example_zh: 毕节市有哪些法院
// reply_en: Agencies ({count}): {answers}.
// reply_zh: 机构{count}个：{answers}。
// none_en: The reports name no such agency.
// none_zh: 报道未提及此类机构。
// parameter: place: strings = [] — places, by id, name or code; places within them count
// parameter: kind: strings = [] — court, procuratorate, public_security, justice_bureau …; empty for any
// parameter: named: strings = [""] — only agencies whose name holds one of these words
// parameter: level: strings = [] — only agencies that serve places of these levels; empty for any
// column: agency — the agency
// column: agency_id — its id
// column: kind — its kind
// column: place — the place that it serves
// column: level — the level of that place
// column: collective — true for all agencies of a kind taken together
// column: report — a report that names it
MATCH (a:Agency)-[:SERVES]->(p:Place)
WHERE (size($kind) = 0 OR a.kind IN $kind) AND (size($level) = 0 OR p.level IN $level)
  AND ('' IN $named OR any(word IN $named WHERE a.name CONTAINS word))
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
OPTIONAL MATCH (d:Report)-[:MENTIONS]->(a)
RETURN a.name AS agency, a.id AS agency_id, a.kind AS kind, p.name AS place, p.level AS level, a.collective AS collective, min(d.source) AS report
ORDER BY agency_id
