"""What a person decides is read as it stands, or the run stops."""

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.judgements import COLUMNS, judged_ids, read_judgements

HEAD = ",".join(COLUMNS)


def test_no_file_means_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "judgements.csv").empty


def test_a_judgement_names_its_two_sides(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(
        f"{HEAD}\nMLI1,MLI2,different,Ada,2024-09-30,two villages\nrep-1,,no incident,Ada,2024-09-30,a drill\n"
    )
    assert list(read_judgements(path)["judgement"]) == ["different", "no incident"]
    assert judged_ids(read_judgements(path)) == {"MLI1", "MLI2", "rep-1"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{HEAD}\nMLI1,MLI2,maybe,,,\n", "row 2: judgement 'maybe' is unknown"),
        (f"{HEAD}\nMLI1,MLI2,same,,,\nMLI1,,same,,,\n", "row 3: left and right"),
        ("left,right\nMLI1,MLI2\n", "must have the columns"),
        ("", "cannot be read"),
    ],
)
def test_a_judgement_that_cannot_be_meant_stops_the_run(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(text)
    with pytest.raises(PipelineError, match=message):
        read_judgements(path)
