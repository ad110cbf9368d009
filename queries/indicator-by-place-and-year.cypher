// name: indicator-by-place-and-year
// question_en: What is {indicator} by place and year?
// question_zh: 各地历年的{indicator}是多少？
// ask_en: {indicator} by place and year [compare count figures]
// ask_zh: 各地历年{indicator}[多少数据比较]
// example_en: the sense of security by place and year
// example_zh: 各地历年的群众安全感是多少
// reply_en: {figures}
// reply_zh: {figures}
// none_en: No report gives that figure.
// none_zh: 没有报道给出这项数据。
// parameter: indicator: string — words of the indicator or its concept, or the concept's id
// parameter: level: strings = [] — only places of this level; empty for any
// parameter: measure: strings = [] — count, amount, rate, change, rank, duration or other; empty for any
// column: place — the place
// column: place_id — its id
// column: year — the last year of the period, else its first
// column: indicator — what is counted, in the report's words
// column: value — the number
// column: unit — its unit
// column: measure — count, amount, rate, change …
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)-[:AT_PLACE]->(p:Place)
OPTIONAL MATCH (f)-[:MEASURES]->(i:Indicator)
WITH f, p, i
WHERE f.status = 'actual' AND (f.indicator CONTAINS $indicator OR i.name CONTAINS $indicator OR i.id = $indicator)
  AND (size($level) = 0 OR p.level IN $level) AND (size($measure) = 0 OR f.measure IN $measure)
RETURN p.name AS place, p.id AS place_id, coalesce(f.end_year, f.start_year) AS year, f.indicator AS indicator,
       f.value AS value, f.unit AS unit, f.measure AS measure, f.id AS figure
ORDER BY indicator, unit, year, place_id, figure
