// name: conflicts
// question_en: Which figures contradict each other?
// question_zh: 哪些数据互相矛盾？
// ask_en: contradict [figures source]
// ask_zh: 互相矛盾[数据报道]
// example_en: which figures contradict each other
// example_zh: 哪些数据互相矛盾
// reply_en: Figures that contradict each other ({count} places): {answers}.
// reply_zh: 互相矛盾的数据见于{count}个地方：{answers}。
// none_en: No two figures in these reports contradict each other.
// none_zh: 报道中没有互相矛盾的数据。
// empty: answers
// parameter: place: strings = [] — only figures of this place, by id, name or code; places within it count
// column: place — the place to which both numbers apply
// column: indicator — what is counted, in the words of the first
// column: period — the time that both cover
// column: value — what one report says
// column: other — what another says
// column: unit — the unit of both
// column: sentence — the clause that says the one
// column: other_sentence — the clause that says the other
// column: source — the report of the one
// column: other_source — the report of the other
MATCH (f:Figure)-[:ABOUT]->(x)
MATCH (x)<-[:ABOUT]-(g:Figure)
WHERE f.id < g.id AND f.indicator = g.indicator AND f.unit = g.unit AND f.measure = g.measure AND f.period = g.period
  AND f.status = g.status AND f.value <> g.value AND f.measure <> 'change'
WITH f, g
MATCH (f)-[:AT_PLACE]->(p:Place)<-[:AT_PLACE]-(g)
WHERE size($place) = 0 OR EXISTS { MATCH (p)-[:WITHIN*0..4]->(q:Place) WHERE q.id IN $place OR q.name IN $place OR q.code IN $place }
WITH f, g, p
MATCH (f)-[:SUPPORTED_BY]->(s:Passage)-[:FROM_REPORT]->(d:Report)
WITH f, g, p, s, d
MATCH (g)-[:SUPPORTED_BY]->(t:Passage)-[:FROM_REPORT]->(e:Report)
WHERE d.id <> e.id OR s.start >= t.`end` OR t.start >= s.`end`
RETURN p.name AS place, f.indicator AS indicator, f.period AS period, f.value AS value, g.value AS other, f.unit AS unit,
       s.text AS sentence, t.text AS other_sentence, d.source AS source, e.source AS other_source
ORDER BY place, indicator, period, value, other, source, other_source
