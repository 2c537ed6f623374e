"""The words around place names, read from seeds/reference/place_words.csv."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.place_names import fold

# Kinds whose words say what the name beside them is: "the village of X", "X district".
NOUN_KINDS = ("province", "district", "settlement", "village", "quarter", "area", "camp", "base", "crossing")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words by what they tell about the name beside them; every word folded, phrases joined by blanks."""

    nouns: dict[str, str]
    longest_noun: int
    units: frozenset[str]
    kinds: dict[str, frozenset[str]]
    demonyms: dict[str, str]  # folded adjective of origin, its words joined by blanks → ISO 3166-1 alpha-2

    @classmethod
    def load(cls, folder: Path) -> "PlaceWords":
        """Return the words of a reference folder."""
        nouns: dict[str, str] = {}
        kinds: dict[str, set[str]] = {}
        units: set[str] = set()
        frame = read_reference("place_words", folder)
        for word, kind in zip(frame["word"], frame["kind"], strict=True):
            phrase = " ".join(fold(w) for w in word.replace("-", " ").split())
            kinds.setdefault(kind, set()).add(phrase)
            if kind in NOUN_KINDS:
                nouns.setdefault(phrase, kind)
            if kind in ("province", "district"):
                units.add(word.lower())
        demonyms = _demonyms(folder)
        kinds["adjective"] |= {p for p in demonyms if " " not in p}
        longest = max(phrase.count(" ") + 1 for phrase in nouns)
        return cls(
            nouns, longest, frozenset(units), {kind: frozenset(words) for kind, words in kinds.items()}, demonyms
        )

    def is_a(self, word: str, kind: str) -> bool:
        """Return whether a folded word or phrase is of a kind."""
        return word in self.kinds[kind]


def _demonyms(folder: Path) -> dict[str, str]:
    """Return the country of each adjective of origin; one that several countries share is left out."""
    found: dict[str, set[str]] = {}
    frame = read_reference("countries", folder)
    for iso2, names in zip(frame["iso2"], frame["demonyms"], strict=True):
        for name in names.split(";"):
            phrase = " ".join(fold(w) for w in name.replace("-", " ").split())
            if phrase:
                found.setdefault(phrase, set()).add(iso2)
    return {phrase: next(iter(codes)) for phrase, codes in found.items() if len(codes) == 1}
