// name: sources-per-claim
// question_en: How many reports support the claims about {program}?
// question_zh: 关于{program}的陈述有多少报道支持？
// ask_en: report support {program} [count claims]
// ask_en: report support {place} [count claims]
// ask_en: report support {agency} [count claims]
// ask_zh: {program}陈述报道支持[多少]
// ask_zh: {place}陈述报道支持[多少]
// ask_zh: {agency}陈述报道支持[多少]
// example_en: how many reports support the claims about Sharp Eyes
// example_zh: 关于雪亮工程的陈述有多少报道支持
// reply_en: Claims by the number of reports that support them ({count} subjects): {answers}.
// reply_zh: 按支持的报道数排列的陈述（{count}个主体）：{answers}。
// none_en: No report claims anything of it.
// none_zh: 没有报道对此有陈述。
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
