// name: policy-issuers
// question_en: Who issued {policy}?
// question_zh: 谁出台了{policy}？
// ask_en: {policy} [who issue agencies policies level collaborate]
// ask_zh: {policy}[谁出台机关文件哪里报道源自合作]
// example_en: who issued the 毕节市饮用水水源保护条例
// example_zh: 毕节市饮用水水源保护条例是谁出台的
// reply_en: Issued by {answers}.
// reply_zh: 由{answers}出台。
// none_en: No report says who issued it.
// none_zh: 没有报道说明由谁出台。
// parameter: policy: strings — documents, by id or title
// parameter: kind: strings = [] — only issuers of these kinds: court, procuratorate …
// parameter: named: strings = [""] — only issuers whose name holds one of these words
// parameter: place: strings = [] — only issuers of these places or places within them, by id, name or code
// column: issuer — the place or agency that issued it
// column: issuer_id — its id
// column: policy — the title of the document
// column: since — when, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:ISSUED]->(t:Policy)
WHERE t.id IN $policy OR t.name IN $policy
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH x, r, t, coalesce(served.id, x.id) AS stated
WHERE (size($place) = 0 OR EXISTS { MATCH (p:Place {id: stated})-[:WITHIN*0..4]->(g:Place) WHERE g.id IN $place OR g.name IN $place OR g.code IN $place })
  AND (size($kind) = 0 OR EXISTS { MATCH (a:Agency) WHERE a.id = x.id AND a.kind IN $kind }) AND any(word IN $named WHERE word = '' OR x.name CONTAINS word)
RETURN DISTINCT x.name AS issuer, x.id AS issuer_id, t.name AS policy, r.since AS since, r.claim AS claim
ORDER BY issuer_id, policy, claim
