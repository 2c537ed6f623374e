"""Which articles a change of the reference lists can affect: those that hold the words of a row that came or went.

A list is looked up by the words of a text, their lemmas and plurals, so that a row whose words do not stand there in
any form says nothing about it. Each rule here takes an article too many before it takes one too few.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

import ahocorasick
import numpy as np

from pipeline.gazetteer_changes import Numbers, changed_keys
from pipeline.list_state import ListState, Row
from pipeline.text.cues import begins_one, trigger
from pipeline.text.plurals import plural
from pipeline.text.word_forms import LETTERS, forms_of, small, within

WORD = re.compile(r"[^\W_]+")
Rows = list[Row]


@dataclass(frozen=True)
class Read:
    """An article that was read before: its text, what it told as JSON, the keys that it looked up in the gazetteer."""

    text: str
    told: str
    asked: Numbers

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return all forms of its words."""
        return forms_of(self.text)

    @cached_property
    def small(self) -> str:
        """Return its text in small letters."""
        return small(self.text)

    @cached_property
    def spaced(self) -> str:
        """Return its words alone, small, with a blank around each: a name found in a text is found so, too."""
        return spaced(self.text)


Test = Callable[[Read], bool]


@dataclass(frozen=True)
class ListChanges:
    """What differs between the lists of an earlier reading and those of now: a test for each list that changed."""

    tests: Mapping[str, tuple[Test, ...]] = field(default_factory=dict)

    @classmethod
    def between(cls, old: ListState, new: ListState, cache: Path) -> "ListChanges":
        """Return the changes between two states of the lists; `cache` holds their compiled gazetteers."""
        tests: dict[str, tuple[Test, ...]] = {}
        for name in sorted(old.rows.keys() | new.rows.keys()):
            before, after = old.rows.get(name, []), new.rows.get(name, [])
            gone, come = _differing(before, after)
            if gone or come:
                tests[name] = tuple(_tests(name, gone, come, (old, new)))
        if old.gazetteer != new.gazetteer:
            keys = changed_keys(cache / old.gazetteer, cache / new.gazetteer)
            tests["places"] = (_always if keys is None else _asking_for(keys),)
        return cls(tests)

    def affecting(self, article: Read) -> list[str]:
        """Return the lists whose change can affect an article."""
        return [name for name, tests in self.tests.items() if any(test(article) for test in tests)]


def spaced(text: str) -> str:
    """Return the words of a text alone, small, with a blank around each."""
    return f" {' '.join(WORD.findall(small(text)))} "


def _differing(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """Return the rows that went and those that came; one that stands elsewhere did both, for the order may count."""
    one, other = ([repr(sorted(row.items())) for row in rows] for rows in (before, after))
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    gone = [row for step, i, j, _, _ in steps if step != "equal" for row in before[i:j]]
    come = [row for step, _, _, i, j in steps if step != "equal" for row in after[i:j]]
    return gone, come


def _tests(name: str, gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield the tests for the rows of a list that changed."""
    rows = [*gone, *come]
    if name in WORDS:
        yield from (_any_of([_within_forms(phrase) for phrase in WORDS[name](row)]) for row in rows)
    elif name in PIECES:
        yield from (_holding(row[PIECES[name]]) for row in rows)
    elif name in NAMES:
        yield from NAMES[name](gone, come, states)
    else:
        yield _always


def _always(article: Read) -> bool:
    return True


def _any_of(tests: Iterable[Test]) -> Test:
    kept = tuple(tests)
    return lambda article: any(test(article) for test in kept)


def _within_forms(phrase: str) -> Test:
    """Return the test whether the words of a phrase stand in a text, in any form and order."""
    return lambda article: within(phrase, article.forms)


def _holding(phrase: str) -> Test:
    """Return the test whether the letters of a phrase stand in a text, also within words; without letters they do."""
    runs = LETTERS.findall(small(phrase))
    return lambda article: all(run in article.small for run in runs)


def _named(names: Iterable[str]) -> Test:
    """Return the test whether one of some names stands in a text."""
    wanted = sorted({spaced(name) for name in names})
    return lambda article: any(name in article.spaced or name.isspace() for name in wanted)


def _telling(words: str) -> Test:
    """Return the test whether words stand in what an article told."""
    return lambda article: words in article.told


def _asking_for(keys: Numbers) -> Test:
    return lambda article: bool(np.isin(article.asked, keys).any())


def _outlet_names(row: Row) -> list[str]:
    return [name for name in (row["outlet"], *row["aliases"].split(";")) if name.strip()]


def _cues(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield tests for cues: by their words, and by the beginning that has a line parsed at all."""
    forms: dict[str, list[str]] = {}
    for state in states:
        for row in state.rows["verb_forms"]:
            forms.setdefault(row["lemma"], []).append(row["form"])
    for row in (*gone, *come):
        yield _begun(trigger([max(row["cue"].split(), key=len)], forms))
        yield _in_order_or_not([[word, *forms.get(word, ())] for word in re.findall(r"[^\s-]+", row["cue"])])


def _begun(words: ahocorasick.Automaton) -> Test:
    return lambda article: begins_one(article.text, words)


def _in_order_or_not(words: list[list[str]]) -> Test:
    """Return the test whether each word, or one of its irregular forms, stands in a text."""
    return lambda article: all(any(within(word, article.forms) for word in forms) for forms in words)


def _verb_forms(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    yield from (_holding(row["form"]) for row in (*gone, *come))


def _aliases(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield tests for aliases: where they stand, and where one of several groups that share them is named."""
    rows = [*gone, *come]
    meant = _meant(states)
    yield _named(row["alias"] for row in rows)
    shared = [meant[spaced(row["alias"])] for row in rows if len(meant[spaced(row["alias"])]) > 1]
    yield _groups(set[str]().union(*shared), meant)


def _actors(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield tests for groups: where one or a namesake is named, or rebels are told that a group of a country may be."""
    names = {row["name"] for row in (*gone, *come)}
    meant = _meant(states)
    namesakes = {other for groups in meant.values() if groups & names for other in groups}
    # "Islamic State" in one country is a group of a longer name.
    shorter = {group for groups in meant.values() for group in groups if any(n.startswith(group) for n in names)}
    yield _groups(names | namesakes | shorter, meant)
    for name in sorted(names):
        country = re.search(r"\([^)]*\)$", name)
        if country is not None:
            yield _telling(country[0])


def _meant(states: tuple[ListState, ListState]) -> dict[str, set[str]]:
    """Return the groups that words may mean, by the words."""
    meant: dict[str, set[str]] = {}
    for state in states:
        for row in state.rows["aliases"]:
            meant.setdefault(spaced(row["alias"]), set()).add(row["actor"])
        for row in state.rows["actors"]:
            meant.setdefault(spaced(row["name"]), set()).add(row["name"])
    return meant


def _groups(names: set[str], meant: Mapping[str, set[str]]) -> Test:
    """Return the test whether one of some groups is named, by any of its names."""
    return _named([*names, *(words for words, groups in meant.items() if groups & names)])


def _state_units(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    yield _named(row["name"] for row in (*gone, *come))


def _peoples(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield tests for peoples: by the spelling, and by the name that a militia told under another spelling bears."""
    for row in (*gone, *come):
        yield _within_forms(row["words"])
        yield _telling(row["people"])


def _governments(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield tests for governments: they stand behind the name of a country's forces in what was told."""
    for row in (*gone, *come):
        yield _telling(f" of {row['country']}")
        yield _telling(f" of the {row['country']}")


def _countries(gone: Rows, come: Rows, states: tuple[ListState, ListState]) -> Iterator[Test]:
    """Yield tests for countries: by a name or people that came or went; any other change concerns all."""
    old, new = ({row["iso2"]: row for row in rows} for rows in (gone, come))
    for iso2 in sorted(old.keys() | new.keys()):
        before, after = old.get(iso2, {}), new.get(iso2, {})
        differing = {column for column in before.keys() | after.keys() if before.get(column) != after.get(column)}
        if before and after and differing and differing <= {"aliases", "demonyms", "region", "iso3"}:
            columns = differing & {"aliases", "demonyms"}
            words, others = ({w for c in columns for w in row[c].split("; ")} for row in (before, after))
            yield from (_within_forms(word) for word in sorted(words ^ others) if word)
        else:
            yield _always


# Lists of words and phrases: a row, and the phrases of which one must stand in a text in some form.
WORDS: dict[str, Callable[[Row], list[str]]] = {
    "claimants": lambda row: [row["cue"]],
    "discourse": lambda row: [row["cue"]],
    "force_words": lambda row: [row["word"], plural(row["word"])],
    "outlets": _outlet_names,
    "people": lambda row: [row["noun"]],
    "place_words": lambda row: [row["word"]],
    "speech": lambda row: [row["cue"]],
}
# Lists that become patterns, which may find their words within others: the column of the words.
PIECES = {
    "figure_qualifiers": "words",
    "figure_refusals": "words",
    "group_words": "word",
    "number_words": "word",
}
NAMES: dict[str, Callable[[Rows, Rows, tuple[ListState, ListState]], Iterator[Test]]] = {
    "actors": _actors,
    "aliases": _aliases,
    "countries": _countries,
    "cues": _cues,
    "governments": _governments,
    "peoples": _peoples,
    "state_units": _state_units,
    "verb_forms": _verb_forms,
}
