"""Places ranked by the likeness of their programs."""

from collections import defaultdict
from collections.abc import Collection
from math import comb

from kg.analyse.portfolio import RUN, Portfolio, Run
from kg.analyse.rows import Row, counted
from kg.analyse.table import Table
from kg.errors import QueryError

_NOTE = (
    "p_value: the chance of sharing as many with programs drawn at random from the {universe} national ones reported at "
    "this level; it is of one comparison, and {others} were made."
)

Portfolios = dict[str, dict[str, list[Run]]]
"""By place, the runs by comparable program."""


def jaccard(first: Collection[str], second: Collection[str]) -> float:
    """Shared elements among all elements of two sets; 0 for two empty ones."""
    union = set(first) | set(second)
    return len(set(first) & set(second)) / len(union) if union else 0.0


def chance_of_sharing(shared: int, first: int, second: int, universe: int) -> float:
    """P(X >= shared) where X is hypergeometric: `first` and `second` things drawn at random from `universe` things.

    The one-sided Fisher exact test on two sets, in whole numbers up to the last division. Raises ValueError where the
    sizes do not fit one another.
    """
    if not 0 <= shared <= min(first, second) <= max(first, second) <= universe:
        raise ValueError(f"no two sets of {first} and {second} out of {universe} share {shared}")
    ways = sum(comb(first, k) * comb(universe - first, second - k) for k in range(shared, min(first, second) + 1))
    return ways / comb(universe, second)


def portfolios(portfolio: Portfolio, level: str, statuses: Collection[str] = RUN) -> Portfolios:
    """For each place of a level with reports on its programs: the runs by comparable (national) program.

    Places within it and agencies count; local programs count as the national ones of which they are forms, and those
    that are forms of none are left out, since no other place could share them.
    """
    found: dict[str, dict[str, list[Run]]] = defaultdict(lambda: defaultdict(list))
    for run in portfolio.runs:
        place = portfolio.at_level(run.place, level)
        if place and run.status in statuses:
            for program in portfolio.national(run.program):
                found[place][program].append(run)
    return {place: dict(programs) for place, programs in sorted(found.items())}


def similar(portfolio: Portfolio, place: str, level: str, statuses: Collection[str] = RUN) -> Table:
    """The places of a level that share a program with `place` (an id), most alike first, with the reports behind each.

    Raises QueryError where no report names a comparable program of the place.
    """
    others = portfolios(portfolio, level, statuses)
    own: dict[str, list[Run]] = defaultdict(list)
    for run in portfolio.within([place]):
        if run.status in statuses:
            for program in portfolio.national(run.program):
                own[program].append(run)
    if not own:
        raise QueryError(
            f"no report says that {portfolio.places[place].name} runs a program that others could share: "
            f"`kg timeline {portfolio.places[place].name}` shows what there is."
        )
    chain = portfolio.chain(place)
    others = {
        key: programs for key, programs in others.items() if key not in chain and place not in portfolio.chain(key)
    }
    universe = len(set(own).union(*others.values()))
    rows: list[Row] = []
    for other, programs in others.items():
        common = sorted(own.keys() & programs.keys(), key=lambda p: portfolio.programs[p].name)
        if not common:
            continue
        known = portfolio.places[other]
        rows.append(
            {
                "place": known.name,
                "place_id": other,
                "code": known.code,
                "province": portfolio.province(other),
                "jaccard": jaccard(own.keys(), programs.keys()),
                "p_value": chance_of_sharing(len(common), len(own), len(programs), universe),
                "shared": len(common),
                "programs": len(programs),
                "reports": portfolio.reports_on(other, [run for runs in programs.values() for run in runs]),
                "shared_programs": [portfolio.programs[p].name for p in common],
                "facts": list(
                    dict.fromkeys(
                        run.claim for p in common for run in (programs[p][0], own[p][0], *programs[p], *own[p])
                    )
                ),
            }
        )
    rows.sort(key=lambda row: (-row["jaccard"], row["p_value"], row["code"]))
    reports = portfolio.reports_on(place, [run for runs in own.values() for run in runs])
    columns = ("place", "place_id", "code", "province", "jaccard", "p_value", "shared", "programs", "reports")
    return Table(
        rows,
        (*columns, "shared_programs"),
        kind="similar",
        title=f"{portfolio.places[place].name}: {counted(len(own), 'program')}, {counted(reports, 'report')}",
        note=_NOTE.format(universe=universe, others=len(others)),
        shown=("place", "province", "jaccard", "p_value", "shared", "programs", "reports", "shared_programs"),
    )
