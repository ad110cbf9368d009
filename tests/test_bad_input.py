"""What goes wrong at the user's hands, through the real command line: one clear sentence, the right exit code, and
everything else goes on.
"""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).resolve().parent.parent
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]

GOOD = """江州区扎实推进平安建设
来源:江州示例报 2024-05-20
今年以来,崇左市公安局江州分局推行网格布警,划分巡防网格18个,刑事案件同比下降12.5%。
"""
OTHER = """崇左市综治中心建设提速
2024年,崇左市建成乡镇(街道)综治中心85个,排查矛盾纠纷6400起,化解率98.1%。
"""


class Run:
    """One run of the command line: its exit code, data and messages. A traceback is never what a user should see."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr
        assert "Traceback" not in self.err, self.err

    @property
    def sentence(self) -> str:
        """The one error line."""
        (line,) = self.err.splitlines()
        assert line.startswith("Error: ")
        return line.removeprefix("Error: ")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the good report, built once."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    subprocess.run([*KG, "build", "good.txt"], cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    return folder / "graph"


@pytest.fixture
def graph(built: Path, kg: Callable[..., Run]) -> Path:
    """A graph of its own for a test, in the folder where kg runs."""
    return Path(shutil.copytree(built, "graph"))


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Runs kg in an empty folder, with a good report beside it."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")

    def run(*words: str, before: Callable[[], None] | None = None, **variables: str) -> Run:
        done = subprocess.run(
            [*KG, *words],
            env={k: v for k, v in os.environ.items() if k != "KG_GRAPH"} | {"PYTHONPATH": str(ROOT)} | variables,
            capture_output=True,
            encoding="utf-8",
            preexec_fn=before,
        )
        return Run(done)

    return run


def bound_by_permissions() -> None:
    """Takes from the superuser the right to pass over file permissions (capabilities 1 and 2), before a program starts."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


def sources(kg: Callable[..., Run], graph: str) -> list[str]:
    found = kg("query", "--cypher", "MATCH (r:Report) RETURN r.source AS s ORDER BY s", "--graph", graph, "--json")
    return [row["s"] for row in msgspec.json.decode(found.out)]


def test_each_bad_file_costs_only_itself(kg: Callable[..., Run]) -> None:
    reports = Path("reports")
    (reports / "none").mkdir(parents=True)
    (reports / "utf8.txt").write_text(GOOD, encoding="utf-8")
    (reports / "gb.txt").write_text(OTHER, encoding="gb18030")
    (reports / "empty.txt").touch()
    (reports / "binary.txt").write_bytes(b"\x7fELF\0\0\0" + bytes(range(256)))
    (reports / "scan.pdf").write_bytes(b"%PDF-1.7")
    (reports / "twin.txt").write_text(GOOD, encoding="utf-8")
    closed = reports / "closed.txt"
    closed.write_text(GOOD + "。", encoding="utf-8")
    closed.chmod(0)

    done = kg("build", "reports", "nowhere", "-o", "g", before=bound_by_permissions)

    assert done.code == 0
    assert sources(kg, "g") == ["reports/gb.txt", "reports/twin.txt"]
    for said in (
        "reports/empty.txt is empty.",
        "reports/binary.txt is a binary file",
        "reports/scan.pdf cannot be read: it is damaged, or not a PDF, whatever its name says.",
        "reports/closed.txt cannot be opened: you have no permission. Get the right to read it",
        "nowhere does not exist. Check the path",
    ):
        assert done.err.count(said) == 1, done.err
    noted = Path("g/findings.jsonl").read_text(encoding="utf-8")
    assert "reports/utf8.txt holds the same text as reports/twin.txt" in noted


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere.txt", "nowhere.txt does not exist."),
        ("empty.txt", "empty.txt is empty."),
        ("binary.txt", "binary.txt is a binary file"),
        ("no-reports", "no-reports holds no report that can be read."),
        ("table.xls", "table.xls is a table, which kg does not read."),
    ],
)
def test_nothing_but_bad_input_is_a_failure_with_its_cause(kg: Callable[..., Run], path: str, says: str) -> None:
    Path("empty.txt").touch()
    Path("binary.txt").write_bytes(bytes(range(256)))
    Path("table.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    Path("no-reports").mkdir()
    done = kg("build", path)
    assert done.code == 1
    assert done.sentence.startswith(says)
    assert not Path("graph").exists()


@pytest.mark.parametrize(
    "words", [("build",), ("build", "--no-such"), ("nonsense",), ("query",), ("export",), ("load",), ("eval", "gold")]
)
def test_wrong_usage_exits_with_two(kg: Callable[..., Run], words: tuple[str, ...]) -> None:
    done = kg(*words)
    assert done.code == 2
    assert "Usage: kg" in done.err


@pytest.mark.parametrize("command", ["validate", "load"])
def test_turtle_that_does_not_parse_is_named_with_the_line(kg: Callable[..., Run], command: str) -> None:
    Path("broken.ttl").write_text("@prefix a: <http://a/> .\na:b a:c .\n", encoding="utf-8")
    done = kg(command, *(("--to", free_address()) if command == "load" else ()), "broken.ttl")
    assert done.code == 1
    assert "broken.ttl" in done.sentence
    assert "2" in done.sentence


@pytest.mark.parametrize("command", ["validate", "load"])
def test_turtle_outside_the_ontology_is_refused(kg: Callable[..., Run], command: str) -> None:
    Path("cats.ttl").write_text('<http://x.org/tom> <http://x.org/colour> "grey" .\n', encoding="utf-8")
    done = kg(command, *(("--to", free_address()) if command == "load" else ()), "cats.ttl")
    assert done.code == 1
    assert "cats.ttl" in done.sentence
    assert "ontology" in done.sentence


@pytest.mark.parametrize("command", [("validate",), ("load", "--to", "bolt://127.0.0.1:9")])
def test_a_missing_turtle_file_is_named(kg: Callable[..., Run], command: tuple[str, ...]) -> None:
    done = kg(*command, "nowhere.ttl")
    assert done.code == 1
    assert "nowhere.ttl" in done.sentence


def test_a_server_that_does_not_run_is_named(kg: Callable[..., Run], graph: Path) -> None:
    address = free_address()
    done = kg("load", "--to", address)
    assert done.code == 1
    assert address in done.sentence


@pytest.mark.neo4j
def test_a_refused_password_is_said_so(kg: Callable[..., Run], graph: Path, neo4j_server: Neo4jServer) -> None:
    done = kg("load", "--to", neo4j_server.uri, "--user", neo4j_server.user, NEO4J_PASSWORD="not this one")
    assert done.code == 1
    assert neo4j_server.uri in done.sentence
    assert "password" in done.sentence
    assert "not this one" not in done.err


@pytest.mark.parametrize(
    "words", [("stats",), ("ask", "哪些城市推行网格布警"), ("export", "-o", "x.ttl"), ("validate",)]
)
def test_a_graph_of_an_older_version_asks_for_a_build(kg: Callable[..., Run], words: tuple[str, ...]) -> None:
    Path("graph").mkdir()
    Path("graph/graph.json").write_text('{"format": 0, "checksum": "abc"}', encoding="utf-8")
    done = kg(*words)
    assert done.code == 1
    assert "kg build" in done.sentence
    assert not Path("x.ttl").exists()


def test_a_build_renews_a_graph_of_an_older_version(kg: Callable[..., Run]) -> None:
    Path("graph").mkdir()
    Path("graph/graph.json").write_text('{"format": 0, "checksum": "abc"}', encoding="utf-8")
    assert kg("build", "good.txt").code == 0
    assert sources(kg, "graph") == ["good.txt"]


@pytest.mark.parametrize("words", [("stats",), ("ask", "哪些城市推行网格布警"), ("query", "--sparql", "ASK {}")])
def test_no_graph_is_said_with_how_to_make_one(kg: Callable[..., Run], words: tuple[str, ...]) -> None:
    done = kg(*words)
    assert done.code == 1
    assert "kg build" in done.sentence


@pytest.mark.parametrize("question", ["what is the weather in Guiyang", "崇左市的房价是多少"])
def test_a_question_that_maps_to_nothing_offers_others(kg: Callable[..., Run], graph: Path, question: str) -> None:
    done = kg("ask", question)
    assert done.code == 1
    assert done.out == ""
    assert done.err.count("  try: ") == 3


def test_a_question_about_a_place_without_reports_is_answered_so(kg: Callable[..., Run], graph: Path) -> None:
    done = kg("ask", "上海有多少个网格", "--json")
    assert done.code == 0
    assert msgspec.json.decode(done.out)["reason"] == "no_data"


@pytest.mark.parametrize("stage", ["readings/*/*.json.gz", "rdf/*", "embedded/*"])
def test_a_killed_build_leaves_the_previous_graph_whole(kg: Callable[..., Run], graph: Path, stage: str) -> None:
    kg("export", "-o", "before.ttl")
    Path("other.txt").write_text(OTHER, encoding="utf-8")

    known = set(graph.glob(stage))
    building = subprocess.Popen(
        [*KG, "build", "good.txt", "other.txt"], env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
    )
    while building.poll() is None and set(graph.glob(stage)) <= known:
        time.sleep(0.002)
    building.send_signal(signal.SIGKILL)
    building.wait()

    assert sources(kg, "graph") == ["good.txt"]
    kg("export", "-o", "after.ttl")
    assert Path("after.ttl").read_bytes() == Path("before.ttl").read_bytes()
    assert kg("build", "good.txt", "other.txt").code == 0
    assert sources(kg, "graph") == ["good.txt", "other.txt"]


def free_address() -> str:
    """The address of a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"bolt://127.0.0.1:{probe.getsockname()[1]}"
