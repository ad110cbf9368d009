// name: program-list
// question_en: Which programs are in the graph, and what do they fall under?
// question_zh: 图谱中有哪些项目，各属哪一类？
// parameter: kind: strings = [] — only programs of these kinds; empty for all
// column: program — the program
// column: program_id — its id
// column: program_en — its name in English, where there is one
// column: kind — its kind
// column: national — whether it is of the national vocabulary
// column: abstract — whether it is a heading, not a program by itself
// column: above_id — the program that it falls under or is a local form of
MATCH (p:Program)
WHERE size($kind) = 0 OR p.kind IN $kind
OPTIONAL MATCH (p)-[:BROADER|VARIANT_OF]->(up:Program)
RETURN DISTINCT p.name AS program, p.id AS program_id, p.name_en AS program_en, p.kind AS kind,
       coalesce(p.national, false) AS national, coalesce(p.abstract, false) AS abstract, up.id AS above_id
ORDER BY program_id, above_id
