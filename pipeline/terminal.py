"""How lines look in a terminal: coloured there, plain in a file or pipe and where NO_COLOR is set."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console


def strong(text: str) -> str:
    """Return text that stands out."""
    return typer.style(text, bold=True)


def soft(text: str) -> str:
    """Return text that steps back."""
    return typer.style(text, dim=True)


def disputed(text: str) -> str:
    """Return text that warns."""
    return typer.style(text, fg=typer.colors.YELLOW, bold=True)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, without their colours where no terminal shows them."""
    typer.echo("\n".join(lines), color=False if os.environ.get("NO_COLOR") else None)


@contextmanager
def working(what: str, *, shown: bool = True) -> Iterator[None]:
    """Say on the terminal what takes its time, and take it back when it is done."""
    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")), quiet=not shown)
    with console.status(what, spinner="line"):
        yield


def examples(*calls: str) -> str:
    """Return the examples at the foot of a command's help; the mark before them keeps their line breaks."""
    return "\n".join(["\b", "Examples:", *(f"  conflict-events {call}" for call in calls)])
