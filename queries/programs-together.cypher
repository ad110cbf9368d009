// name: programs-together
// question_en: Which programs are run together?
// question_zh: 哪些项目同时推行？
// ask_en: programs together {program} [run]
// ask_zh: 项目搭配[推行]
// ask_zh: {program}搭配[项目推行]
// ask_zh: {program}同时[项目推行]
// example_en: which programs are often run together
// example_zh: 哪些项目常常同时推行
// reply_en: Pairs of programs of the same places, by their first ({count}): {answers}.
// reply_zh: 在同样的地方推行的成对项目（按前一项）{count}个：{answers}。
// none_en: No two programs are reported of two places or more.
// none_zh: 没有两个项目同时见于两个以上的地方。
// parameter: at_least: integer = 2 — only pairs that this many places run
// parameter: program: strings = [] — only pairs with this program, by id or name
// column: first — a program
// column: second — another that the same places run
// column: places — in how many places both are reported, by the place itself or an agency that serves it
MATCH (x:Place|Agency)-[:IMPLEMENTS]->(p:Program)
OPTIONAL MATCH (x)-[:SERVES]->(s:Place)
WITH DISTINCT p, coalesce(s.id, x.id) AS at
MATCH (y:Place|Agency)-[:IMPLEMENTS]->(q:Program)
WHERE p.id < q.id
OPTIONAL MATCH (y)-[:SERVES]->(z:Place)
WITH p, q, at, coalesce(z.id, y.id) AS there
WHERE at = there AND (size($program) = 0 OR p.id IN $program OR q.id IN $program OR p.name IN $program OR q.name IN $program)
WITH p, q, count(DISTINCT at) AS places
WHERE places >= $at_least
RETURN p.name AS first, q.name AS second, places
ORDER BY places DESC, first, second
