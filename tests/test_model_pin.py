"""Only the pinned language model is used."""

import shutil
from pathlib import Path

import pytest
import spacy

from pipeline.errors import PipelineError
from pipeline.model_pin import verify_model
from pipeline.text.parse import MODELS


@pytest.fixture(scope="module")
def folder() -> Path:
    name = next(name for name in MODELS if spacy.util.is_package(name))
    return Path(spacy.load(name, exclude=["ner", "senter"]).path)


def test_the_installed_model_has_the_pinned_weights(folder: Path) -> None:
    assert verify_model(folder) is None


def test_a_model_with_other_weights_stops_the_run(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "model"
    shutil.copytree(folder, other)
    (other / "tagger" / "model").write_bytes(b"other weights")
    with pytest.raises(PipelineError, match="tagger/model is not that of"):
        verify_model(other)
