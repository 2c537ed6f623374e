"""The reference lists that reading an article needs."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.boilerplate import BoilerplateCues
from pipeline.text.outlets import Outlets


@dataclass(frozen=True)
class ReadingLists:
    """Cues of page furniture, outlets, and words that give away the language or a figure."""

    cues: BoilerplateCues
    outlets: Outlets
    english: frozenset[str]
    shared: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "ReadingLists":
        """Return the lists of a reference folder."""
        words = read_reference("language_words", folder)
        of_kind = {str(kind): frozenset(group["word"]) for kind, group in words.groupby("kind")}
        return cls(
            cues=BoilerplateCues.load(folder),
            outlets=Outlets.load(folder),
            english=of_kind["english"],
            shared=of_kind["shared"],
            numbers=of_kind["number"],
        )
