// name: origins-of-program
// question_en: From which program is {program} derived?
// question_zh: {program}源自哪个项目？
// ask_en: {program} origin [programs variant run who level place]
// ask_zh: {program}源自[项目推行谁哪里]
// example_en: from which program is community policing derived
// example_zh: 网格布警源自哪个项目
// reply_en: {program} is a local form of {answers}.
// reply_zh: {program}是{answers}的地方版本。
// instead: wholes-of-program
// none_en: No report says of which program {program} is a local form.
// none_zh: 没有报道说明{program}是哪个项目的地方版本。
// parameter: program: strings — programs, by id or name
// column: origin — the program that it is a local form of
// column: origin_id — its id
// column: program — the local form as reported
// column: claim — the id of the claim, for the passages
MATCH (p:Program)-[r:VARIANT_OF]->(o:Program)
WHERE (p.id IN $program OR p.name IN $program OR p.name_en IN $program) AND NOT o.id IN $program
RETURN DISTINCT o.name AS origin, o.id AS origin_id, p.name AS program, r.claim AS claim
ORDER BY origin_id, program, claim
