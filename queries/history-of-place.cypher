// name: history-of-place
// question_en: Which predecessor did {place} have?
// question_zh: {place}的行政区划沿革如何？
// ask_en: {place} predecessor
// ask_zh: {place}前身[时间线]
// example_en: which divisions preceded Shuicheng District
// example_zh: 水城区的行政区划沿革如何
// reply_en: Divisions in sequence ({count} before): {answers}.
// reply_zh: 在此之前的区划{count}个：{answers}。
// none_en: The gazetteer knows of no division before or after {place}.
// none_zh: 地名库中没有{place}之前或之后的区划。
// parameter: place: strings — the place, by id, name or code
// column: earlier — a division
// column: earlier_code — its code
// column: until — the first year in which it was no longer in force
// column: later — the division that holds its territory afterwards
// column: later_code — its code
// column: from — the first year in which that one was in force
MATCH (a:Place)-[:SUCCEEDED_BY]->(b:Place)
WHERE EXISTS { MATCH (a)-[:SUCCEEDED_BY*0..6]->(t:Place) WHERE t.id IN $place OR t.name IN $place OR t.code IN $place }
   OR EXISTS { MATCH (t:Place)-[:SUCCEEDED_BY*0..6]->(a) WHERE t.id IN $place OR t.name IN $place OR t.code IN $place }
RETURN a.name AS earlier, a.code AS earlier_code, a.`end` AS until, b.name AS later, b.code AS later_code, b.start AS `from`
ORDER BY until, earlier_code, later_code
