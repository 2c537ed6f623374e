"""Which rows of the reference lists bear on an article: a name that does not stand in it says nothing about it."""

from pathlib import Path

import ahocorasick

from pipeline.fingerprints import digest, lists_read
from pipeline.reference import read_reference

# Lists of which a row is used only where its name stands in the text, and the column of that name.
BY_NAME = {"aliases": "alias", "actors": "name", "state_units": "name"}


class ListRows:
    """The reference lists of a folder as far as each article could have used them."""

    def __init__(self, folder: Path) -> None:
        whole = [name for name in lists_read() if name not in BY_NAME]
        self.whole = digest(part for name in whole for part in (name, (folder / f"{name}.csv").read_bytes()))
        self._rows: dict[str, set[str]] = {}
        actors = {str(row["name"]): repr(row) for row in read_reference("actors", folder).to_dict("records")}
        for name, column in BY_NAME.items():
            for row in read_reference(name, folder).to_dict("records"):
                told = self._rows.setdefault(squeezed(str(row[column])), set())
                told.add(f"{name}: {row}")
                told.add(actors.get(str(row.get("actor")), ""))
        self._names = ahocorasick.Automaton()
        for key in self._rows:
            self._names.add_word(key, key)
        self._names.make_automaton()

    def bearing_on(self, text: str) -> str:
        """Return a hash over the rows that could have been used on a text."""
        keys = {key for _, key in self._names.iter(squeezed(text))}
        return digest([self.whole, *sorted({row for key in keys for row in self._rows[key]})])


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, small: what is found in a text is found in it squeezed."""
    return "".join(c for c in map(str.lower, text) if len(c) == 1 and c.isalnum())
