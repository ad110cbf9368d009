"""A pytest plugin for CI: tests marked neo4j must run. Without it a machine that lacks the server skips them."""

from collections.abc import Generator

import pytest

_ran = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ran] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if item.get_closest_marker("neo4j"):
        if report.skipped and not hasattr(report, "wasxfail"):
            report.outcome = "failed"
            report.longrepr = f"skipped, but it must run in CI: {call.excinfo.value if call.excinfo else ''}"
        elif call.when == "call":
            item.config.stash[_ran].append(item.nodeid)
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not session.config.stash[_ran] and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    count = len(config.stash[_ran])
    terminalreporter.write_line(f"{count} tests ran on the real Neo4j server", red=not count, green=bool(count))
