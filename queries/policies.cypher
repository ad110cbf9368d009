// name: policies
// question_en: Which policies did {place} issue?
// question_zh: {place}出台了哪些政策文件？
// parameter: place: string = "" — the place, by id, name or code; places within it and their agencies count
// column: policy — the title of the document
// column: policy_id — its id
// column: year — the year in which it was issued, where known
// column: issuer — the place or agency that issued it
// column: place — the place of the issuer
// column: since — from when on, where a report says so
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency)-[r:ISSUED]->(d:Policy)
OPTIONAL MATCH (x)-[:SERVES]->(served:Place)
WITH x, r, d, coalesce(served.id, x.id) AS stated
OPTIONAL MATCH (p:Place) WHERE p.id = stated
WITH x, r, d, p
WHERE $place = '' OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $place OR g.name = $place OR g.code = $place }
RETURN d.name AS policy, d.id AS policy_id, d.year AS year, x.name AS issuer, p.name AS place, r.since AS since, r.claim AS claim
ORDER BY policy_id, issuer, claim
