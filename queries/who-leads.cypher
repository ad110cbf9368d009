// name: who-leads
// question_en: Who leads {program}?
// question_zh: 谁牵头{program}？
// parameter: program: string — the program, by id or name; programs below it and its local forms count
// parameter: place: string = "" — only agencies of this place or within it, by id, name or code
// column: agency — the agency that leads or, with role implements, runs it
// column: agency_id — its id
// column: kind — the kind of agency
// column: place — the place that it serves
// column: program — the program as reported
// column: program_id — its id
// column: role — leads or implements
// column: status — actual, planned or pilot
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)-[r:LEADS|IMPLEMENTS]->(p:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
WHERE t.id = $program OR t.name = $program OR toLower(t.name_en) = toLower($program)
OPTIONAL MATCH (a)-[:SERVES]->(s:Place)
WITH DISTINCT a, r, p, s
WHERE $place = '' OR EXISTS { MATCH (s)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $place OR g.name = $place OR g.code = $place }
RETURN a.name AS agency, a.id AS agency_id, a.kind AS kind, s.name AS place, p.name AS program, p.id AS program_id,
       toLower(type(r)) AS role, r.status AS status, r.claim AS claim
ORDER BY role DESC, agency_id, program_id, claim
