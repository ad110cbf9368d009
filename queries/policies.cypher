// name: policies
// question_en: Which policies did {place} issue?
// question_zh: {place}出台了哪些政策文件？
// ask_en: {place} policies [issue run status count]
// ask_en: {place} issue
// ask_en: {agency} policies [issue count run]
// ask_en: {agency} issue
// ask_en: {agency_kind} {place} policies [issue]
// ask_en: {agency_kind} {place} issue
// ask_en: policies issue [status count]
// ask_zh: 文件出台[多少]
// ask_zh: {place}文件[出台实施多少]
// ask_zh: {place}出台
// ask_zh: {agency}文件[出台多少]
// ask_zh: {agency}出台
// ask_zh: {agency_kind}{place}文件[出台]
// ask_zh: {agency_kind}{place}出台
// example_en: which policies did Bijie issue
// example_zh: 毕节市出台了哪些政策文件
// topic: sentences
// reply_en: Documents ({count}): {answers}.
// reply_zh: 文件{count}份：{answers}。
// none_en: The reports mention no document issued there.
// none_zh: 报道未提及其出台的文件。
// parameter: place: strings = [] — places, by id, name or code; places within them and their agencies count
// parameter: level: strings = [] — only those of places of these levels
// parameter: agency: strings = [] — agencies, by id or name; empty for any
// parameter: kind: strings = [] — only agencies of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only issuers whose name holds one of these words
// parameter: first_year: integer = 0 — only what a report of this year or later says
// parameter: last_year: integer = 9999 — only what was issued in this year or before
// column: policy — the title of the document
// column: policy_id — its id
// column: year — the year in which it was issued, where known
// column: issuer — the place or agency that issued it
// column: place — the place of the issuer
// column: since — from when on, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:ISSUED]->(t:Policy)
WHERE (size($agency) = 0 OR x.id IN $agency OR x.name IN $agency) AND ('' IN $named OR any(word IN $named WHERE x.name CONTAINS word))
  AND (size($kind) = 0 OR EXISTS { MATCH (b:Agency) WHERE b.id = x.id AND b.kind IN $kind })
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH x, r, t, coalesce(served.id, x.id) AS stated
OPTIONAL MATCH (p:Place) WHERE p.id = stated
WITH x, r, t, p
WHERE (size($level) = 0 OR p.level IN $level)
  AND (size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
MATCH (c:Claim {id: r.claim})-[:SUPPORTED_BY]->(:Passage)-[:FROM_REPORT]->(d:Report)
WHERE coalesce(toInteger(left(r.since, 4)), t.year, d.year, 0) <= $last_year AND coalesce(t.year, d.year, 9999) >= $first_year
RETURN DISTINCT t.name AS policy, t.id AS policy_id, t.year AS year, x.name AS issuer, p.name AS place, r.since AS since, r.claim AS claim
ORDER BY policy_id, issuer, claim
