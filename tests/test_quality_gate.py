"""The pipeline reads the hand-coded articles at least as well as it did when the floors were pinned."""

from pathlib import Path

import pytest

from tests.raise_floors import CALIBRATED, HELD, digest, errors, flat, lowered, measure, raised, read_floors


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Path:
    """Return the folder for a run over the hand-coded articles."""
    return tmp_path_factory.mktemp("gate")


@pytest.fixture(scope="module")
def scored(release: Path) -> tuple[dict[str, float], list[str]]:
    """Return the scores of a run over the hand-coded articles, and what it missed."""
    return measure(release, misses=400)


def test_the_gold_is_the_one_that_the_floors_were_measured_on() -> None:
    assert read_floors()["gold_sha256"] == digest(), "gold changed: python -m tests.raise_floors --new-gold"


def test_every_hand_coded_article_is_found(scored) -> None:
    assert scored[0]["articles_missing"] == 0


@pytest.mark.parametrize("name", HELD)
def test_no_score_falls_below_its_floor(name: str, scored, tmp_path: Path) -> None:
    scores, missed = scored
    report = tmp_path / "misses.txt"
    report.write_text("\n".join(missed), encoding="utf-8")
    assert scores[name] >= read_floors()["floors"][name], f"what was missed: {report}"


@pytest.mark.parametrize("table", CALIBRATED)
def test_confidence_says_how_many_rows_are_right(table: str, scored, release: Path) -> None:
    assert errors(release / "data")[table] <= read_floors()["ceilings"][table], "see tests/fit_confidence.py"


@pytest.mark.parametrize("name", ["claims.f1", "claims with right value.f1", "incidents.f1", "fields.country"])
def test_the_pipeline_reads_better_than_the_simplest_script(name: str, scored) -> None:
    assert scored[0][name] > read_floors()["simple"][name] + 0.1


def test_nested_scores_get_dotted_names() -> None:
    assert flat({"claims": {"f1": 0.5}, "fields": {"country": "3/4 = 0.750"}}) == {
        "claims.f1": 0.5,
        "fields.country": 0.75,
    }


def test_a_floor_is_raised_and_never_lowered() -> None:
    better = dict.fromkeys(HELD, 0.8)
    assert raised(better, dict.fromkeys(HELD, 0.7)) == better
    with pytest.raises(SystemExit, match=r"claims\.f1: 0\.800, floor 0\.9"):
        raised(better, {"claims.f1": 0.9})


def test_the_ceiling_of_an_error_falls_and_never_rises() -> None:
    assert lowered({"claims": 0.06}, {"claims": 0.2}) == {"claims": 0.1}
    assert lowered({"claims": 0.06}, {"claims": 0.07}) == {"claims": 0.07}
    with pytest.raises(SystemExit, match=r"claims: 0\.300, ceiling 0\.2"):
        lowered({"claims": 0.3}, {"claims": 0.2})
