// name: compare-indicator
// question_en: How does {indicator} in {first} compare with {second}?
// question_zh: {first}和{second}的{indicator}相比如何？
// parameter: indicator: string — words of the indicator or its concept, or the concept's id
// parameter: first: strings — a place, by id, name or code
// parameter: second: strings — another place, likewise
// column: place — one of the two places
// column: place_id — its id
// column: indicator — what is counted, in the report's words
// column: value — the number
// column: unit — its unit
// column: measure — count, amount, rate, change …
// column: period — the time that it covers
// column: status — actual or target
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)-[:AT_PLACE]->(p:Place)
WHERE p.id IN $first OR p.id IN $second OR p.name IN $first OR p.name IN $second OR p.code IN $first OR p.code IN $second
OPTIONAL MATCH (f)-[:MEASURES]->(i:Indicator)
WITH f, p, i
WHERE f.indicator CONTAINS $indicator OR i.name CONTAINS $indicator OR i.id = $indicator
RETURN p.name AS place, p.id AS place_id, f.indicator AS indicator, f.value AS value, f.unit AS unit, f.measure AS measure,
       f.period AS period, f.status AS status, f.id AS figure
ORDER BY indicator, unit, period, place_id, figure
