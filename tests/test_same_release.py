"""Two releases are the same if they say the same, however their files are packed."""

import runpy
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from pipeline.register import COLUMNS
from pipeline.stages.publish import publish
from tests.synthetic import REFERENCE, release

SCRIPT = Path(__file__).parent.parent / ".ci" / "same_release.py"
differences = runpy.run_path(str(SCRIPT))["differences"]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "one").mkdir()
    publish(release(2), pd.DataFrame(columns=COLUMNS, dtype=str), REFERENCE, tmp_path / "one")
    return tmp_path / "one", Path(shutil.copytree(tmp_path / "one", tmp_path / "two"))


def pack_anew(path: Path, spoil: bytes = b"") -> None:
    with zipfile.ZipFile(path) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, data in content.items():
            packed.writestr(name, data + spoil)


def test_a_workbook_that_is_packed_otherwise_is_the_same(two) -> None:
    pack_anew(two[1] / "conflict-events.xlsx")
    assert differences(*two) == []


@pytest.mark.parametrize("name", ["events.csv", "codebook.md", "events.geojson"])
def test_a_text_with_one_more_letter_is_told(two, name: str) -> None:
    with (two[1] / name).open("a") as file:
        file.write("x")
    assert differences(*two) == [f"{name} differs"]


def test_a_manifest_with_other_counts_is_told(two) -> None:
    path = two[1] / "manifest.json"
    path.write_text(path.read_text().replace('"rows": 2', '"rows": 3', 1))
    assert differences(*two) == ["manifest.json differs"]


def test_a_workbook_with_another_cell_and_a_missing_file_are_told(two) -> None:
    pack_anew(two[1] / "conflict-events.xlsx", b" ")
    (two[1] / "acled.csv").unlink()
    assert differences(*two) == ["acled.csv differs", "conflict-events.xlsx differs"]
