"""Page furniture: which paragraphs of a page are none of its article's text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.paragraphs import ends_sentence, is_prose

BULLETS = " \t•·*|▶►▪■–—-"
WORDS_AT_ALL = re.compile(r"[^\W_]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
# Fewer words of prose than these are no article: what follows is not cut off, whatever the line says.
LEAST_BEFORE_REST = 40
CAPITAL_LINK = 7
PICTURES = ("caption", "picture")


@dataclass(frozen=True)
class Cue:
    """What a phrase says about the line that it stands in, up to a length of that line."""

    phrase: str
    most_words: int
    kind: str


@dataclass(frozen=True)
class BoilerplateCues:
    """The cue phrases, by the place of the line where they count."""

    whole: dict[str, Cue]
    start: dict[str, tuple[Cue, ...]]
    inside: tuple[Cue, ...]
    patterns: tuple[tuple[re.Pattern[str], Cue], ...]
    standfirst_verbs: frozenset[str]
    credits: tuple[re.Pattern[str], ...]
    longest: int

    @classmethod
    def load(cls, folder: Path) -> "BoilerplateCues":
        """Return the cues of seeds/reference/boilerplate.csv."""
        by_place: dict[str, list[Cue]] = defaultdict(list)
        for row in read_reference("boilerplate", folder).itertuples():
            place = str(row.kind if row.kind in ("standfirst", "credit") else row.where)
            phrase = str(row.phrase) if row.where == "regex" else _fold(str(row.phrase))
            by_place[place].append(Cue(phrase, int(str(row.most_words)), str(row.kind)))
        start: dict[str, list[Cue]] = defaultdict(list)
        for cue in by_place["start"]:
            start[_first_word(cue.phrase)].append(cue)
        return cls(
            whole={cue.phrase: cue for cue in by_place["whole"]},
            start={word: tuple(sorted(cues, key=lambda cue: -len(cue.phrase))) for word, cues in start.items()},
            inside=tuple(by_place["inside"]),
            patterns=tuple((re.compile(cue.phrase), cue) for cue in by_place["regex"]),
            standfirst_verbs=frozenset(cue.phrase for cue in by_place["standfirst"]),
            credits=tuple(re.compile(cue.phrase) for cue in by_place["credit"]),
            longest=max(cue.most_words for cues in by_place.values() for cue in cues),
        )

    def kind_of(self, line: str) -> str:
        """Return what a line is by its words: one of the kinds of the list; empty for text."""
        count = len(line.split())
        if count > self.longest:
            return ""
        plain = _plain(line)
        cues = [self.whole[plain]] if plain in self.whole else []
        cues += [cue for cue in self.start.get(_first_word(plain), ()) if _begins(plain, cue.phrase)]
        cues += [cue for cue in self.inside if cue.phrase in plain]
        sentence = ends_sentence(line)
        fitting = next((c.kind for c in cues if count <= c.most_words and not (sentence and c.kind == "menu")), "")
        return fitting or self._by_pattern(line.strip(BULLETS), count)

    def caption(self, line: str) -> str:
        """Return what a caption tells in full sentences, credits taken off; empty where it tells nothing so."""
        told = line
        for credit in self.credits:
            told = credit.sub("", told)
        return told if is_prose(told) and ends_sentence(told) else ""

    def _by_pattern(self, line: str, count: int) -> str:
        fitting = (cue.kind for pattern, cue in self.patterns if count <= cue.most_words and pattern.fullmatch(line))
        return next(fitting, "")


def label(paragraphs: Sequence[str], cues: BoilerplateCues) -> list[str]:
    """Return for each paragraph what it is: `` for text, else the kind of furniture."""
    kinds = [_kind(paragraph, cues) for paragraph in paragraphs]
    _mark_foreign(paragraphs, kinds)
    _mark_capital_links(paragraphs, kinds)
    _mark_repeats(paragraphs, kinds)
    kinds = _mark_rest(paragraphs, kinds)
    if any(not kind for kind in kinds):
        return kinds
    # A page that is nothing but a picture: what is written below it is its text.
    return ["" if kind in PICTURES and is_prose(p) else kind for kind, p in zip(kinds, paragraphs, strict=True)]


def _kind(paragraph: str, cues: BoilerplateCues) -> str:
    return cues.kind_of(paragraph) if WORDS_AT_ALL.search(paragraph) else "button"


def _mark_foreign(paragraphs: Sequence[str], kinds: list[str]) -> None:
    """Mark short lines in another alphabet than the article's: buttons and menus."""
    foreign = [place for place, paragraph in enumerate(paragraphs) if not kinds[place] and _is_foreign(paragraph)]
    if foreign and sum(len(LATIN.findall(paragraph)) for paragraph in paragraphs) > 200:
        for place in foreign:
            kinds[place] = "button"


def _is_foreign(paragraph: str) -> bool:
    if paragraph.isascii() or len(paragraph.split()) > 12:
        return False
    letters = [character for character in paragraph if character.isalpha()]
    return sum(bool(LATIN.match(letter)) for letter in letters) < 0.3 * len(letters)


def _mark_capital_links(paragraphs: Sequence[str], kinds: list[str]) -> None:
    """Mark headlines of other articles: long lines in capitals amid text that is not."""
    places = [place for place, p in enumerate(paragraphs) if place > 0 and not kinds[place] and _is_capital_line(p)]
    text = "".join(paragraphs) if places else ""
    if sum(c.isupper() for c in text) <= 0.3 * sum(c.isalpha() for c in text):
        for place in places:
            kinds[place] = "link"


def _is_capital_line(paragraph: str) -> bool:
    return paragraph.isupper() and not ends_sentence(paragraph) and CAPITAL_LINK <= len(paragraph.split()) <= 30


def _mark_repeats(paragraphs: Sequence[str], kinds: list[str]) -> None:
    """Mark paragraphs that stand there word for word before; a headline that comes twice in the body is a link."""
    first: dict[str, int] = {}
    for place, paragraph in enumerate(paragraphs):
        key = _plain(paragraph)
        if kinds[place] or len(key.split()) < 4:
            continue
        earlier = first.setdefault(key, place)
        if earlier == place:
            continue
        kinds[place] = "repeat"
        if earlier > 0 and not is_prose(paragraph) and not ends_sentence(paragraph) and place - earlier <= 2:
            kinds[earlier] = "link"


def _mark_rest(paragraphs: Sequence[str], kinds: list[str]) -> list[str]:
    """Mark all that follows a line such as `Leave a reply`, where the article stands before it."""
    prose = [len(p.split()) if is_prose(p) and not kind else 0 for p, kind in zip(paragraphs, kinds, strict=True)]
    for place, kind in enumerate(kinds):
        before, after = sum(prose[:place]), sum(prose[place:])
        if kind == "rest" and before >= max(LEAST_BEFORE_REST, 0.5 * after):
            end_of_text = _before_author_note(paragraphs, kinds, place)
            return kinds[:end_of_text] + ["rest"] * (len(kinds) - end_of_text)
    return kinds


def _before_author_note(paragraphs: Sequence[str], kinds: Sequence[str], rest: int) -> int:
    """Return where the note on the author begins that stands right before comments: a name, a line about them."""
    for size in (2, 1):
        place = rest - size
        note = paragraphs[place + 1 : rest]
        if place > 0 and _is_name(paragraphs[place]) and all(len(line.split()) <= 40 for line in note):
            return place if not any(kinds[place:rest]) else rest
    return rest


def _is_name(line: str) -> bool:
    parts = line.split()
    return 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts) and not ends_sentence(line)


def _plain(line: str) -> str:
    return _fold(line.strip(BULLETS))


def _fold(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").replace("…", "...").split())


def _first_word(line: str) -> str:
    return re.split(r"[^\w'&@©(\[]", line, maxsplit=1)[0]


def _begins(line: str, phrase: str) -> bool:
    """Say whether a line begins with a phrase, and not in the middle of a word."""
    if not line.startswith(phrase):
        return False
    rest = line[len(phrase) :]
    return not rest or not (phrase[-1].isalnum() and rest[0].isalnum())
