// name: targets-unmet
// question_en: Which targets of {place} are not yet reported as done?
// question_zh: {place}的哪些目标尚未完成？
// ask_en: {place} target unmet [run status]
// ask_en: {place} target not [run status source]
// ask_en: {program} target unmet [run status]
// ask_zh: {place}目标尚未完成[推行完成报道]
// ask_zh: {program}目标尚未完成[推行完成报道]
// example_en: which targets of Bijie are not yet reported as done
// example_zh: 毕节市的哪些目标尚未完成
// reply_en: Targets that no later figure in these reports reaches ({count}): {answers}.
// reply_zh: 未见后续数据表明已达到的目标有{count}项：{answers}。
// none_en: Every target in the reports has a later figure that reaches it.
// none_zh: 报道中的目标都有后续数据表明已达到。
// empty: answers
// parameter: place: strings = [] — places, by id, name or code; places within them count
// parameter: program: strings = [] — only targets of these programs, by id or name
// parameter: first_year: integer = 0 — only targets due in this year or later
// parameter: last_year: integer = 9999 — only targets due in this year or before
// column: indicator — what is to be reached
// column: value — the number
// column: unit — its unit
// column: place — the place to which the target applies; empty where the report does not tell
// column: about — what it is set for
// column: period — the deadline or term, ISO 8601
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)
WHERE f.status = 'target'
OPTIONAL MATCH (f)-[:AT_PLACE]->(p:Place)
WITH f, p
WHERE (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND NOT EXISTS {
    MATCH (e:Figure)-[:AT_PLACE]->(q:Place)
    WHERE q.id = p.id AND e.status = 'actual' AND e.indicator = f.indicator AND e.unit = f.unit AND e.measure = f.measure
      AND e.value >= f.value AND f.value >= 0.0 AND coalesce(e.end_year, 0) >= coalesce(f.end_year, 0)
  }
OPTIONAL MATCH (f)-[:ABOUT]->(x:Place|Agency|Program)
OPTIONAL MATCH (x)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program
WITH f, p, x, count(t) AS asked
WHERE size($program) = 0 OR asked > 0
MATCH (f)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(f.start_year, f.end_year, d.year, 0) <= $last_year AND coalesce(f.end_year, d.year, 9999) >= $first_year
RETURN DISTINCT f.indicator AS indicator, f.value AS value, f.unit AS unit, p.name AS place, x.name AS about, f.period AS period, f.id AS figure
ORDER BY place, indicator, period, figure
