// name: reports-on
// question_en: Which reports mention {program}?
// question_zh: 哪些报道提到{program}？
// ask_en: source {program} [run count cover]
// ask_en: source {place} [count cover]
// ask_en: source {agency} [count cover]
// ask_en: source {person} [count]
// ask_en: source {honour} [count]
// ask_en: source {policy} [count]
// ask_en: source {year} [count issue when]
// ask_zh: 报道{year}[多少出台]
// ask_zh: 报道{program}[推行多少涉及]
// ask_zh: 报道{place}[多少涉及]
// ask_zh: 报道{agency}[多少涉及]
// ask_zh: 报道{person}[多少]
// ask_zh: 报道{honour}[多少]
// ask_zh: 报道{policy}[多少]
// example_en: which reports mention the Fengqiao experience
// example_zh: 哪些报道提到枫桥经验
// reply_en: Reports ({count}): {answers}.
// reply_zh: 报道{count}篇：{answers}。
// none_en: No report mentions it.
// none_zh: 没有报道提及。
// parameter: program: strings = [] — programs, by id or name; programs below them and their local forms count
// parameter: place: strings = [] — places, by id, name or code; places within them count
// parameter: agency: strings = [] — agencies, by id or name
// parameter: person: strings = [] — persons, by id or name
// parameter: honour: strings = [] — honours, by id or name
// parameter: policy: strings = [] — documents, by id or title
// parameter: first_year: integer = 0 — only reports of this year or later
// parameter: last_year: integer = 9999 — only reports of this year or before
// column: report — the report's title
// column: report_id — its id
// column: source — where it was read from
// column: publisher — who published it
// column: published — when
// column: about — the place that it is about
MATCH (d:Report)
WHERE coalesce(d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
  AND (size($program) = 0 OR EXISTS { MATCH (d)-[:MENTIONS]->(:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program })
  AND (size($place) = 0 OR EXISTS { MATCH (d)-[:MENTIONS|HOME]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($agency) = 0 OR EXISTS { MATCH (d)-[:MENTIONS]->(a:Agency) WHERE a.id IN $agency OR a.name IN $agency })
  AND (size($person) = 0 OR EXISTS { MATCH (d)-[:MENTIONS]->(n:Person) WHERE n.id IN $person OR n.name IN $person })
  AND (size($honour) = 0 OR EXISTS { MATCH (d)-[:MENTIONS]->(h:Honour) WHERE h.id IN $honour OR h.name IN $honour })
  AND (size($policy) = 0 OR EXISTS { MATCH (d)-[:MENTIONS]->(o:Policy) WHERE o.id IN $policy OR o.name IN $policy })
OPTIONAL MATCH (d)-[:HOME]->(p:Place)
RETURN d.name AS report, d.id AS report_id, d.source AS source, d.publisher AS publisher, d.published AS published, p.name AS about
ORDER BY published, source
