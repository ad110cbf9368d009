// name: partners
// question_en: Which agencies work with {agency}?
// question_zh: 哪些机关与{agency}合作？
// ask_en: {agency} collaborate [agencies who run programs]
// ask_en: {agency_kind} {place} collaborate [agencies who run]
// ask_zh: {agency}合作[机关谁推行]
// ask_zh: {agency_kind}{place}合作[机关谁推行]
// example_en: which agencies work with the procuratorate of Guiyang
// example_zh: 哪些机关与贵阳市人民检察院合作
// single: agency agency_kind
// reply_en: Partners of {agency}: {answers}.
// reply_zh: {agency}的合作单位：{answers}。
// none_en: No report names a partner of {agency}.
// none_zh: 没有报道提及{agency}的合作单位。
// parameter: agency: strings = [] — agencies, by id or name; empty for any
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only agencies whose name holds one of these words
// parameter: place: strings = [] — only agencies of these places or places within them, by id, name or code
// parameter: level: strings = [] — only agencies of places of these levels
// column: partner — the agency that works with the asked one
// column: partner_id — its id
// column: agency — the asked one
// column: claim — the id of the claim, for the passages
MATCH (a:Agency)-[r:COLLABORATES_WITH]-(b:Agency)
WHERE (size($agency) = 0 OR a.id IN $agency OR a.name IN $agency) AND (size($kind) = 0 OR a.kind IN $kind)
  AND ('' IN $named OR any(word IN $named WHERE a.name CONTAINS word))
  AND (size($level) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(s:Place) WHERE s.level IN $level })
  AND (size($place) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
RETURN DISTINCT b.name AS partner, b.id AS partner_id, a.name AS agency, r.claim AS claim
ORDER BY partner_id, agency, claim
