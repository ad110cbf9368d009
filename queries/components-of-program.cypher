// name: components-of-program
// question_en: What does {program} consist of?
// question_zh: {program}包括哪些内容？
// parameter: program: string — the program, by id or name
// column: component — the program that is a part
// column: component_id — its id
// column: kind — its kind
// column: part_of — the program that it is a part of: the asked one, or one of its parts
// column: claim — the id of the claim, for the passages
MATCH (c:Program)-[r:PART_OF]->(w:Program)
WHERE w.id = $program OR w.name = $program OR toLower(w.name_en) = toLower($program)
   OR EXISTS { MATCH (w)-[:PART_OF]->(t:Program) WHERE t.id = $program OR t.name = $program OR toLower(t.name_en) = toLower($program) }
RETURN c.name AS component, c.id AS component_id, c.kind AS kind, w.name AS part_of, r.claim AS claim
ORDER BY part_of, component_id, claim
