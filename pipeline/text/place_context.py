"""What the words beside a name say of it: a place at all, which kind, near or in it, part of another name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.place_tokens import Word
from pipeline.text.place_words import PlaceWords

_REACH = 8  # words looked at before a name
_FAR_KM = 50.0
_DISTANCE = re.compile(r"(\d[\d,.]*)\s*-?\s*(?:kilomet(?:er|re)s?|kms?|miles?)\b", re.IGNORECASE)


@dataclass(slots=True)
class Setting:
    """What was found around one name."""

    locative: bool = False
    preposition: str = ""
    near: bool = False
    far: bool = False  # "300 km north of X": X says little
    noun: str = ""  # kind that a place word beside the name gives
    noun_after: bool = False
    after: int = 0  # words of that noun behind the name
    facility: bool = False
    organisation: bool = False
    saying: bool = False
    modifier: bool = False  # "X-based", "X-backed"
    strong: bool = False  # the preposition leaves little doubt: "in", not "from"
    vague: bool = False  # the noun says little of an unknown name: "section", "department"
    acting: bool = False  # does something: "when X shelled …"
    way: bool = False  # a street or road is called so: "on the X road"
    origin: bool = False  # where somebody is from: "a man from X"
    goal: bool = False  # where something leads: "the bridge to X"
    event: bool = False  # stands for what happened there: "thirteen hours after X"
    owned: bool = False  # an article stands right before it: "near the X market"
    household: bool = False  # people are called so: "the X family"


def read_setting(words: Sequence[Word], first: int, last: int, lists: PlaceWords, text: str) -> Setting:
    """Return what stands around words `first` to `last`."""
    setting = Setting()
    _look_after(words, last, lists, setting)
    _look_before(words, first, lists, setting)
    _look_aside(words, last, lists, text, setting)
    setting.event = bool(first) and words[first].joined and lists.is_a(words[first - 1].plain, "event_word")
    setting.acting = _acts(words, first, last, lists)
    setting.origin = _is_origin(words, first, lists)
    setting.goal = first > 1 and words[first - 1].plain == "to" and lists.is_a(words[first - 2].plain, "facility")
    setting.owned = bool(first) and words[first].joined and words[first - 1].plain in ("a", "an", "the")
    _look_for_people(words, first, last, lists, setting)
    if setting.near:
        before = text[max(0, words[first].start - 60) : words[first].start]
        setting.far = any(_kilometres(m) > _FAR_KM for m in _DISTANCE.finditer(before))
    return setting


def _look_for_people(words: Sequence[Word], first: int, last: int, lists: PlaceWords, setting: Setting) -> None:
    """Fill in whether people or their house are called by the name: "the X family", "the X home".

    "An X family" comes from there, and "the X home of somebody" lies there.
    """
    following = words[last + 1] if last + 1 < len(words) else None
    before = words[first - 1].plain if first and words[first].joined else ""
    if following is None or not following.joined or following.capital or words[last].possessive:
        return
    owner = last + 2 < len(words) and words[last + 2].joined and words[last + 2].plain == "of"
    dwelling = lists.is_a(following.plain, "dwelling") and before == "the" and not owner
    setting.household = dwelling or (lists.is_a(following.plain, "household") and before not in ("a", "an"))


def _acts(words: Sequence[Word], first: int, last: int, lists: PlaceWords) -> bool:
    """Return whether a name begins a clause and a verb follows: "Iran killed …", "after Turkey shelled …"."""
    before = words[first - 1] if first and words[first].joined else None
    begins = before is None or (not before.capital and lists.is_a(before.plain, "clause_word"))
    if not begins or last + 1 >= len(words) or words[last].possessive:
        return False
    verb = words[last + 1]
    acts = verb.plain.endswith("ed") or lists.is_a(verb.plain, "act")
    return verb.joined and not (verb.capital or verb.hyphen) and acts


def _is_origin(words: Sequence[Word], first: int, lists: PlaceWords) -> bool:
    """Return whether the words before a name say that somebody comes from there: "a man from X", "born in X"."""
    number = first - 1
    while number > 0 and words[number + 1].joined and _passes(words[number], lists):
        number -= 1
    if number < 1 or not words[number].joined or not words[number + 1].joined:
        return False
    before, between = words[number - 1].plain, words[number].plain
    return (between == "from" and lists.is_a(before, "person")) or (between == "in" and before == "born")


def _kilometres(match: re.Match[str]) -> float:
    """Return the distance that was matched, in kilometres."""
    number = float(match.group(1).replace(",", "").rstrip("."))
    return number * 1.6 if "mi" in match.group().lower() else number


def _look_after(words: Sequence[Word], last: int, lists: PlaceWords, setting: Setting) -> None:
    """Fill in what the words behind the name tell."""
    if last + 1 >= len(words):
        return
    following = words[last + 1]
    if not following.joined:
        return
    if following.hyphen and not following.capital:
        setting.modifier = True
        return
    noun, length = noun_at(words, last + 1, lists)
    setting.way = lists.is_a(following.plain, "way") and not words[last].possessive
    phrase = following.plain
    rest = _rest_of_name(words, last + 1)
    setting.organisation = any(lists.is_a(p, "organisation") for p in rest) and not noun
    setting.facility = not setting.organisation and any(lists.is_a(p, "facility") for p in rest)
    setting.saying = not words[last].possessive and not following.hyphen and _says(words, last + 1, lists)
    if noun and not setting.organisation and not words[last].possessive:
        setting.noun, setting.after, setting.noun_after = noun, length, True
        phrase = " ".join(w.plain for w in words[last + 1 : last + 1 + length])
        setting.vague = following.capital or lists.is_a(phrase, "vague_noun")


def _says(words: Sequence[Word], number: int, lists: PlaceWords) -> bool:
    """Return whether a verb of saying follows, perhaps behind its auxiliary: "has publicly acknowledged"."""
    for word in words[number : number + 3]:
        if word.capital or not word.joined:
            return False
        if lists.is_a(word.plain, "say"):
            return True
        if word.plain not in ("has", "had", "also", "later", "will", "would") and not word.plain.endswith("ly"):
            return False
    return False


def _rest_of_name(words: Sequence[Word], first: int) -> list[str]:
    """Return the words and pairs of words by which a name may go on: the next one, more while they are capitals."""
    rest: list[str] = []
    for number in range(first, min(first + 4, len(words))):
        if not words[number].joined or (number > first and not (words[number].capital and words[number - 1].capital)):
            break
        if number + 1 < len(words) and words[number + 1].joined:
            rest.append(f"{words[number].plain} {words[number + 1].plain}")
        rest.append(words[number].plain)
    return rest


def noun_at(words: Sequence[Word], first: int, lists: PlaceWords) -> tuple[str, int]:
    """Return the kind of the longest place noun that begins at a word, and its length ("", 0: none)."""
    found = ("", 0)
    phrase = ""
    for number in range(first, min(first + lists.longest_noun, len(words))):
        if number > first and not words[number].joined:
            break
        phrase = f"{phrase} {words[number].plain}".strip()
        if phrase in lists.nouns:
            found = (lists.nouns[phrase], number - first + 1)
    return found


def _look_before(words: Sequence[Word], first: int, lists: PlaceWords, setting: Setting) -> None:
    """Fill in what the words before the name tell, walking back to a preposition."""
    right = words[first]
    number = first - 1
    while number >= 0 and first - number <= _REACH:
        word = words[number]
        apposed = number == first - 1 and not right.joined and not right.opens and word.plain in lists.nouns
        if word.possessive or (not right.joined and not apposed) or _settle(words, number, lists, setting):
            return
        beside = number == first - 1 or right.plain in ("of", "called", "named", "de")
        if right.plain == "of" and lists.is_a(word.plain, "near_noun"):
            setting.near = setting.locative = setting.strong = True
        elif beside and not setting.noun and (noun := _noun_ending(words, number, lists)):
            setting.noun = noun
            setting.locative = setting.strong = True
            setting.vague = lists.is_a(word.plain, "vague_noun") and right.plain not in ("called", "named")
        elif not _passes(word, lists):
            return
        right = word
        number -= 1


def _settle(words: Sequence[Word], number: int, lists: PlaceWords, setting: Setting) -> bool:
    """Return whether a word before the name settles how it stands: a preposition, "close to", "border with"."""
    word = words[number]
    plain = word.plain
    before = words[number - 1].plain if number else ""
    near = (lists.is_a(plain, "near") and not word.hyphen) or (plain == "to" and before in ("close", "next"))
    if plain == "with" and before in ("border", "borders", "frontier"):
        setting.far = True
    elif near:
        setting.near, setting.locative, setting.strong, setting.preposition = True, True, True, "near"
    elif words[number + 1].plain == "of" and lists.is_a(plain, "facility") and not word.capital:
        setting.locative = setting.strong = True
    elif lists.is_a(plain, "preposition") and not (words[number + 1].plain == "of" and lists.is_a(plain, "near_noun")):
        setting.locative, setting.preposition = True, setting.preposition or plain
        setting.strong = setting.strong or lists.is_a(plain, "strong_preposition")
    else:
        return False
    return True


def _look_aside(words: Sequence[Word], last: int, lists: PlaceWords, text: str, setting: Setting) -> None:
    """Fill in the noun of an apposition: "X, a village near Y" (not: "X, a village chief")."""
    number = last + 1
    if setting.noun or number + 1 >= len(words) or words[last].possessive:
        return
    if text[words[last].end : words[number].start] != ", " or words[number].plain not in ("a", "an", "the"):
        return
    strange = 0  # one adjective that no list holds may stand there: "a dusty village"
    while number + 1 < len(words) and words[number + 1].joined and number - last < _REACH:
        number += 1
        noun, length = noun_at(words, number, lists)
        phrase = " ".join(w.plain for w in words[number : number + length])
        if noun and not words[number].capital and not lists.is_a(phrase, "vague_noun"):
            after = words[number + length] if number + length < len(words) else None
            if after is None or not after.joined or _passes(after, lists) or _leads(after, lists):
                setting.noun, setting.locative, setting.strong = noun, True, True
            return
        strange += not _passes(words[number], lists)
        if strange > 1 or (strange and words[number].capital):
            return


def _leads(word: Word, lists: PlaceWords) -> bool:
    """Return whether a word goes on telling where: "near", "in", "about 12 miles", "that", "where"."""
    kinds = ("preposition", "near", "near_noun", "direction")
    return (
        word.plain.isdigit()
        or word.plain in ("that", "where", "which", "about", "some", "just", "with")
        or any(lists.is_a(word.plain, kind) for kind in kinds)
    )


def _noun_ending(words: Sequence[Word], number: int, lists: PlaceWords) -> str:
    """Return the kind of the place noun that ends at a word ("" where none does)."""
    phrase = words[number].plain
    if not words[number].capital and number and words[number].joined:
        longer = f"{words[number - 1].plain} {phrase}"
        if longer in lists.nouns:
            return lists.nouns[longer]
    return "" if words[number].capital else lists.nouns.get(phrase, "")


def _passes(word: Word, lists: PlaceWords) -> bool:
    """Return whether a word may stand between a preposition and the name ("in the restive northern X")."""
    plain = word.plain
    return (
        lists.is_a(plain, "filler")
        or lists.is_a(plain, "direction")
        or plain in lists.nouns
        or lists.is_a(plain, "adjective")
        or plain.endswith(("held", "controlled", "dominated", "ridden", "stricken"))
    )
