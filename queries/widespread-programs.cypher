// name: widespread-programs
// question_en: Which programs are the most widespread?
// question_zh: 哪些项目推行得最广？
// ask_en: programs widespread [top run level]
// ask_en: programs run top where
// ask_zh: 项目普遍[推行]
// ask_zh: 项目推行最多地方
// ask_zh: 最广项目[推行]
// example_en: which programs are the most widespread
// example_zh: 哪些项目推行得最广
// reply_en: Most widespread first ({count}): {answers}.
// reply_zh: 推行最广的在前（{count}个）：{answers}。
// none_en: The reports name no program.
// none_zh: 报道未提及任何项目。
// parameter: kind: strings = [] — only programs of this kind
// parameter: top: integer = 20 — how many to list
// column: program — the program
// column: program_id — its id
// column: kind — its kind
// column: places — in how many places it is reported, by the place itself or an agency that serves it
// column: actual — in how many it is reported to run
// column: since — the earliest start that a report gives
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE size($kind) = 0 OR p.kind IN $kind
OPTIONAL MATCH (x)-[:SERVES]->(s:Place)
WITH p, r, coalesce(s.id, x.id) AS at
RETURN p.name AS program, p.id AS program_id, p.kind AS kind, count(DISTINCT at) AS places,
       count(DISTINCT CASE WHEN r.status = 'actual' THEN at END) AS actual, min(r.since) AS since
ORDER BY places DESC, actual DESC, program_id
LIMIT $top
