// name: widespread-programs
// question_en: Which programs are the most widespread?
// question_zh: 哪些项目推行得最广？
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
