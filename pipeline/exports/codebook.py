"""The codebook: what the values of the tables mean, from the reference lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.tables import records

INTRO = """# Codebook

Made from the reference lists; do not edit. What the columns mean stands in the [data dictionary](dictionary.md).
"""
HEADS = {
    "sub_event_type": "The kinds of event. Where two fit one incident, the one that stands first wins.",
    "vague_word": "Words without a number, and the least that they are taken to mean. `imputed_by` marks such claims; "
    "the most stays open.",
    "rule": "How `fatalities` and `injured` are picked from the claims of an event. Where no total is given and the "
    "parts are told as separate groups, these are added up, and `fatalities_rule` ends in `+sum`.",
    "actor_type": "The values of `inter1` and `inter2`.",
    "measure": "What a figure counts.",
    "source_kind": "The values of `kind` in `sources`.",
    "operation": "The values of `op` in `changes`.",
}


@dataclass(frozen=True)
class Entry:
    """One value of a list and what it means; `group` is the larger kind that it belongs to, where there is one."""

    listed: str
    value: str
    meaning: str
    group: str = ""


def entries(reference: Path) -> list[Entry]:
    """Return every value that the codebook explains: event types first, then the closed lists, then vague words."""
    return [*_event_types(reference), *_codes(reference), *_vague_words(reference)]


def _event_types(reference: Path) -> Iterator[Entry]:
    rows = sorted(records(read_reference("event_types", reference)), key=lambda row: int(row["rank"]))
    for row in rows:
        yield Entry("sub_event_type", row["sub_event_type"], row["definition"], row["event_type"])


def _codes(reference: Path) -> Iterator[Entry]:
    for row in records(read_reference("codes", reference)):
        yield Entry(row["list"], row["value"], row["meaning"])


def _vague_words(reference: Path) -> Iterator[Entry]:
    rows = [row for row in records(read_reference("number_words", reference)) if row["kind"] == "vague"]
    for row in sorted(rows, key=lambda row: (int(row["value"]), row["word"])):
        yield Entry("vague_word", row["word"], f"{row['value']} or more")


def codebook(reference: Path) -> str:
    """Return the codebook as Markdown."""
    parts = [_section(name, list(found)) for name, found in groupby(entries(reference), key=lambda e: e.listed)]
    return "\n".join([INTRO, *parts])


def _section(name: str, found: list[Entry]) -> str:
    head = [f"## {name}", "", *([HEADS[name], ""] if name in HEADS else [])]
    grouped = any(entry.group for entry in found)
    rows = [_row("value", "kind", "meaning", grouped=grouped), _row("---", "---", "---", grouped=grouped)]
    rows += [_row(f"`{e.value}`", e.group, e.meaning, grouped=grouped) for e in found]
    return "\n".join([*head, *rows, ""])


def _row(value: str, group: str, meaning: str, *, grouped: bool) -> str:
    return f"| {' | '.join([value, *([group] if grouped else []), meaning])} |"
