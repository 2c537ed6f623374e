"""The notebooks run from first cell to last on the release as it stands, and are kept without output."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# What a cell at the end asks, and what it gets to hear.
FOUND = {
    "1-first-look": ("claim['quote']", "More than 45 people were killed"),
    "2-who-says-how-many": ("ratio.loc[:, 'perpetrator'].max() > ratio.loc[:, 'police'].max()", "True"),
    "3-your-own-sources": (
        "*last[last['column'] == 'fatalities_high'][['old', 'new', 'cause']].iloc[0]",
        "7 21 source added",
    ),
}
PLOTS = {"1-first-look": 2, "2-who-says-how-many": 2, "3-your-own-sources": 0}


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(PLOTS)


def run(path: Path, *more: str) -> nbformat.NotebookNode:
    """Return a notebook with the outputs of its cells, and of more cells at its end."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [nbformat.v4.new_code_cell(code) for code in more]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_draws_its_plots_and_finds_what_it_tells(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    question, answer = FOUND[path.stem]
    notebook = run(path, f"print({question})")
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == PLOTS[path.stem]
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    assert "".join(output["text"] for output in notebook.cells[-1].outputs).strip() == answer


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_output(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
