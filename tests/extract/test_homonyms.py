"""Which division a name that several bear stands for: the ranking, and how clear it was."""

import pytest

from kg.extract.places.clues import THIN, Context, decide, score
from kg.extract.places.spots import Spot
from kg.schema.gazetteer import gazetteer

BAIYUN = ("440111", "520113")
"""白云区 of Guangzhou and of Guiyang."""


def spot(**given: object) -> Spot:
    known = gazetteer()
    options = {code: division for code in BAIYUN if (division := known.division(code, 2024))}
    assert len(options) == 2
    return Spot(0, 3, "白云区", True, options, **given)  # type: ignore[arg-type]


def context(home: str | None = None, **votes: float) -> Context:
    return Context(gazetteer(), 2024, home, {code.removeprefix("c"): vote for code, vote in votes.items()})


def decided(found: Spot, known: Context) -> tuple[str | None, float | None, tuple[str, ...]]:
    decide(found, known)
    return found.code, found.margin, found.rivals


@pytest.mark.parametrize(("home", "chosen", "other"), [("440100", *BAIYUN), ("520100", *reversed(BAIYUN))])
def test_the_home_place_decides(home: str, chosen: str, other: str) -> None:
    code, margin, rivals = decided(spot(), context(home))
    assert (code, rivals) == (chosen, (other,))
    # 2 points for being in force, and 0.9 of 4 for lying in the home place.
    assert margin == pytest.approx((5.6 - 2) / 5.6, abs=0.001)
    assert margin == round(margin or 0, 3)


def test_without_a_clue_the_lower_code_wins_by_nothing() -> None:
    assert decided(spot(), context()) == ("440111", 0.0, ("520113",))


def test_a_city_that_is_named_counts_for_its_district() -> None:
    code, margin, _ = decided(spot(), context(c520100=3.0))
    assert code == "520113"
    assert margin == pytest.approx(1.5 / 3.5, abs=0.001)
    assert (margin or 0) > THIN


def test_the_chain_before_the_name_outweighs_the_home_place() -> None:
    city = Spot(0, 3, "贵阳市", True, {}, code="520100")
    assert decided(spot(chained=city), context("440100"))[0] == "520113"


def test_a_division_out_of_force_scores_less_and_no_points_are_no_lead() -> None:
    old = Context(gazetteer(), 1950, None, {})
    assert score(spot(), "440111", old) == 0
    assert decided(spot(), old) == ("440111", 0.0, ("520113",))


def test_a_name_of_one_division_has_no_rival() -> None:
    single = spot()
    del single.options["440111"]
    assert decided(single, context()) == ("520113", None, ())


def test_a_single_weak_clue_is_a_full_lead_over_none() -> None:
    old = Context(gazetteer(), 1950, None, {"520000": 1.0})
    assert 0 < score(spot(), "520113", old) < 1
    assert decided(spot(), old) == ("520113", 1.0, ("440111",))
