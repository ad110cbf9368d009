// name: pilots
// question_en: Where is {program} on trial?
// question_zh: {program}在哪些地方试点？
// ask_en: {program} pilot where
// ask_zh: {program}试点地方[推行]
// example_en: where is grid policing on trial
// example_zh: 网格布警在哪些地方试点
// reply_en: {program} is on trial at {count} places or agencies: {answers}.
// reply_zh: 试点{program}的地方和机关有{count}个：{answers}。
// none_en: No report says that {program} is on trial.
// none_zh: 没有报道提及{program}的试点。
// answer: subject
// parameter: program: strings = [] — the program, by id or name; empty for all
// column: program — the program on trial
// column: program_id — its id
// column: subject — the place or agency that tries it
// column: place — the place
// column: since — when it began, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE r.status = 'pilot' AND (size($program) = 0 OR p.id IN $program OR p.name IN $program OR p.name_en IN $program)
OPTIONAL MATCH (x)-[:SERVES]->(s:Place)
WITH x, r, p, coalesce(s.id, x.id) AS at
MATCH (via:Place {id: at})
RETURN p.name AS program, p.id AS program_id, x.name AS subject, via.name AS place, r.since AS since, r.claim AS claim
ORDER BY program_id, place, claim
