// name: components-of-program
// question_en: What does {program} consist of?
// question_zh: {program}包括哪些内容？
// ask_en: {program} component [programs count place run level status]
// ask_zh: {program}包括[项目多少推行原创]
// example_en: what does the Rule of Law Bijie program consist of
// example_zh: 法治毕节创建包括哪六大工程
// reply_en: Parts of {program} in the reports ({count}): {answers}.
// reply_zh: 报道中{program}包括{count}项：{answers}。
// none_en: No report says what {program} consists of.
// none_zh: 没有报道说明{program}包括什么。
// parameter: program: strings — programs, by id or name
// column: component — the program that is a part
// column: component_id — its id
// column: kind — its kind
// column: part_of — the program that it is a part of: the asked one, or one of its parts
// column: claim — the id of the claim, for the passages
MATCH (p:Program)-[r:PART_OF]->(w:Program)
WHERE w.id IN $program OR w.name IN $program OR w.name_en IN $program
   OR EXISTS { MATCH (w)-[:PART_OF*1..2]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program }
RETURN DISTINCT p.name AS component, p.id AS component_id, p.kind AS kind, w.name AS part_of, r.claim AS claim
ORDER BY part_of, component_id, claim
