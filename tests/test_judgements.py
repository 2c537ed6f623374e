"""What a person decides is read as it stands, or the run stops."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import PipelineError
from pipeline.judgements import COLUMNS, idle_judgements, read_judgements
from pipeline.register import COLUMNS as REGISTER

HEAD = ",".join(COLUMNS)


def test_no_file_means_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "judgements.csv").empty


def test_a_judgement_names_its_two_sides(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(
        f"{HEAD}\nMLI1,MLI2,different,Ada,2024-09-30,two villages\nrep-1,,no incident,Ada,2024-09-30,a drill\n"
    )
    assert list(read_judgements(path)["judgement"]) == ["different", "no incident"]


def test_a_judgement_about_what_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(f"{HEAD}\nMLI1,MLI2,same,Ada,2024-09-30,x\nrep-9,,no incident,Ada,2024-09-30,x\n")
    register = pd.DataFrame([("rep-1", "MLI1", "active"), ("rep-2", "MLI2", "gone")], columns=REGISTER, dtype=str)
    told = idle_judgements(read_judgements(path), register, pd.Series(["rep-1"]))
    assert list(told["reason"]) == [
        "row 2: there is no MLI2 any more: correct the row or delete it",
        "row 3: there is no rep-9 any more: correct the row or delete it",
    ]
    assert idle_judgements(read_judgements(path), register, pd.Series(["rep-1", "rep-2", "rep-9"])).empty


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "judgements.csv"
    lines = [*reversed(COLUMNS), "", ""], ["no; reason", "2024", "Ada", "same", "MLI2", "MLI1", "", ""], [""] * 8
    text = "\r\n".join(sign.join(f'"{cell}"' if sign in cell else cell for cell in line) for line in lines)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (row,) = read_judgements(path).to_dict("records")
    assert (row["left"], row["right"], row["why"], row["row"]) == ("MLI1", "MLI2", "no; reason", "2")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{HEAD}\nMLI1,MLI2,maybe,,,\n", "row 2: judgement 'maybe' is unknown"),
        (f"{HEAD}\nMLI1,MLI2,same,,,\nMLI1,,same,,,\n", "row 3: left and right"),
        ("left,right\nMLI1,MLI2\n", "must have the columns"),
        ("", "must have the columns"),
    ],
)
def test_a_judgement_that_cannot_be_meant_stops_the_run(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(text)
    with pytest.raises(PipelineError, match=message):
        read_judgements(path)
