"""Which figure a rule picks, and when claimants disagree."""

from datetime import date

import pytest

from pipeline.rules.figures import Pick, Said, disputed, pick, spread


def said(who: str, kind: str, low: int | None, high: int | None, day: int = 1, **more: str) -> Said:
    number = f"{who}{low}{high}{day}"
    return Said(
        number,
        f"report {who}",
        who,
        kind,
        low,
        high,
        more.get("scope", "total"),
        more.get("victims", ""),
        date(2024, 1, day),
        None,
    )


POLICE = said("police", "police", 6, 6)
ATTACKERS = said("group", "perpetrator", 46, None)
MONITOR = said("monitor", "ngo", 9, 9, 2)


@pytest.mark.parametrize(
    ("rule", "picked"),
    [("conservative", 6), ("lowest", 6), ("highest", 46), ("latest", 9), ("median", 9), ("official", 6)],
)
def test_each_rule_picks_its_figure(rule: str, picked: int) -> None:
    assert pick([POLICE, ATTACKERS, MONITOR], rule) == Pick(picked)


def test_a_boast_counts_only_where_nobody_else_gives_a_total() -> None:
    assert pick([ATTACKERS], "conservative") == Pick(46)


def test_a_claimant_s_later_figure_replaces_the_earlier() -> None:
    assert pick([POLICE, said("police", "police", 8, 8, 3)], "conservative") == Pick(8)


def test_parts_are_added_up_where_no_total_is_given() -> None:
    parts = [said("", "", 2, 2, scope="part", victims="staff"), said("", "", 4, 4, scope="part", victims="visitors")]
    assert pick(parts, "conservative") == Pick(6, summed=True)


def test_no_claim_gives_no_figure() -> None:
    assert pick([], "conservative") == Pick(None)


def test_the_spread_is_lowest_to_highest_and_may_be_open() -> None:
    assert spread([POLICE, ATTACKERS]) == (6, 46, True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (POLICE, ATTACKERS, True),
        (POLICE, said("monitor", "ngo", 6, None), False),
        (POLICE, said("monitor", "ngo", None, 12), False),
        (POLICE, said("police", "police", 9, 9, 2), False),
    ],
)
def test_a_dispute_is_two_claimants_that_cannot_both_be_right(one: Said, other: Said, expected: bool) -> None:
    assert disputed([one, other]) is expected
