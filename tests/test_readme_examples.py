"""The README's examples run as they stand on the release as it stands: pandas, DuckDB, polars and R."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(python|r)\n(.*?)```", README, re.DOTALL)
EVENTS, CLAIMS = (pd.read_parquet(ROOT / "data" / f"{name}.parquet") for name in ("events", "claims"))
DISPUTED = sorted(EVENTS.loc[EVENTS["fatalities_disputed"], "event_id"])
R = shutil.which("Rscript")


def ran(package: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the names that the example of a package leaves behind, run in the project's folder."""
    monkeypatch.chdir(ROOT)
    (code,) = (code for language, code in EXAMPLES if language == "python" and f"import {package}" in code)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - the project's own example
    return names


def test_the_example_for_pandas_finds_the_disputed_events(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ran("pandas", monkeypatch)
    assert sorted(names["disputed"]["event_id"]) == DISPUTED
    assert len(names["side_by_side"]) == len(CLAIMS)
    assert set(names["by_police"]["claimant_type"]) == {"police"}


def test_the_example_for_duckdb_counts_every_total(monkeypatch: pytest.MonkeyPatch) -> None:
    totals = CLAIMS[(CLAIMS["measure"] == "killed") & (CLAIMS["scope"] == "total")]
    assert len(totals) > 0
    assert ran("duckdb", monkeypatch)["per_claimant"]["claims"].sum() == len(totals)


def test_the_example_for_polars_puts_the_widest_dispute_first(monkeypatch: pytest.MonkeyPatch) -> None:
    widest = ran("polars", monkeypatch)["widest"]
    assert sorted(widest["event_id"]) == DISPUTED
    assert widest["apart"].to_list() == sorted(widest["apart"].to_list(), reverse=True)


@pytest.mark.skipif(R is None, reason="R is not installed")
def test_the_example_for_r_without_a_package_finds_the_disputed_events() -> None:
    (code,) = (code for language, code in EXAMPLES if language == "r" and "read.csv" in code)
    asked = f"{code}\ncat(class(events$event_date), class(events$fatalities), sort(disputed$event_id))"
    done = subprocess.run([R, "-e", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Date", "integer", *DISPUTED]
