// name: honours
// question_en: Which honours did {place} receive?
// question_zh: {place}获得过哪些荣誉？
// ask_en: {place} honours [receive count]
// ask_en: {place} receive [honours]
// ask_en: {agency} honours [receive count]
// ask_en: {agency} receive
// ask_en: {agency_kind} {place} honours [receive]
// ask_en: {program} honours [receive]
// ask_en: {person} honours [receive]
// ask_zh: {place}荣誉[获得多少]
// ask_zh: {place}获得
// ask_zh: {agency}荣誉[获得多少]
// ask_zh: {agency}获得
// ask_zh: {agency_kind}{place}荣誉[获得]
// ask_zh: {program}荣誉[获得]
// ask_zh: {person}荣誉[获得]
// example_en: which honours did Bijie receive
// example_zh: 贵阳市获得过哪些荣誉
// reply_en: Honours ({count}): {answers}.
// reply_zh: 荣誉{count}项：{answers}。
// none_en: The reports mention no such honour.
// none_zh: 报道未提及此类荣誉。
// parameter: place: strings = [] — places, by id, name or code; places within them, their agencies and programs count
// parameter: level: strings = [] — only those of places of these levels
// parameter: agency: strings = [] — agencies, by id or name
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only recipients whose name holds one of these words
// parameter: program: strings = [] — programs, by id or name
// parameter: person: strings = [] — persons, by id or name
// parameter: first_year: integer = 0 — only honours of this year or later
// parameter: last_year: integer = 9999 — only honours of this year or before
// column: honour — the honour
// column: honour_id — its id
// column: year — when it was received, where a report says so
// column: recipient — the place, agency or program that received it
// column: place — the place of the recipient, where it is known
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency|Program|Person)-[r:RECEIVED]->(h:Honour)
WHERE (size($agency) = 0 OR x.id IN $agency OR x.name IN $agency) AND (size($program) = 0 OR x.id IN $program OR x.name IN $program)
  AND (size($person) = 0 OR x.id IN $person OR x.name IN $person)
  AND ('' IN $named OR any(word IN $named WHERE x.name CONTAINS word))
  AND (size($kind) = 0 OR EXISTS { MATCH (b:Agency) WHERE b.id = x.id AND b.kind IN $kind })
OPTIONAL MATCH (x)-[:SERVES|OF_PLACE]->(served:Place)
WITH x, r, h, coalesce(served.id, x.id) AS stated
OPTIONAL MATCH (p:Place) WHERE p.id = stated
WITH x, r, h, p
WHERE (size($level) = 0 OR p.level IN $level)
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), h.year, d.year, 0) <= $last_year AND coalesce(h.year, d.year, 9999) >= $first_year
RETURN DISTINCT h.name AS honour, h.id AS honour_id, coalesce(toString(h.year), r.since) AS year, x.name AS recipient, p.name AS place, r.claim AS claim
ORDER BY honour, recipient, claim
