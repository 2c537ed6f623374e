"""Which rows of the reference lists bear on an article: a name that does not stand in it says nothing about it."""

import re
from pathlib import Path

import ahocorasick

from pipeline.fingerprints import TELLING, digest, lists_print, lists_read
from pipeline.reference import read_reference

WORD = re.compile(r"[^\W_]+")
# Lists of which a row is used only where its name stands in the text, and the column of that name.
BY_NAME = {"aliases": "alias", "actors": "name", "state_units": "name"}


class ListRows:
    """The reference lists of a folder as far as each article could have used them."""

    def __init__(self, folder: Path) -> None:
        whole = lists_print(folder, [name for name in lists_read(TELLING) if name not in BY_NAME])
        self._rows: dict[str, set[str]] = {}
        actors = {str(row["name"]): repr(row) for row in read_reference("actors", folder).to_dict("records")}
        for name, column in BY_NAME.items():
            for row in read_reference(name, folder).to_dict("records"):
                told = self._rows.setdefault(spaced(str(row[column])), set())
                told.add(f"{name}: {row}")
                told.add(actors.get(str(row.get("actor")), ""))
        self._names = ahocorasick.Automaton()
        self.whole = digest([whole, *sorted(self._rows.pop(spaced(""), ()))])
        for key in self._rows:
            self._names.add_word(key, key)
        self._names.make_automaton()

    def bearing_on(self, text: str) -> str:
        """Return a hash over the rows that could have been used on a text."""
        keys = {key for _, key in self._names.iter(spaced(text))}
        return digest([self.whole, *sorted({row for key in keys for row in self._rows[key]})])


def spaced(text: str) -> str:
    """Return the words of a text alone, small, with a blank around each: a name found in a text is found so, too."""
    # The one letter that is two when small: the search for names takes it for a blank.
    return f" {' '.join(WORD.findall(text.replace('İ', ' ').casefold()))} "
