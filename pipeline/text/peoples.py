"""Armed men told by their people: "Lou Nuer fighters", "Fulani herdsmen", "gunmen of the Abgal clan"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.actor_phrases import ActorMention
from pipeline.text.plurals import plural

NAME = r"(?P<people>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)"
KINSHIP = r"(?:\s+(?:ethnic|tribal|clan|communal|caste|sub-clan|tribe))?"
BEHIND = r"\s+(?:clan|sub-clan|tribe|ethnic group|community|caste)\b"


@dataclass(frozen=True)
class Peoples:
    """The peoples of seeds/reference/peoples.csv, and the words for armed men that stand behind their names."""

    names: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]
    before: re.Pattern[str]  # "Hema militia"
    beside: re.Pattern[str]  # "Hema" in "Hema and Lendu militias"
    behind: re.Pattern[str]  # "militia of the Abgal clan"

    @classmethod
    def load(cls, folder: Path) -> "Peoples":
        """Return the peoples of a reference folder; `names` gives the militia of each spelling."""
        rows = read_reference("peoples", folder).to_dict("records")
        words = read_reference("group_words", folder)
        nouns = [str(w) for w in words[words["kind"] == "armed"]["word"]]
        armed = "|".join(sorted({f for n in nouns for f in (n, plural(n))}, key=lambda f: (-len(f), f)))
        militias = {r["words"]: f"{r['people']} {r['kind']} Militia" for r in rows}
        homes = {militias[r["words"]]: tuple(r["country"].split("; ")) for r in rows if r["words"] == r["people"]}
        return cls(
            militias,
            homes,
            re.compile(rf"{NAME}{KINSHIP}\s+(?:armed\s+)?(?:{armed})\b"),
            re.compile(rf"{NAME}(?=\s+and\s+[A-Z][\w'’-]+{KINSHIP}\s+(?:{armed})\b)"),
            re.compile(rf"\b(?i:{armed})\s+(?:of|from)\s+the\s+{NAME}{BEHIND}"),
        )

    def find(self, text: str) -> list[ActorMention]:
        """Return the militias of peoples that a text tells, each under its name without a country."""
        return list(self._find(text))

    def _find(self, text: str) -> Iterator[ActorMention]:
        for pattern in (self.before, self.beside, self.behind):
            for match in pattern.finditer(text):
                known, start = self._known(match["people"])
                if known:
                    begin = match.start() if pattern is self.behind else match.start("people") + start
                    yield ActorMention(begin, match.end(), text[begin : match.end()], known, "group", None)

    def _known(self, words: str) -> tuple[str, int]:
        """Return the militia that words or the last of them name, "" for none, and where its people's name begins."""
        last = words.rsplit(maxsplit=1)[-1]
        for name, start in ((re.sub(r"\s+", " ", words), 0), (last, len(words) - len(last))):
            if name in self.names:
                return self.names[name], start
        return "", 0
