// name: changes
// question_en: What rose or fell in {place}?
// question_zh: {place}哪些指标上升或下降？
// parameter: place: strings = [] — the place, by id, name or code; places within it count
// parameter: base: strings = [] — yoy, mom, a year, peak or before; empty for any
// parameter: year: integer = 0 — only changes of a period that ends in this year; 0 for any
// column: place — the place
// column: about — what the number describes
// column: indicator — what rose or fell
// column: change — by how much; negative for a fall
// column: unit — its unit
// column: base — against what
// column: period — the time that it covers
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)-[:AT_PLACE]->(p:Place)
WHERE f.measure = 'change' AND f.status = 'actual' AND (size($base) = 0 OR f.base IN $base) AND ($year = 0 OR f.end_year = $year)
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
OPTIONAL MATCH (f)-[:ABOUT]->(x)
RETURN p.name AS place, x.name AS about, f.indicator AS indicator, f.value AS change, f.unit AS unit, f.base AS base,
       f.period AS period, f.id AS figure
ORDER BY place, indicator, figure
