// name: wholes-of-program
// question_en: Which larger program is {program} in?
// question_zh: {program}属于哪个项目？
// ask_en: {program} whole [programs run place]
// ask_zh: {program}隶属[项目推行 place]
// example_en: which program is community policing part of
// example_zh: 网格布警属于哪个项目
// reply_en: {program} is part of {answers}.
// reply_zh: {program}属于{answers}。
// instead: origins-of-program
// none_en: No report says that {program} is part of another program.
// none_zh: 没有报道说明{program}属于其他项目。
// parameter: program: strings — programs, by id or name
// column: whole — the program that it is a part of
// column: whole_id — its id
// column: program — the part as reported
// column: claim — the id of the claim, for the passages
MATCH (p:Program)-[r:PART_OF]->(w:Program)
WHERE (p.id IN $program OR p.name IN $program OR p.name_en IN $program) AND NOT w.id IN $program
RETURN DISTINCT w.name AS whole, w.id AS whole_id, p.name AS program, r.claim AS claim
ORDER BY whole_id, program, claim
