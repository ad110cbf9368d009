// name: agencies-running-program
// question_en: Which agencies run {program}?
// question_zh: 哪些机关推行{program}？
// ask_en: agencies {program} [run status count programs collaborate who component]
// ask_en: who run {program} [status collaborate]
// ask_en: {agency_kind} {program} [run count status]
// ask_zh: 机关{program}[推行多少试点]
// ask_zh: 谁推行{program}
// ask_zh: {agency_kind}{program}[推行多少]
// example_en: which agency runs community policing
// example_zh: 遇检未来平台是哪个机关研发的
// topic: sentences
// reply_en: {program} is run by {answers}.
// reply_zh: {program}由{answers}推行。
// none_en: The reports name no agency that runs {program}{status}.
// none_zh: 报道未提及推行{program}的机关{status}。
// instead: program-profile
// prefer_status: actual pilot
// parameter: program: strings — programs, by id or name; programs below them and their local forms count
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only agencies whose name holds one of these words
// parameter: place: strings = [] — only agencies of these places or places within them, by id, name or code
// parameter: level: strings = [] — only agencies of places of these levels
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: agency — the agency that runs the program
// column: agency_id — its id
// column: kind — its kind
// column: program — the program as reported
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)-[r:IMPLEMENTS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE (t.id IN $program OR t.name IN $program OR t.name_en IN $program) AND (size($kind) = 0 OR a.kind IN $kind)
  AND ('' IN $named OR any(word IN $named WHERE a.name CONTAINS word)) AND (size($status) = 0 OR r.status IN $status)
  AND (size($place) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($level) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(s:Place) WHERE s.level IN $level })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT a.name AS agency, a.id AS agency_id, a.kind AS kind, p.name AS program, r.status AS status, r.since AS since, r.claim AS claim
ORDER BY agency_id, program, claim
