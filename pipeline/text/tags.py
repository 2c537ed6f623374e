"""ACLED's tags in the words of an account: how large a crowd was, and what of a target or a deed it marks."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.figures import Figure, NumberWords, find_figures

CROWD_SIZE = "crowd size"
UNTOLD = "no report"  # ACLED's value where nobody says how many came
DETENTIONS = "detentions"
_BETWEEN = r"(?:\s+[\w'’-]+){0,2}?\s+"  # a word or two between a number and those it counts
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True)
class TagWords:
    """The patterns of seeds/reference/tags.csv: those of crowds, and by tag those of deeds and targets."""

    crowd: re.Pattern[str]
    gathered: re.Pattern[str]
    before: re.Pattern[str]
    gathering: re.Pattern[str]
    deeds: Mapping[str, re.Pattern[str]]
    targets: Mapping[str, re.Pattern[str]]

    @classmethod
    def load(cls, folder: Path) -> "TagWords":
        """Return the words of a reference folder."""
        words: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in read_reference("tags", folder).itertuples():
            words[str(row.kind), str(row.tag)].append(re.escape(str(row.words)))

        def among(kind: str, tag: str = CROWD_SIZE) -> str:
            return "(?:" + "|".join(sorted(words[kind, tag], key=lambda w: (-len(w), w))) + ")"

        def by_tag(kind: str) -> dict[str, re.Pattern[str]]:
            tags = sorted(tag for k, tag in words if k == kind)
            return {tag: re.compile(rf"\b{among(kind, tag)}(?:e?s)?\b", re.IGNORECASE) for tag in tags}

        return cls(
            re.compile(rf"{_BETWEEN}{among('crowd')}s?\b", re.IGNORECASE),
            re.compile(rf"{_BETWEEN}{among('gathered')}s?\b", re.IGNORECASE),
            re.compile(rf"\b{among('before')}\s+$", re.IGNORECASE),
            re.compile(rf"\b{among('gathering')}"),  # as written: "march" is no month
            by_tag("words"),
            by_tag("target"),
        )


def crowd_size(account: str, harmed: Sequence[str], words: TagWords, numbers: NumberWords) -> str | None:
    """Return the words that say how many demonstrated, or None; `harmed` are figures that count others."""
    for sentence in _SENTENCE.finditer(account):
        for figure in find_figures(sentence.group(), numbers):
            if figure.text not in harmed and _counts_crowd(figure, sentence.group(), words):
                return figure.text
    return None


def _counts_crowd(figure: Figure, sentence: str, words: TagWords) -> bool:
    """Return whether a figure of a sentence counts those who came together."""
    if words.crowd.match(sentence, figure.end) or words.before.search(sentence[: figure.start]):
        return True
    people = words.gathered.match(sentence, figure.end)
    return people is not None and words.gathering.search(sentence, people.end()) is not None


def marks(account: str, target: str, words: TagWords) -> list[str]:
    """Return the tags that the words of an account, or of those whom it says were acted on, speak for."""
    deeds = [tag for tag, pattern in words.deeds.items() if pattern.search(account)]
    return deeds + [tag for tag, pattern in words.targets.items() if pattern.search(target)]
