"""`kg ask` without a question, at a real terminal; and asking a real server."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def graph(example_graph: Path) -> Path:
    return example_graph


def test_the_prompt_answers_until_an_empty_line(graph: Path, tmp_path: Path) -> None:
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "ask", "--graph", str(graph)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "TERM": "xterm"},
    )
    os.close(terminal)
    os.set_blocking(controller, False)
    shown, sent = "", 0
    for _ in range(600):
        try:
            shown += os.read(controller, 65536).decode("utf-8", "replace")
        except BlockingIOError:
            time.sleep(0.1)
        except OSError:
            break
        if "kg>" in shown and sent == 0:
            os.write(controller, b"which cities run grid policing\r")
            sent = 1
        elif "understood" in shown and sent == 1:
            os.write(controller, b"\r")
            sent = 2
    assert process.wait(timeout=30) == 0
    assert "Changzhou" in shown
    assert "which cities run grid policing" in (tmp_path / "kg" / "questions").read_text(encoding="utf-8")


def test_no_question_off_a_terminal_is_wrong_usage(graph: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "kg", "ask", "--graph", str(graph)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert result.returncode == 2


@pytest.mark.neo4j
def test_a_server_gives_the_answers_of_the_folder_it_was_loaded_from(graph: Path, neo4j_server: Neo4jServer) -> None:
    neo4j_server.clear()
    server = {"user": neo4j_server.user, "password": neo4j_server.password}
    kg.load(neo4j_server.uri, graph, **server)
    local = kg.open_graph(graph)
    with kg.open_server(neo4j_server.uri, **server) as remote:
        for question in ("which cities run grid policing", "哪些地方践行枫桥经验", "how many grids are there in 常州"):
            assert remote.ask(question) == local.ask(question)
        assert remote.figures(place="绵阳市") == local.figures(place="绵阳市")
        assert remote.names() == local.names()
    answer = subprocess.run(
        [sys.executable, "-m", "kg", "ask", "which cities run grid policing", "--to", neo4j_server.uri, "--json"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "NEO4J_PASSWORD": neo4j_server.password},
        check=False,
    )
    assert json.loads(answer.stdout)["answered"]
