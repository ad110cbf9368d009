// name: offices-of-person
// question_en: Which office does {person} hold?
// question_zh: {person}担任什么职务？
// ask_en: {person} [who office title agencies level]
// ask_en: {person} {level} [office programs]
// ask_zh: {person}[谁任职机关地方]
// ask_zh: {person}{title}[谁任职机关地方]
// example_en: which office does 罗仕熙 hold
// example_zh: 罗仕熙是谁
// reply_en: {person}: {answers}.
// reply_zh: {person}：{answers}。
// none_en: The graph holds no office of {person}.
// none_zh: 图谱中没有{person}的职务。
// parameter: person: strings — persons, by id or name
// column: agency — where the person holds the office
// column: agency_id — its id
// column: title — the office
// column: person — the person
// column: claim — the id of the claim, for the passages
MATCH (n:Person)-[r:HAS_ROLE]->(a:Agency)
WHERE n.id IN $person OR n.name IN $person
RETURN DISTINCT a.name AS agency, a.id AS agency_id, coalesce(r.title, n.title) AS title, n.name AS person, r.claim AS claim
ORDER BY person, agency_id, claim
