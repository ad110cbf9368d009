// name: programs-led
// question_en: Which programs does {agency} lead?
// question_zh: {agency}牵头哪些项目？
// ask_en: {agency_kind} {place} lead [programs]
// ask_en: {agency} lead [programs]
// ask_zh: {agency_kind}{place}牵头[项目]
// ask_zh: {agency}牵头[项目]
// example_en: which programs does the political and legal affairs commission of Guiyang lead
// example_zh: 贵阳市委政法委牵头哪些项目
// topic: sentences
// reply_en: {agency} leads {answers}.
// reply_zh: {agency}牵头的项目有{count}个：{answers}。
// none_en: No report says that {agency} leads a program.
// none_zh: 没有报道说明{agency}牵头哪个项目。
// parameter: agency: strings = [] — agencies, by id or name; empty for any
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only agencies whose name holds one of these words
// parameter: place: strings = [] — only agencies of these places or places within them, by id, name or code
// parameter: level: strings = [] — only agencies of places of these levels
// column: program — the program
// column: program_id — its id
// column: agency — the agency that leads it
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)-[r:LEADS]->(p:Program)
WHERE (size($agency) = 0 OR a.id IN $agency OR a.name IN $agency) AND (size($kind) = 0 OR a.kind IN $kind)
  AND ('' IN $named OR any(word IN $named WHERE a.name CONTAINS word))
  AND (size($level) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(s:Place) WHERE s.level IN $level })
  AND (size($place) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
RETURN DISTINCT p.name AS program, p.id AS program_id, a.name AS agency, r.claim AS claim
ORDER BY program_id, agency, claim
