// name: figure-table
// question_en: Which figures are there on {indicator} in {place}?
// question_zh: {place}关于{indicator}有哪些数据？
// ask_en: {place} figures [count]
// ask_zh: {place}数据[多少]
// example_en: which figures are there on the sense of security in Bijie
// example_zh: 毕节市有哪些数据
// reply_en: {figures}
// reply_zh: {figures}
// none_en: No report gives such a figure{for_place}.
// none_zh: 没有报道给出{for_place}的此类数据。
// hidden: code concept start_year end_year qualifier sentence source publisher published start end
// parameter: indicator: string = "" — words of the indicator or its concept (Chinese or English), or the concept's id; empty for any
// parameter: place: strings = [] — the place, by id, name or code; places within it count
// parameter: first_year: integer = 0 — only figures whose period reaches into this year or later
// parameter: last_year: integer = 9999 — only figures whose period begins in this year or before
// parameter: status: strings = [] — actual or target; empty for both
// column: place — the place to which the number applies; empty where its report does not tell
// column: code — its GB/T 2260 code
// column: about — what the number describes
// column: indicator — what is counted, in the report's words
// column: concept — the concept of the indicator vocabulary, where there is one
// column: value — the number
// column: unit — its unit
// column: measure — count, amount, rate, change, rank, duration or other
// column: base — with a change, what it is measured against
// column: period — the time that it covers, ISO 8601
// column: start_year — the first year of the period
// column: end_year — the last year of the period
// column: status — actual or target
// column: qualifier — approx, min or max, where the report says so
// column: sentence — the clause that proves it
// column: source — the report that it stands in
// column: publisher — who published that
// column: published — when
// column: start — where the clause begins in the report's text, in characters
// column: end — where it ends
// column: figure — the id of the figure
MATCH (f:Figure)
WHERE (size($status) = 0 OR f.status IN $status)
  AND ($first_year = 0 OR (coalesce(f.start_year, f.end_year) <= $last_year AND coalesce(f.end_year, 9999) >= $first_year))
OPTIONAL MATCH (f)-[:AT_PLACE]->(p:Place)
WITH f, p
WHERE size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place }
OPTIONAL MATCH (f)-[:MEASURES]->(i:Indicator)
OPTIONAL MATCH (f)-[:ABOUT]->(x)
WITH f, p, i, x
WHERE $indicator = '' OR f.indicator CONTAINS $indicator OR i.name CONTAINS $indicator
  OR toLower(i.name_en) CONTAINS toLower($indicator) OR i.id = $indicator
MATCH (f)-[:SUPPORTED_BY]->(s:Passage)-[:FROM_REPORT]->(d:Report)
RETURN p.name AS place, p.code AS code, x.name AS about, f.indicator AS indicator, i.name AS concept,
       f.value AS value, f.unit AS unit, f.measure AS measure, f.base AS base, f.period AS period,
       f.start_year AS start_year, f.end_year AS end_year, f.status AS status, f.qualifier AS qualifier,
       s.text AS sentence, d.source AS source, d.publisher AS publisher, d.published AS published, s.start AS start,
       s.`end` AS `end`, f.id AS figure
ORDER BY code, indicator, period, figure, published, source, start
