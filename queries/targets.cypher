// name: targets
// question_en: What are the targets of {place}?
// question_zh: {place}的目标有哪些？
// ask_en: {place} target [run status count figures]
// ask_en: {program} target [run status count]
// ask_en: {agency} target [run status count]
// ask_en: {agency_kind} {place} target [run status count figures]
// ask_zh: {agency_kind}{place}目标[推行完成多少计划数据]
// ask_zh: {place}目标[推行完成多少计划数据]
// ask_zh: {program}目标[推行完成多少计划]
// ask_zh: {agency}目标[推行完成多少计划]
// example_en: what are Bijie's targets for 2018
// example_zh: 毕节市2018年的目标有哪些
// reply_en: Targets ({count}): {answers}.
// reply_zh: 目标{count}项：{answers}。
// none_en: The reports give no such target.
// none_zh: 报道未提及此类目标。
// parameter: place: strings = [] — places, by id, name or code; places within them count
// parameter: program: strings = [] — only targets of these programs, by id or name
// parameter: agency: strings = [] — only targets of these agencies, by id or name
// parameter: kind: strings = [] — only targets of agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only targets of agencies whose name holds one of these words
// parameter: first_year: integer = 0 — only targets due in this year or later
// parameter: last_year: integer = 9999 — only targets due in this year or before
// column: indicator — what is to be reached
// column: value — the number
// column: unit — its unit
// column: place — the place to which the target applies; empty where the report does not tell
// column: about — what it is set for
// column: period — the deadline or term, ISO 8601
// column: qualifier — approx, min or max, where the report says so
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)
WHERE f.status = 'target'
OPTIONAL MATCH (f)-[:AT_PLACE]->(p:Place)
OPTIONAL MATCH (f)-[:ABOUT]->(x:Place|Agency|Program)
OPTIONAL MATCH (x)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program
WITH f, p, x, count(t) AS asked
WHERE (size($place) = 0 OR x.id IN $place OR x.name IN $place
       OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($program) = 0 OR asked > 0) AND (size($agency) = 0 OR x.id IN $agency OR x.name IN $agency)
  AND (size($kind) = 0 OR EXISTS { MATCH (a:Agency) WHERE a.id = x.id AND a.kind IN $kind })
  AND any(word IN $named WHERE word = '' OR x.name CONTAINS word)
MATCH (f)-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(f.start_year, f.end_year, d.year, 0) <= $last_year AND coalesce(f.end_year, d.year, 9999) >= $first_year
RETURN DISTINCT f.indicator AS indicator, f.value AS value, f.unit AS unit, p.name AS place, x.name AS about, f.period AS period,
       f.qualifier AS qualifier, f.id AS figure
ORDER BY place, indicator, period, figure
