// name: programs-of-agency
// question_en: Which programs does {agency} run?
// question_zh: {agency}推行哪些项目？
// ask_en: {agency} [programs run status lead count]
// ask_en: {agency} run [programs status lead count]
// ask_en: {agency} {program} [programs run status]
// ask_en: {agency_kind} {place} programs [run status]
// ask_en: {agency_kind} {place} {heading} [programs run status]
// ask_en: {agency_kind} {place} run [status]
// ask_en: {agency_kind} {place} {status} [programs run]
// ask_en: {agency_kind} programs [run status]
// ask_zh: {agency}[项目推行试点牵头]
// ask_zh: {agency}推行[项目试点牵头]
// ask_zh: {agency}{program}[项目推行]
// ask_zh: {agency_kind}{place}项目[推行]
// ask_zh: {agency_kind}{place}推行
// ask_zh: {agency_kind}项目[推行]
// example_en: which programs do the courts of Liupanshui run
// example_zh: 六盘水市公安局推行哪些项目
// topic: sentences
// reply_en: {agency}, programs{status} ({count}): {answers}.
// reply_zh: {agency}{status}的项目有{count}个：{answers}。
// none_en: The reports name no program{status} of {agency}.
// none_zh: 报道未提及{agency}的项目{status}。
// parameter: agency: strings = [] — agencies, by id or name; empty for any
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only agencies whose name holds one of these words
// parameter: place: strings = [] — only agencies of these places or places within them, by id, name or code
// parameter: level: strings = [] — only agencies of places of these levels
// parameter: program: strings = [] — only these programs, by id or name, and those below them
// parameter: status: strings = [] — actual, planned or pilot; empty for any
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: program — the program
// column: program_id — its id
// column: kind — its kind
// column: subject — the agency that runs it
// column: status — actual, planned or pilot
// column: since — when it began, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE (size($agency) = 0 OR a.id IN $agency OR a.name IN $agency) AND (size($kind) = 0 OR a.kind IN $kind)
  AND ('' IN $named OR any(word IN $named WHERE a.name CONTAINS word))
  AND (size($level) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(s:Place) WHERE s.level IN $level }) AND (size($status) = 0 OR r.status IN $status)
  AND (size($program) = 0 OR EXISTS { MATCH (p)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program })
  AND (size($place) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT p.name AS program, p.id AS program_id, p.kind AS kind, a.name AS subject, r.status AS status, r.since AS since, r.claim AS claim
ORDER BY program_id, subject, claim
