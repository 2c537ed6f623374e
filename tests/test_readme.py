"""What the READMEs name exists, and what they show stands in the tables."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.cli import app
from schemas.reference import REFERENCE
from tests.fill_readme import between, filled, table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"conflict-events ([a-z]+)", README))
    assert named == set(get_command(app).commands)


COMMANDS = get_command(app).commands
MANUAL = (ROOT / "pipeline" / "README.md").read_text(encoding="utf-8")
CALLS = [(name, option) for name, command in COMMANDS.items() for p in command.params for option in p.opts]
OPTIONS = [(name, option) for name, option in CALLS if option.startswith("--")]


@pytest.mark.parametrize(("command", "option"), [*OPTIONS, ("every command", "--install-completion")])
def test_every_option_is_explained_under_its_command(command: str, option: str) -> None:
    section = re.search(rf"^### {command}$(.*?)(?=^### |\Z)", MANUAL, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    assert section is not None, f"pipeline/README.md has no section on {command}"
    assert re.search(rf"{option}\b", section.group(1))


def test_no_option_is_explained_that_does_not_exist() -> None:
    explained = set(re.findall(r"`[^`\n]*?(--[a-z][a-z-]+)[^`\n]*`", f"{README}\n{MANUAL}"))
    assert explained <= {option for _, option in OPTIONS} | {"--install-completion", "--show-completion", "--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_gives_examples_that_it_understands(name: str) -> None:
    examples = re.findall(r"^ +conflict-events (.+)$", COMMANDS[name].epilog or "", re.MULTILINE)
    assert examples
    for example in examples:
        command, *words = shlex.split(example.split(" > ")[0])
        assert command == name
        COMMANDS[name].make_context(name, words)


@pytest.mark.parametrize(
    "path", ["README.md", "notebooks/README.md", "pipeline/README.md", "seeds/README.md", "LICENSE-TABLES.md"]
)
def test_every_link_leads_to_a_file(path: str) -> None:
    file = ROOT / path
    links = re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_readme_shows_the_tables_and_scores_as_they_are() -> None:
    shown = filled(README, ROOT / "data", ROOT / "tests" / "gold" / "floors.toml")
    assert README.splitlines() == shown.splitlines(), "python tests/fill_readme.py"


def test_a_block_is_replaced_and_the_rest_stays() -> None:
    text = "above\n<!-- x: begin -->\nold\n<!-- x: end -->\nbelow\n"
    block = table(("a", "b"), [("1", "2|3")])
    assert between(text, "x", block) == (
        "above\n<!-- x: begin -->\n| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n<!-- x: end -->\nbelow\n"
    )


def test_every_reference_list_is_explained() -> None:
    text = (ROOT / "seeds" / "reference" / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)\.csv` \|", text, re.MULTILINE))
    assert explained == set(REFERENCE) == {p.stem for p in (ROOT / "seeds" / "reference").glob("*.csv")}
