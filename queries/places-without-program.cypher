// name: places-without-program
// question_en: Which {level} do not run {program}?
// question_zh: 哪些{level}没有推行{program}？
// ask_en: {level} not {program} [run status programs count source cover]
// ask_zh: {level}没有{program}[推行报道涉及]
// example_en: which cities do not run Sharp Eyes
// example_zh: 哪些城市没有推行雪亮工程
// reply_en: {count} {level} with reports in which {program} is not mentioned, which does not prove that they lack it: {answers}.
// reply_zh: 有报道而未提及{program}的{level}有{count}个（未提及不等于没有）：{answers}。
// none_en: No {level_one}{for_place} that has reports of its own in the graph leaves {program} unmentioned; of those without reports nothing is known.
// none_zh: 图谱中{for_place}没有自身有报道而未提及{program}的{level}；没有报道的{level}无从判断。
// empty: answers
// parameter: program: strings — programs, by id or name; programs below them and their local forms count
// parameter: level: strings = ["prefecture"] — places of these levels
// parameter: also: strings = [] — codes of places that count as of that level (the municipalities are cities)
// parameter: region: strings = [] — only within these places, by id, name or code
// column: place — a place with reports, none of which says that it, a place in it or an agency of theirs runs the program
// column: place_id — its id
// column: reports — how many reports are about the place or a place in it
MATCH (d:Report)-[:HOME]->(h:Place)-[:WITHIN*0..4]->(p:Place)
WHERE (p.level IN $level OR p.code IN $also)
  AND (size($region) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $region OR g.name IN $region OR g.code IN $region })
  AND NOT EXISTS {
    MATCH (p)<-[:WITHIN*0..4]-(:Place)<-[:SERVES*0..1]-(:Place|Agency)-[:IMPLEMENTS]->(:Program)-[:BROADER|VARIANT_OF*0..6]->(t:Program)
    WHERE t.id IN $program OR t.name IN $program OR t.name_en IN $program
  }
RETURN p.name AS place, p.id AS place_id, count(DISTINCT d) AS reports
ORDER BY place_id
