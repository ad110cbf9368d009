// name: agency-ties
// question_en: Which programs and partners does each agency have?
// question_zh: 各机关推行、牵头哪些项目，与谁合作？
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// column: agency — the agency
// column: agency_id — its id
// column: kind — its kind
// column: relation — implements, leads or collaboratesWith
// column: status — actual, planned or pilot
// column: other — the program, or the agency that it works with
// column: other_id — its id
// column: other_kind — its kind
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o:Program|Agency)
WHERE c.predicate IN ['implements', 'leads', 'collaboratesWith'] AND (size($kind) = 0 OR a.kind IN $kind)
RETURN DISTINCT a.name AS agency, a.id AS agency_id, a.kind AS kind, c.predicate AS relation, c.status AS status,
       o.name AS other, o.id AS other_id, o.kind AS other_kind, c.id AS claim
ORDER BY agency_id, other_id, claim
