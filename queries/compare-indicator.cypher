// name: compare-indicator
// question_en: What is {indicator} in {place} and {other_place} side by side?
// question_zh: {place}和{other_place}的{indicator}并列是多少？
// ask_en: {indicator} {place} {other_place} side by side [compare count figures]
// ask_zh: {indicator}{place}{other_place}并列[比较数据多少]
// example_en: the sense of security in Guiyang and Liupanshui side by side
// example_zh: 贵阳市和六盘水市的群众安全感并列
// reply_en: {figures}
// reply_zh: {figures}
// none_en: No report gives that figure for {place} or {other_place}.
// none_zh: 没有报道给出{place}或{other_place}的这项数据。
// parameter: indicator: string — words of the indicator or its concept, or the concept's id
// parameter: place: strings — a place, by id, name or code
// parameter: other_place: strings — another place, likewise
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
WHERE p.id IN $place OR p.id IN $other_place OR p.name IN $place OR p.name IN $other_place OR p.code IN $place OR p.code IN $other_place
OPTIONAL MATCH (f)-[:MEASURES]->(i:Indicator)
WITH f, p, i
WHERE f.indicator CONTAINS $indicator OR i.name CONTAINS $indicator OR i.id = $indicator
RETURN p.name AS place, p.id AS place_id, f.indicator AS indicator, f.value AS value, f.unit AS unit, f.measure AS measure,
       f.period AS period, f.status AS status, f.id AS figure
ORDER BY indicator, unit, period, place_id, figure
