// name: changes
// question_en: What rose or fell in {place}?
// question_zh: {place}哪些指标上升或下降？
// ask_en: {place} change [figures count run]
// ask_zh: {place}上升[数据下降多少]
// example_en: what rose or fell in Bijie
// example_zh: 毕节市哪些指标上升或下降
// reply_en: Changes ({count}): {figures}
// reply_zh: 变化{count}项：{figures}
// none_en: The reports tell of no such change{for_place}{for_years}.
// none_zh: 报道未提及{for_place}{for_years}的此类变化。
// parameter: place: strings = [] — the place, by id, name or code; places within it count
// parameter: base: strings = [] — yoy, mom, a year, peak or before; empty for any
// parameter: direction: strings = [] — rise or fall; empty for both
// parameter: first_year: integer = 0 — only changes of a period that ends in this year or later
// parameter: last_year: integer = 9999 — only changes of a period that ends in this year or before
// column: indicator — what rose or fell
// column: value — by how much; negative for a fall
// column: unit — its unit
// column: place — the place; empty where the report does not tell
// column: about — what the number describes
// column: base — against what
// column: period — the time that it covers
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)
WHERE f.measure = 'change' AND f.status = 'actual' AND (size($base) = 0 OR f.base IN $base) AND coalesce(f.end_year, 9999) >= $first_year AND coalesce(f.end_year, 0) <= $last_year
  AND (size($direction) = 0 OR ('rise' IN $direction AND f.value > 0.0) OR ('fall' IN $direction AND f.value < 0.0))
OPTIONAL MATCH (f)-[:AT_PLACE]->(p:Place)
WITH f, p
WHERE size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
OPTIONAL MATCH (f)-[:ABOUT]->(x)
RETURN f.indicator AS indicator, f.value AS value, f.unit AS unit, p.name AS place, x.name AS about, f.base AS base,
       f.period AS period, f.id AS figure
ORDER BY place, indicator, figure
