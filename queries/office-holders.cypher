// name: office-holders
// question_en: Who holds office at {agency}?
// question_zh: 谁在{agency}任职？
// ask_en: {agency} who [office lead]
// ask_en: {agency} office
// ask_en: {agency_kind} {place} who [office lead]
// ask_en: {agency_kind} {place} office
// ask_en: {agency} {title} [who office]
// ask_en: {agency_kind} {place} {title} [who office]
// ask_en: {place} {title} [who office]
// ask_zh: {agency}{title}[谁任职]
// ask_en: {place} who [office]
// ask_en: {place} office
// ask_zh: {agency}谁[任职负责]
// ask_zh: {agency}任职
// ask_zh: {agency_kind}{place}谁[任职负责]
// ask_zh: {agency_kind}{place}任职
// ask_zh: {place}谁任职
// ask_zh: {place}任职
// precedence: -1
// settled: answers
// example_en: who holds office at the procuratorate of Liuzhi Special District
// example_zh: 六枝特区人民检察院有哪些负责人
// reply_en: Named in office{place_at}: {answers}.
// reply_zh: 报道中的任职者：{answers}。
// none_en: The reports name nobody in that office.
// none_zh: 报道未提及该处的任职者。
// parameter: agency: strings = [] — agencies, by id or name; empty for any
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only agencies whose name holds one of these words
// parameter: title: strings = [""] — only offices whose title holds one of these words
// parameter: place: strings = [] — only agencies of these places or places within them, by id, name or code
// parameter: level: strings = [] — only agencies of places of these levels
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what a report of this year or before says
// column: person — who holds the office
// column: person_id — their id
// column: title — the office
// column: agency — where
// column: claim — the id of the claim, for the passages
MATCH (n:Person)-[r:HAS_ROLE]->(a:Agency)
WHERE (size($agency) = 0 OR a.id IN $agency OR a.name IN $agency) AND (size($kind) = 0 OR a.kind IN $kind)
  AND ('' IN $named OR any(word IN $named WHERE a.name CONTAINS word))
  AND (size($level) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(s:Place) WHERE s.level IN $level })
  AND ('' IN $title OR any(word IN $title WHERE coalesce(r.title, n.title, '') CONTAINS word AND NOT coalesce(r.title, n.title, '') CONTAINS ('副' + word)))
  AND (size($place) = 0 OR EXISTS { MATCH (a)-[:SERVES]->(:Place)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(d.year, 0) <= $last_year AND coalesce(d.year, 9999) >= $first_year
RETURN DISTINCT n.name AS person, n.id AS person_id, coalesce(r.title, n.title) AS title, a.name AS agency, r.claim AS claim
ORDER BY person_id, agency, claim
