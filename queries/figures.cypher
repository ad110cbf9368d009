// name: figures
// question_en: How many {figure} are there in {place}?
// question_zh: {place}有多少{figure}？
// ask_en: count {figure} [run status change target compare top]
// ask_en: {place} {figure} [run status change target compare trend count]
// ask_en: {agency} {figure} [run status change trend count]
// ask_en: compare {figure} [run status count]
// ask_en: {figure} trend [run status count change]
// ask_en: {level} {figure} top [run status count]
// ask_en: {level} {figure} bottom [run status count]
// ask_en: {level} {figure} figures [run status count source]
// ask_en: {level} {figure} rank [run status count top bottom]
// ask_en: {figure} rank [run status count top bottom]
// ask_en: {figure} target [run status count]
// ask_zh: 多少{figure}[推行完成同比目标比较最多什么时候试点数据]
// ask_zh: {place}{figure}[推行完成同比目标比较历年多少试点最多]
// ask_zh: {place}{figure}谁比较[推行完成多少最多最少]
// ask_zh: {place}{figure}谁最多[推行完成多少比较]
// ask_zh: {place}{figure}谁最少[推行完成多少比较]
// ask_zh: {agency}{figure}[推行完成同比历年多少]
// ask_zh: 比较{figure}[推行完成多少]
// ask_zh: {figure}历年[推行完成同比多少]
// ask_zh: {level}{figure}最多[推行完成多少]
// ask_zh: {level}{figure}最少[推行完成多少]
// ask_zh: {level}{figure}数据[推行完成多少]
// ask_zh: {level}{figure}排名[推行完成多少最多最少]
// ask_zh: {figure}目标[推行完成多少]
// example_en: how many cameras does the Sharp Eyes project plan in Bijie
// example_zh: 花溪区划分了几个接处警网格
// reply_en: {figures}
// reply_zh: {figures}
// none_en: No report gives that figure{for_place}{for_years}.
// none_zh: 没有报道给出{for_place}{for_years}的这项数据。
// hidden: kind collective concept start_year level sentence around report_year
// parameter: words: strings = [""] — words of what is counted, any of which the indicator, its concept or what it is about may hold
// parameter: place: strings = [] — places, by id, name or code; places within them count
// parameter: program: strings = [] — only figures about these programs, or that count them, by id or name
// parameter: agency: strings = [] — only figures about these agencies, or about programs that they run at their place, by id or name
// parameter: level: strings = [] — only places of these levels
// parameter: also: strings = [] — codes of places that count as of that level
// parameter: status: strings = [] — actual or target; empty for both
// parameter: first_year: integer = 0 — only figures whose period reaches into this year or later
// parameter: last_year: integer = 9999 — only figures whose period begins in this year or before
// column: indicator — what is counted, in the report's words
// column: value — the number
// column: unit — its unit
// column: place — the place to which the number applies; empty where its report does not tell
// column: place_id — its id; the report's where the place is not known
// column: about — what the number describes
// column: about_id — its id
// column: kind — the kind of the agency that it describes
// column: concept — the concept of the indicator vocabulary, where there is one
// column: concept_id — its id
// column: collective — true for all agencies of a kind taken together
// column: measure — count, amount, rate, change, rank, duration or other
// column: base — with a change, what it is measured against
// column: period — the time that it covers, ISO 8601
// column: start_year — the year in which the period begins, or that of the report
// column: status — actual or target
// column: qualifier — approx, min or max, where the report says so
// column: level — the level of the place
// column: sentence — the clause that states it
// column: around — what other claims and figures of the report say just before and after
// column: report_year — the year of the report
// column: figure — the id of the figure, for the passages
MATCH (f:Figure)
WHERE size($status) = 0 OR f.status IN $status
OPTIONAL MATCH (f)-[:AT_PLACE]->(p:Place)
WITH f, p
WHERE size($level) = 0 OR p.level IN $level OR p.code IN $also
OPTIONAL MATCH (f)-[:MEASURES]->(i:Indicator)
OPTIONAL MATCH (f)-[:ABOUT]->(x:Place|Agency|Program)
OPTIONAL MATCH (x)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program
WITH f, p, i, x, count(t) AS asked
WHERE (size($place) = 0 OR EXISTS { MATCH (g:Place) WHERE g.id = x.id AND g.id IN $place }
       OR EXISTS { MATCH (g:Place) WHERE g.id IN $place AND g.level IN ['township', 'village', 'locality'] AND x.name CONTAINS g.name }
       OR EXISTS { MATCH (g:Place)-[:IMPLEMENTS]->(q:Program) WHERE q.id = x.id AND g.id IN $place AND g.level IN ['township', 'village', 'locality'] }
       OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($agency) = 0 OR x.id IN $agency OR x.name IN $agency
       OR EXISTS { MATCH (a:Agency)-[:IMPLEMENTS]->(q:Program), (a)-[:SERVES]->(p) WHERE q.id = x.id AND (a.id IN $agency OR a.name IN $agency) })
  AND (asked > 0 OR ('' IN $words OR any(word IN $words WHERE f.indicator CONTAINS word OR i.name CONTAINS word OR x.name CONTAINS word)))
MATCH (f)-[:SUPPORTED_BY]->(s:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(f.start_year, f.end_year, d.year, 0) <= $last_year AND coalesce(f.end_year, d.year, f.start_year, 9999) >= $first_year
OPTIONAL MATCH (b:Agency) WHERE b.id = x.id
OPTIONAL MATCH (d)<-[:FROM_REPORT]-(n:Passage) WHERE n.start >= s.start - 120 AND n.start <= s.`end` + 30
RETURN f.indicator AS indicator, f.value AS value, f.unit AS unit, p.name AS place, coalesce(p.id, d.id) AS place_id, x.name AS about, x.id AS about_id,
       b.kind AS kind, i.name AS concept, i.id AS concept_id, b.collective AS collective, f.measure AS measure, f.base AS base, f.period AS period,
       coalesce(f.start_year, f.end_year, d.year) AS start_year, f.status AS status, f.qualifier AS qualifier, p.level AS level,
       s.text AS sentence, collect(n.text) AS around, d.year AS report_year, f.id AS figure
ORDER BY place_id, indicator, period, figure
