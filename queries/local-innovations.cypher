// name: local-innovations
// question_en: Which homegrown programs does {place} have?
// question_zh: {place}有哪些原创的项目？
// ask_en: programs homegrown {place} [run]
// ask_en: homegrown {place}
// ask_zh: {place}原创[项目推行]
// example_en: which programs originated in Liupanshui
// example_zh: 六盘水市有哪些原创的项目
// reply_en: Programs that belong to {place} ({count}): {answers}.
// reply_zh: {place}自己的项目{count}个：{answers}。
// none_en: The reports name no program that belongs to {place}.
// none_zh: 报道未提及{place}自己的项目。
// parameter: region: strings = [] — the place, by id, name or code; places within it count
// parameter: kind: strings = [] — only programs of this kind
// column: program — a program of one place, not of the national vocabulary
// column: program_id — its id
// column: kind — its kind
// column: place — the place that it belongs to
// column: form_of — the program of which it is a local form, where a report says so
MATCH (p:Program)-[:OF_PLACE]->(at:Place)
WHERE p.national = false AND (size($kind) = 0 OR p.kind IN $kind)
  AND (size($region) = 0 OR EXISTS { MATCH (at)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $region OR g.name IN $region OR g.code IN $region })
OPTIONAL MATCH (p)-[:VARIANT_OF]->(t:Program)
RETURN DISTINCT p.name AS program, p.id AS program_id, p.kind AS kind, at.name AS place, t.name AS form_of
ORDER BY place, program_id, form_of
