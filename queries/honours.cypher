// name: honours
// question_en: Which honours did {place} receive?
// question_zh: {place}获得过哪些荣誉？
// parameter: place: string = "" — the place, by id, name or code; places within it, their agencies and programs count
// column: honour — the honour
// column: year — when it was received, where a report says so
// column: recipient — the place, agency or program that received it
// column: place — the place of the recipient, where it is known
// column: claim — the id of the claim, for the passages
MATCH (x:Place|Agency|Program)-[r:RECEIVED]->(h:Honour)
OPTIONAL MATCH (x)-[:SERVES|OF_PLACE]->(served:Place)
WITH x, r, h, coalesce(served.id, x.id) AS stated
OPTIONAL MATCH (p:Place) WHERE p.id = stated
WITH x, r, h, p
WHERE $place = '' OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(g:Place) WHERE g.id = $place OR g.name = $place OR g.code = $place }
RETURN h.name AS honour, h.year AS year, x.name AS recipient, p.name AS place, r.claim AS claim
ORDER BY honour, recipient, claim
