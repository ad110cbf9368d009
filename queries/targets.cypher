// name: targets
// question_en: What are the targets of {place}?
// question_zh: {place}的目标有哪些？
// parameter: place: string = "" — the place, by id, name or code; places within it count
// parameter: year: integer = 0 — only targets due in this year; 0 for any
// column: place — the place to which the target applies
// column: about — what it is set for
// column: indicator — what is to be reached
// column: value — the number
// column: unit — its unit
// column: period — the deadline or term, ISO 8601
// column: qualifier — approx, min or max, where the report says so
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)-[:AT_PLACE]->(p:Place)
WHERE f.status = 'target' AND ($year = 0 OR f.end_year = $year)
  AND ($place = '' OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $place OR g.name = $place OR g.code = $place })
OPTIONAL MATCH (f)-[:ABOUT]->(x)
RETURN p.name AS place, x.name AS about, f.indicator AS indicator, f.value AS value, f.unit AS unit, f.period AS period,
       f.qualifier AS qualifier, f.id AS figure
ORDER BY place, indicator, period, figure
