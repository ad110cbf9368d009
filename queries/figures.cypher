// name: figures
// question_en: What is {indicator} in {place}?
// question_zh: {place}的{indicator}是多少？
// parameter: indicator: string = "" — words of the indicator or its concept, or the concept's id; empty for any
// parameter: place: string = "" — the place, by id, name or code; places within it count
// parameter: about: string = "" — only figures about this place, agency or program, by id or name
// parameter: year: integer = 0 — only figures whose period covers this year; 0 for any
// parameter: status: string = "" — actual or target; empty for both
// parameter: measure: string = "" — count, amount, rate, change, rank, duration or other; empty for any
// column: place — the place to which the number applies
// column: place_id — its id
// column: about — what the number describes
// column: indicator — what is counted, in the report's words
// column: concept — the concept of the indicator vocabulary, where there is one
// column: value — the number
// column: unit — its unit
// column: measure — count, amount, rate, change, rank, duration or other
// column: base — with a change, what it is measured against
// column: period — the time that it covers, ISO 8601
// column: status — actual or target
// column: qualifier — approx, min or max, where the report says so
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)-[:AT_PLACE]->(p:Place)
WHERE ($status = '' OR f.status = $status) AND ($measure = '' OR f.measure = $measure)
  AND ($year = 0 OR (coalesce(f.start_year, f.end_year) <= $year AND coalesce(f.end_year, 9999) >= $year))
  AND ($place = '' OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $place OR g.name = $place OR g.code = $place })
OPTIONAL MATCH (f)-[:MEASURES]->(i:Indicator)
OPTIONAL MATCH (f)-[:ABOUT]->(x)
WITH f, p, i, x
WHERE ($indicator = '' OR f.indicator CONTAINS $indicator OR i.name CONTAINS $indicator OR i.id = $indicator)
  AND ($about = '' OR x.id = $about OR x.name = $about)
RETURN p.name AS place, p.id AS place_id, x.name AS about, f.indicator AS indicator, i.name AS concept, f.value AS value,
       f.unit AS unit, f.measure AS measure, f.base AS base, f.period AS period, f.status AS status,
       f.qualifier AS qualifier, f.id AS figure
ORDER BY place_id, indicator, period, figure
