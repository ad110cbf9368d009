// name: programs-started
// question_en: Which programs started in {year}?
// question_zh: {year}有哪些项目开始？
// ask_en: programs start {year} [run place level]
// ask_en: start {year} {place} [run programs]
// ask_en: programs start {year} {place} [run]
// ask_zh: {place}{year}开始项目[推行]
// ask_zh: 项目开始{year}[推行]
// ask_zh: {year}开始[项目推行]
// example_en: which programs started in 2024
// example_zh: 2024年开始的项目有哪些
// reply_en: Programs that began{for_years} ({count}): {answers}.
// reply_zh: {for_years}开始的项目{count}个：{answers}。
// none_en: The reports date the start of no program to then.
// none_zh: 没有报道说明有项目始于此时。
// parameter: place: strings = [] — only these places and places within them, by id, name or code
// parameter: program: strings = [] — only these programs, by id or name, and those below them
// parameter: first_year: integer = 0 — only what began in this year or later
// parameter: last_year: integer = 9999 — only what began in this year or before
// column: program — the program
// column: program_id — its id
// column: since — when it began
// column: subject — who runs it
// column: status — actual, planned or pilot
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:IMPLEMENTS]->(p:Program)
WHERE r.since IS NOT NULL AND toInteger(left(r.since, 4)) >= $first_year AND toInteger(left(r.since, 4)) <= $last_year
  AND (size($place) = 0 OR EXISTS { MATCH (x)-[:SERVES|WITHIN*0..5]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($program) = 0 OR EXISTS { MATCH (p)-[:BROADER|VARIANT_OF*0..6]->(t:Program) WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program })
RETURN DISTINCT p.name AS program, p.id AS program_id, r.since AS since, x.name AS subject, r.status AS status, r.claim AS claim
ORDER BY since, program_id, subject, claim
