// name: agencies
// question_en: Which agencies of {kind} are there in {place}?
// question_zh: {place}有哪些{kind}？
// parameter: place: string = "" — the place, by id, name or code; places within it count
// parameter: kind: string = "" — court, procuratorate, public_security, justice_bureau …; empty for any
// parameter: level: string = "" — only agencies that serve places of this level; empty for any
// column: agency — the agency
// column: agency_id — its id
// column: kind — its kind
// column: place — the place that it serves
// column: level — the level of that place
// column: collective — true for all agencies of a kind taken together
MATCH (a:Agency)-[:SERVES]->(p:Place)
WHERE ($kind = '' OR a.kind = $kind) AND ($level = '' OR p.level = $level)
  AND ($place = '' OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $place OR g.name = $place OR g.code = $place })
RETURN a.name AS agency, a.id AS agency_id, a.kind AS kind, p.name AS place, p.level AS level, a.collective AS collective
ORDER BY agency_id
