"""What a change of places.csv changes: the names whose places differ, and no others."""

from pathlib import Path

import pytest

from pipeline.gazetteer import _write
from pipeline.gazetteer_build import Draft
from pipeline.gazetteer_changes import changed_keys
from pipeline.text.place_names import hashed


def draft(province: str = "Gao", villages: tuple[str, ...] = ("Labbezanga",)) -> Draft:
    """Return a country with two provinces, a town in each and villages in the first."""
    made = Draft()
    made.by_code["ML"] = made.add("Mali", "country", "ML")
    for name, town in ((province, "Ansongo"), ("Kidal", "Tessalit")):
        unit = made.add(name, "province", "ML")
        made.admin1[unit] = unit
        made.add(town, "settlement", "ML", unit, unit)
    for village in villages:
        made.add(village, "village", "ML", 1, 2)
    return made


def written(folder: Path, made: Draft) -> Path:
    _write(made, folder)
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return written(tmp_path / "old", draft())


def changed(old: Path, made: Draft, names: str) -> set[str]:
    """Return which of some names mean something else in another gazetteer."""
    keys = changed_keys(old, written(old.parent / "new", made))
    assert keys is not None
    return {name for name in names.split() if hashed(name) in set(keys.tolist())}


def test_the_same_places_change_no_name(old: Path) -> None:
    keys = changed_keys(old, written(old.parent / "new", draft()))
    assert keys is not None
    assert keys.tolist() == []


def test_a_village_more_changes_its_own_name_and_what_sounds_like_it(old: Path) -> None:
    made = draft(villages=("Labbezanga", "Tabankort"))
    assert changed(old, made, "mali gao ansongo kidal tessalit labbezanga tabankort ML:tbnkrt") == {
        "tabankort", "ML:tbnkrt",
    }  # fmt: skip


def test_a_province_of_another_name_changes_all_that_lies_in_it(old: Path) -> None:
    names = "mali gao gawgaw ansongo kidal tessalit labbezanga"
    assert changed(old, draft(province="Gawgaw"), names) == {"gao", "gawgaw", "ansongo", "labbezanga"}


def test_another_point_changes_the_name(old: Path) -> None:
    made = draft()
    made.latitude[4], made.longitude[4] = 20.2, 1.0
    assert changed(old, made, "mali gao ansongo kidal tessalit labbezanga") == {"tessalit"}


def test_all_may_differ_where_the_order_does_or_the_older_is_gone(old: Path, tmp_path: Path) -> None:
    two = written(tmp_path / "two", draft(villages=("Labbezanga", "Tabankort")))
    turned = written(tmp_path / "turned", draft(villages=("Tabankort", "Labbezanga")))
    assert changed_keys(two, turned) is None
    assert changed_keys(tmp_path / "gone", two) is None
