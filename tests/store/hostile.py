"""Statements that a user's query must never become: each does harm on one engine or the other, or did so somewhere.

{out} stands for a folder that the test watches, {secret} for a file whose content must not come back, {port} for a port
that nobody may call.
"""

WRITES = """
CREATE (n:Place {{id: 'evil'}})
CREATE (n:Evil) RETURN n
MERGE (n:Place {{id: 'evil'}}) RETURN n
MATCH (n:Place) SET n.name = 'evil'
MATCH (n:Place) SET n.name = 'evil' RETURN n
MATCH (n:Place) SET n += {{name: 'evil'}}
MATCH (n:Place) SET n:Evil
MATCH (n:Place) REMOVE n.name
MATCH (n:Place) REMOVE n:Place
MATCH (n) DETACH DELETE n
MATCH ()-[r]->() DELETE r
MATCH (n:Place) WITH n DELETE n
MATCH (n:Place) WITH n LIMIT 1 DETACH DELETE n
MATCH (n:Place) RETURN n.name AS x ORDER BY x DESC SET n.name = 'evil'
MATCH (n:Place) WITH * SET n.name = 'evil'
MATCH (n:Place) WHERE n.start > 0 SET n.start = 0
OPTIONAL MATCH (n:Place) SET n.name = 'evil'
UNWIND [1] AS x CREATE (:Place {{id: 'evil'}})
UNWIND [1] AS x MERGE (:Place {{id: 'evil'}})
WITH 1 AS x CREATE (:Place {{id: 'evil'}}) RETURN x
WITH 1 AS x CALL (x) {{ CREATE (:Place {{id: 'evil'}}) }} RETURN x
MATCH (n:Place) CALL (n) {{ SET n.name = 'evil' }} RETURN n
MATCH (n:Place) CALL {{ WITH n SET n.name = 'evil' }} RETURN n
MATCH (n) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 1 ROWS
FOREACH (x IN [1] | CREATE (:Place {{id: 'evil'}}))
MATCH (n:Place) FOREACH (x IN [1] | SET n.name = 'evil')
MATCH p = (n:Place)-[:WITHIN]->() FOREACH (m IN nodes(p) | SET m.name = 'evil')
RETURN 1 AS x UNION CREATE (n:Place {{id: 'evil'}}) RETURN 1 AS x
RETURN 1 AS x UNION ALL MATCH (n) DETACH DELETE n RETURN 1 AS x
MATCH (n:Place) WHERE EXISTS {{ CREATE (:Evil) }} RETURN n
MATCH (n:Place) WHERE COUNT {{ MATCH (m) DELETE m }} > 0 RETURN n
RETURN COLLECT {{ CREATE (n:Evil) RETURN n }} AS x
INSERT (n:Place {{id: 'evil'}})
MATCH (n:Place) DETACH NODETACH DELETE n
MATCH (n:Place) SET n:$('Evil')
MATCH (n:Place) SET n[$key] = 'evil'
MATCH (n:Place) REMOVE n['name']
MERGE (n:Place {{id: 'evil'}}) ON CREATE SET n.name = 'evil' ON MATCH SET n.name = 'evil'
MATCH (n:Place) CALL (n) {{ SET n.name = 'evil' }} IN 2 CONCURRENT TRANSACTIONS ON ERROR CONTINUE FINISH
MATCH (n:Place) NODETACH DELETE n
MATCH (a:Place), (b:Place) CREATE (a)-[:WITHIN {{evil: true}}]->(b)
MATCH (n:Place) FILTER n.start > 0 SET n.start = 0
MATCH (n:Place) LET x = n.name SET n.name = x + 'evil'
""".strip().split("\n")
"""Changes of the graph's facts."""

DISGUISES = """
RETURN 1; MATCH (n) DETACH DELETE n
RETURN 1;CREATE (:Place {{id: 'evil'}});
; CREATE (:Place {{id: 'evil'}})
MATCH (n:Place) RETURN n; // harmless \\u000a MATCH (n) DELETE n
MATCH (n:Place) /* RETURN n */ SET n.name = 'evil'
MATCH (n:Place) S/**/ET n.name = 'evil'
MATCH (n:Place) SE\\u0054 n.name = 'evil'
MATCH (n:Place) \\u0053ET n.name = 'evil'
MATCH (n:Place) \\u0053\\u0045\\u0054 n.name = 'evil'
MATCH (n:Place) RETURN n // note \\u000aDETACH DELETE n
MATCH (n:Place) // note \\u000aSET n.name = 'evil'
MATCH (n:Place) // note \\u000dSET n.name = 'evil'
MATCH (n:Place) WHERE n.name = 'a\\u0027 SET n.name = \\u0027evil' RETURN n
MATCH (n:Place) WHERE n.name = "a\\u0022 SET n.name = \\u0022evil" RETURN n
MATCH (n:Place) RETURN n /* \\u002a/ SET n.name = 'evil' /* */
MATCH (n:Place) /* \\u002a\\u002f SET n.name = 'evil' // */ RETURN n
MATCH (n:Place) RETURN 'a\\\\' AS x SET n.name = 'evil' //'
MATCH (n:Place) RETURN 'a\\\\\\u0027 AS x SET n.name = 1 //'
MATCH (n:Place) RETURN '' AS `x\\u0060 SET n.name = 1 //`
MATCH (n:Place) RETURN `n`.`name` AS `x``y` SET n.name = 'evil'
MATCH (n:Place) RETURN 'x` SET n.name = 1 //' ORDER BY n.id
MATCH (n:Place) RETURN 'x\\u0060 SET n.name = 1 //' ORDER BY n.id
MATCH (n:Place) set n.name = 'evil'
MATCH (n:Place) SeT n.name = 'evil'
MATCH (n:Place)SET n.name='evil'
MATCH (n:Place)\tSET\tn.name\t=\t'evil'
MATCH (n:Place)\rSET n.name = 'evil'
MATCH (n:Place)\u00a0SET n.name = 'evil'
MATCH (n:Place)\u2028SET n.name = 'evil'
MATCH (n:Place)\u3000SET n.name = 'evil'
MATCH (n:Place) \u017fET n.name = 'evil'
MATCH (n:Place) \uff33\uff25\uff34 n.name = 'evil'
MATCH (n:Place) `SET` n.name = 'evil'
EXPLAIN CREATE (n:Evil)
PROFILE MATCH (n) DETACH DELETE n
CYPHER 5 MATCH (n) DETACH DELETE n
CYPHER runtime=slotted MATCH (n:Place) SET n.name = 'evil'
USE neo4j CREATE (n:Evil)
BEGIN CREATE (n:Evil) COMMIT
:param x => 1
:source {secret}
MATCH (n:Place) RETURN n NEXT MATCH (n:Place) SET n.name = 'evil'
MATCH (n:Place) /*/ SET n.name = 'evil' /*/ RETURN n
MATCH (n:Place) -- comment SET n.name = 'evil'
MATCH (n:Place)\x0bSET n.name = 'evil'
MATCH (n:Place)\ufeffSET n.name = 'evil'
MATCH (n:Place) S\u200bET n.name = 'evil'
CYPHER 25 MATCH (n:Place) SET n.name = 'evil'
""".strip().split("\n")
"""The same, hidden in comments, escapes, other letters, other statements."""

FILES = """
LOAD CSV FROM 'file:///{secret}' AS line RETURN line
LOAD CSV WITH HEADERS FROM 'file:///{secret}' AS line RETURN line
LOAD CSV FROM 'file://{secret}' AS line RETURN line
MATCH (n:Place) LOAD CSV FROM 'file:///{secret}' AS line RETURN line
WITH 1 AS x LOAD CSV FROM 'file:///{secret}' AS line RETURN line
USING PERIODIC COMMIT LOAD CSV FROM 'file:///{secret}' AS line CREATE (:Evil)
UNWIND ['file:///{secret}'] AS u LOAD CSV FROM u AS line RETURN line
LOAD /**/ CSV FROM 'file:///{secret}' AS line RETURN line
\\u004cOAD CSV FROM 'file:///{secret}' AS line RETURN line
LOAD FROM '{secret}' RETURN *
LOAD FROM '{secret}' (FILE_FORMAT='csv', HEADER=false) RETURN *
LOAD WITH HEADERS (a STRING) FROM '{secret}' (FILE_FORMAT='csv') RETURN a
LOAD FROM sys RETURN *
LOAD FROM os RETURN *
MATCH (n:Place) LOAD FROM '{secret}' RETURN *
COPY (MATCH (n:Place) RETURN n.name) TO '{out}/places.csv'
COPY (MATCH (n:Place) RETURN n.name) TO '{out}/places.parquet'
COPY Place TO '{out}/places.csv'
COPY Place FROM '{secret}' (FILE_FORMAT='csv')
COPY Place FROM (MATCH (n:Place) RETURN n.*)
EXPORT DATABASE '{out}/export'
EXPORT DATABASE '{out}/export' (FORMAT='csv')
IMPORT DATABASE '{out}/export'
ATTACH '{out}/other.lbug' AS other (DBTYPE lbug)
ATTACH 'https://127.0.0.1:{port}/x.db' AS other (DBTYPE sqlite)
DETACH other
CREATE DATABASE evil
CHECKPOINT
FORCE CHECKPOINT
CALL read_csv_serial('{secret}') RETURN *
CALL read_csv_parallel('{secret}') RETURN *
CALL read_parquet('{secret}') RETURN *
CALL read_npy('{secret}') RETURN *
CALL READ_CSV_SERIAL('{secret}') RETURN *
RETURN read_blob('{secret}') AS x
RETURN read_text('{secret}') AS x
RETURN load_file('{secret}') AS x
CALL apoc.load.json('file:///{secret}') YIELD value RETURN value
CALL apoc.export.csv.all('{out}/all.csv', {{}})
CALL apoc.cypher.run('LOAD CSV FROM "file:///{secret}" AS l RETURN l', {{}})
CALL apoc.cypher.runFile('{secret}')
CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DELETE n', {{}})
RETURN apoc.text.join(['a'], 'b') AS x
RETURN `apoc.load.json`('file:///{secret}') AS x
CALL dbms.listConfig() YIELD name, value RETURN name, value
CALL db.createLabel('Evil')
CALL db.createProperty('evil')
CALL db.createRelationshipType('EVIL')
CALL db.labels() YIELD label RETURN label
CALL dbms.killTransaction('neo4j-transaction-1')
CALL dbms.setConfigValue('db.transaction.timeout', '0')
MATCH (n:Place) CALL db.createLabel('Evil') RETURN n
WITH 1 AS x CALL db.createLabel('Evil') RETURN x
CALL tx.setMetaData({{evil: true}})
CALL db.clearQueryCaches()
CALL db.prepareForReplanning()
CALL dbms.security.createUser('evil', 'evilevil', false)
OPTIONAL CALL db.createLabel('Evil') RETURN 1 AS x
RETURN genai.vector.encode('x', 'OpenAI', {{token: 'x'}}) AS x
CALL glob('{secret}') RETURN *
UNWIND $files AS u LOAD CSV FROM u AS line RETURN line
""".strip().split("\n")
"""Files read or written, other databases, procedures."""

SYSTEM = """
LOAD CSV FROM 'http://127.0.0.1:{port}/x.csv' AS line RETURN line
LOAD CSV FROM 'https://127.0.0.1:{port}/x.csv' AS line RETURN line
LOAD CSV FROM 'ftp://127.0.0.1:{port}/x.csv' AS line RETURN line
LOAD FROM 'http://127.0.0.1:{port}/x.csv' RETURN *
INSTALL json
INSTALL httpfs FROM 'http://127.0.0.1:{port}/'
INSTALL evil FROM 'http://127.0.0.1:{port}/'
FORCE INSTALL httpfs
UNINSTALL httpfs
UPDATE httpfs
LOAD EXTENSION httpfs
LOAD EXTENSION '{out}/evil.so'
LOAD httpfs
CALL timeout=0
CALL threads=64
CALL progress_bar=true
CALL spill_to_disk=true
CALL home_directory='{out}'
CALL file_search_path='{out}'
CALL current_setting('threads') RETURN *
CALL show_tables() RETURN *
CALL clear_warnings() RETURN *
CALL project_graph('G', ['Place'], ['WITHIN'])
CREATE NODE TABLE Evil(id STRING PRIMARY KEY)
CREATE REL TABLE EVIL(FROM Place TO Place)
CREATE MACRO evil(x) AS x + 1
CREATE SEQUENCE evil
CREATE TYPE evil AS STRING
CREATE GRAPH evil
DROP TABLE Place
DROP TABLE IF EXISTS Place
DROP MACRO head
ALTER TABLE Place DROP name
ALTER TABLE Place ADD evil STRING
ALTER TABLE Place RENAME TO Evil
COMMENT ON TABLE Place IS 'evil'
CREATE INDEX evil FOR (n:Place) ON (n.name)
CREATE CONSTRAINT evil FOR (n:Evil) REQUIRE n.id IS UNIQUE
CREATE FULLTEXT INDEX evil FOR (n:Place) ON EACH [n.name]
DROP CONSTRAINT place_id
DROP INDEX place_id
CREATE USER evil SET PASSWORD 'evilevil'
ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'evilevil'
ALTER USER neo4j SET PASSWORD 'evilevil'
DROP USER neo4j
SHOW USERS
SHOW SETTINGS
SHOW TRANSACTIONS
SHOW PROCEDURES
SHOW CURRENT USER
TERMINATE TRANSACTIONS 'neo4j-transaction-1'
GRANT ROLE admin TO neo4j
STOP DATABASE neo4j
START DATABASE neo4j
ENABLE SERVER 'x'
DRYRUN REALLOCATE DATABASES
CREATE ALIAS evil FOR DATABASE neo4j
BEGIN TRANSACTION
COMMIT
ROLLBACK
RETURN nextval('evil') AS x
RETURN currval('evil') AS x
RETURN file('{secret}') AS x
MATCH (n:Place) WHERE n.name =~ '(.*a)*b' RETURN n
MATCH (n:Place) WHERE n.name =~ '(((a+)+)+)+$' RETURN n
MATCH (n:Place) WHERE n.name =~ '.*.*.*.*.*x' RETURN n
UNWIND range(1, 1000000000) AS x RETURN collect(x) AS l
RETURN size(range(1, 2000000000)) AS n
RETURN reduce(a = 'x', i IN range(1, 40) | a + a) AS x
RETURN repeat('x', 1000000000) AS x
RETURN lpad('x', 1000000000, 'x') AS x
""".strip().split("\n")
"""The network, extensions, settings, schema, users, and what would eat memory or never end."""

PAYLOADS = [*WRITES, *DISGUISES, *FILES, *SYSTEM]
