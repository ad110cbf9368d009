// name: sources-per-claim
// question_en: How many reports support each claim about {thing}?
// question_zh: 关于{thing}的每条陈述有多少报道支持？
// parameter: thing: strings = [] — a place, agency, program, person, policy or honour, by id or name; empty for all
// parameter: at_least: integer = 1 — only claims that this many reports support
// column: subject — what the claim is stated of
// column: predicate — the relation
// column: object — to what
// column: status — actual, planned or pilot
// column: reports — how many reports say so
// column: passages — in how many passages
// column: claim — the id of the claim, for the passages
MATCH (c:Claim)-[:SUBJECT]->(s), (c)-[:OBJECT]->(o)
WHERE size($thing) = 0 OR s.id IN $thing OR s.name IN $thing OR o.id IN $thing OR o.name IN $thing
MATCH (c)-[:SUPPORTED_BY]->(e:Passage)-[:FROM_REPORT]->(d:Report)
WITH c, s, o, count(DISTINCT d.id) AS reports, count(DISTINCT e.id) AS passages
WHERE reports >= $at_least
RETURN s.name AS subject, c.predicate AS predicate, o.name AS object, c.status AS status, reports, passages, c.id AS claim
ORDER BY reports DESC, passages DESC, claim
