"""What two places run, and what only one of them does."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kg.analyse.portfolio import Portfolio, Run
from kg.analyse.rows import Row
from kg.analyse.table import Table

_NOTE = "What only one place is reported with the other may run too: reports on it need not say so."


def shared(portfolio: Portfolio, first: Collection[str], second: Collection[str], names: Sequence[str]) -> Table:
    """One row a program of either place: who has it (both, or the one by name), as what, and with which status.

    `first` and `second` are ids of the two places, `names` how to call them. Places within them and their agencies
    count. `akin` names programs of the other place under the same national program or next to it in the hierarchy.
    """
    here, there = (_by_program(portfolio, portfolio.within(ids)) for ids in (first, second))
    rows = []
    for program in {**here, **there}:
        runs = (here.get(program, ()), there.get(program, ()))
        who = "both" if all(runs) else names[0] if runs[0] else names[1]
        row = _row(portfolio, program, who, runs)
        if who != "both":
            row["akin"] = _akin(portfolio, program, there if runs[0] else here)
        rows.append(row)
    order = {"both": 0, names[0]: 1, names[1]: 2}
    rows.sort(key=lambda row: (order[row["run_by"]], row["program"], row["program_id"]))
    columns = ("run_by", "program", "program_id", "kind", "here", "there", "status_here", "status_there", "since_here")
    return Table(
        rows,
        (*columns, "since_there", "akin"),
        kind="shared",
        title=f"{names[0]} / {names[1]}",
        note=_NOTE,
        shown=("run_by", "program", "here", "status_here", "there", "status_there", "akin"),
    )


def _by_program(portfolio: Portfolio, runs: Sequence[Run]) -> dict[str, tuple[Run, ...]]:
    """Runs by the program that makes them comparable; a local program that falls under none stands for itself."""
    found: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        for program in portfolio.national(run.program) or (run.program,):
            found[program].append(run)
    return {program: tuple(own) for program, own in found.items()}


def _row(portfolio: Portfolio, program: str, who: str, runs: tuple[Sequence[Run], Sequence[Run]]) -> Row:
    known = portfolio.programs[program]
    row: Row = {"run_by": who, "program": known.name, "program_id": program, "kind": known.kind, "akin": []}
    for side, own in zip(("here", "there"), runs, strict=True):
        row[side] = sorted({portfolio.programs[run.program].name for run in own})
        row[f"status_{side}"] = [s for s in ("actual", "pilot", "planned") if any(run.status == s for run in own)]
        row[f"since_{side}"] = min((run.since for run in own if run.since), default=None)
    firsts = [own[0].claim for own in runs if own]
    return {**row, "facts": list(dict.fromkeys([*firsts, *(run.claim for own in runs for run in own)]))}


def _akin(portfolio: Portfolio, program: str, others: Mapping[str, object]) -> list[str]:
    own = portfolio.programs[program]
    near = _concrete(portfolio, own.above)
    return sorted(
        portfolio.programs[other].name
        for other in others
        if other in near
        or program in portfolio.programs[other].above
        or near.intersection(portfolio.programs[other].above)
    )


def _concrete(portfolio: Portfolio, programs: Sequence[str]) -> set[str]:
    return {p for p in programs if p in portfolio.programs and not portfolio.programs[p].abstract}
