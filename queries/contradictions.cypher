// name: contradictions
// question_en: Which figures contradict each other?
// question_zh: 哪些数据相互矛盾？
// parameter: place: strings = [] — only figures at this place, by id, name or code
// column: place — the place
// column: about — what both numbers describe
// column: indicator — what both count
// column: period — the period of both
// column: unit — the unit of both
// column: lower — the lower value
// column: higher — the higher value
// column: lower_figure — the id of the figure with the lower value
// column: higher_figure — the id of the other
MATCH (a:Figure)-[:ABOUT]->(x), (a)-[:AT_PLACE]->(p:Place)
WHERE size($place) = 0 OR p.id IN $place OR p.name IN $place OR p.code IN $place
MATCH (b:Figure)-[:ABOUT]->(x)
MATCH (b)-[:AT_PLACE]->(p)
WHERE a.value < b.value AND a.indicator = b.indicator AND a.unit = b.unit AND a.measure = b.measure AND a.status = b.status
  AND a.period = b.period AND coalesce(a.base, '') = coalesce(b.base, '')
RETURN p.name AS place, x.name AS about, a.indicator AS indicator, a.period AS period, a.unit AS unit, a.value AS lower,
       b.value AS higher, a.id AS lower_figure, b.id AS higher_figure
ORDER BY place, indicator, period, lower_figure, higher_figure
