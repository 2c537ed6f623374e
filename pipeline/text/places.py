"""Finding place names in a text: capitalised words that the gazetteer knows and that stand where a place can stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.text.place_capitals import Known, demonym_weights, find_capitals
from pipeline.text.place_choice import countries_of, likelihood
from pipeline.text.place_context import Setting, read_setting
from pipeline.text.place_links import link_containers, without_house_names, without_journeys
from pipeline.text.place_tokens import Run
from pipeline.text.place_types import FINENESS, Candidate, PlaceMention
from pipeline.text.place_unknown import find_unknown
from pipeline.text.place_verdict import CITY, TOWN, Lookup, Reader
from pipeline.text.place_words import PlaceWords

_HAMLET = 5_000  # people: known behind "from" or "to" where its country is in the text
_SMALL = ("base", "camp", "crossing")  # "outside a Kabul base" is in Kabul
_PARTS = ("quarter", "district", "area")
_ORIGINS = 3  # countries kept by the adjectives of a text
_DATELINE_WITHIN = 40
_DATELINE_LENGTH = 120  # characters behind the name
_PRINTED = re.compile(r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]*){0,3}")
_DATELINE_BEFORE = " \n\t\"'“”‘’-–—"
_DATELINE = re.compile(
    r"(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?){0,2}"  # country, state or the day
    r"(?:,?\s*[A-Za-z]{3,9}\.?\s\d{1,2}(?:,\s*\d{4})?|,?\s*\d{1,2}\s[A-Za-z]{3,9}\.?(?:\s\d{2,4})?)?"
    r"(?P<agency>\s*[(\[][^)\]\n]{2,40}[)\]])?\s*(?:--?|–|—|:)\s*"
)


def find_places(text: str, masked: Sequence[tuple[int, int]], lookup: Lookup, lists: PlaceWords) -> list[PlaceMention]:
    """Return the places that a text mentions, in order, with the places each name can mean."""
    reader = Reader(text, masked, lookup, lists)
    sure: list[tuple[Run, PlaceMention]] = []
    open_: list[tuple[Run, PlaceMention, str]] = []
    for run, places in reader.matches():
        setting = read_setting(reader.words, run.first, run.last, lists, text)
        verdict = reader.verdict(run, places, setting)
        if verdict == "no":
            continue
        mention = _mention(reader, run, places, setting, weak=verdict == "weak")
        if verdict in ("yes", "weak"):
            sure.append((run, mention))
        else:
            open_.append((run, mention, verdict))
    spoken_of = countries_of([m for _, m in sure])
    origins = demonym_weights(reader.words, lists)
    for iso2, weight in origins.items():
        spoken_of[iso2] = spoken_of.get(iso2, 0.0) + weight
    sure += [(run, m) for run, mention, verdict in open_ if (m := _settled(mention, verdict, spoken_of)) is not None]
    for run, _ in sure:
        reader.taken[run.first : run.last + 1] = [True] * (run.last - run.first + 1)
    mentions = sorted([m for _, m in sure] + find_unknown(reader, spoken_of), key=lambda m: m.start)
    mentions = without_journeys(without_house_names(mentions, text, lists), text, lists)
    mentions = link_containers(_governments(mentions, text, lookup), text, lists)
    mentions = sorted(mentions + find_capitals(reader, Known(mentions, spoken_of)), key=lambda m: m.start)
    most = tuple(sorted(origins, key=lambda c: (-origins[c], c))[:_ORIGINS])
    return [replace(m, origins=most) for m in mentions]


def _mention(reader: Reader, run: Run, places: tuple[Candidate, ...], setting: Setting, *, weak: bool) -> PlaceMention:
    """Return the mention that a run makes."""
    first, last = reader.words[run.first], reader.words[run.last]
    ranked = tuple(sorted(places, key=lambda p: (-likelihood(p, places), p.row)))
    part = setting.noun in _PARTS and not setting.noun_after and ranked[0].population >= CITY
    noun = "" if part and ranked[0].kind == "settlement" else setting.noun  # "a district of Dayton" is not Dayton
    return PlaceMention(
        start=first.start,
        end=last.end,
        text=reader.text[first.start : last.end],
        kind=noun or ranked[0].kind,
        near=setting.near and not _modifies(setting, places),
        candidates=ranked,
        weak=weak or _beside_the_point(setting),
        metonym=_stands_for_more(setting, ranked[0]),
        possessive=last.possessive,
        named_kind=bool(noun),
    )


def _beside_the_point(setting: Setting) -> bool:
    """Return whether a name tells little of where something happened: far off, of a person, a street, a building."""
    return setting.far or setting.origin or setting.way or (setting.facility and not setting.locative)


def _stands_for_more(setting: Setting, place: Candidate) -> bool:
    """Return whether a name stands for a government, an event or the far end of a way: "thirteen hours after X"."""
    if setting.modifier or (setting.goal and FINENESS[place.kind] <= FINENESS["province"]):
        return True
    event = setting.event and not (setting.facility or setting.noun)
    acts = setting.acting and place.kind == "country"
    return not setting.locative and (setting.saying or event or acts)


def _governments(mentions: Sequence[PlaceMention], text: str, lookup: Lookup) -> list[PlaceMention]:
    """Return the mentions, those of two capitals told as two governments marked: "between Washington and Tehran"."""
    told = list(mentions)
    for number in range(len(told) - 1):
        first, second = told[number], told[number + 1]
        joined = text[first.end : second.start] == " and " and text[: first.start].lower().endswith("between ")
        if joined and _capital(first, lookup) and _capital(second, lookup):
            told[number], told[number + 1] = replace(first, metonym=True), replace(second, metonym=True)
    return told


def _capital(mention: PlaceMention, lookup: Lookup) -> bool:
    """Return whether the likeliest place of a name is the capital of a country."""
    place = next(iter(mention.candidates), None)
    return place is not None and place.country >= 0 and lookup.place(place.country).capital == place.row


def _modifies(setting: Setting, places: tuple[Candidate, ...]) -> bool:
    """Return whether the name only says whose something is: "near a Kabul base", "outside the Cairo headquarters"."""
    ground = any(FINENESS[p.kind] >= FINENESS["settlement"] for p in places)
    return (
        setting.facility
        or (setting.noun_after and setting.noun in _SMALL)
        or (setting.owned and ground and not setting.noun)
    )


def _settled(mention: PlaceMention, verdict: str, spoken_of: dict[str, float]) -> PlaceMention | None:
    """Return an unsure mention with the candidates that the text's countries allow, or None."""
    near = tuple(p for p in mention.candidates if p.iso2 in spoken_of)
    if verdict in ("likely", "perhaps"):
        fitting = near if spoken_of else tuple(p for p in mention.candidates if p.population >= TOWN)
        strong = any(p.main and (p.population >= _HAMLET or p.curated) for p in fitting)
        doubt = mention.weak or verdict == "perhaps" or not near
        return replace(mention, candidates=fitting, weak=doubt) if strong else None
    if near:
        return replace(mention, candidates=near)
    sound = tuple(p for p in mention.candidates if p.main)
    if any(p.curated and p.kind != "quarter" for p in sound):
        return replace(mention, candidates=sound)
    if sound and (not spoken_of or any(p.population >= TOWN for p in sound)):
        return replace(mention, candidates=sound, weak=mention.weak or not mention.named_kind)
    if mention.text.isupper() or not mention.named_kind:
        return None  # a stranger of this name: read again among the unknown names
    return replace(mention, candidates=())


def dateline(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, int] | None:
    """Return the place of a dateline ("KABUL (Reuters) -") and the offset behind it, or None; `text` begins with it."""
    for mention in mentions:
        if mention.start > _DATELINE_WITHIN:
            break
        head = text[: mention.start]
        match = _DATELINE.match(text, mention.end)
        if match and not head.strip(_DATELINE_BEFORE) and (mention.text.isupper() or match.group("agency")):
            return mention, match.end()
    return None


def dateline_span(text: str, begin: int, mentions: Sequence[PlaceMention]) -> tuple[int, int]:
    """Return the span of the dateline: at the head of a text (from `begin`), else of the one line below that has one.

    Where several lines begin so, they are items of a list, each headed by its own place; (0, 0): there is none.
    """
    spans: list[tuple[int, int]] = []
    for mention in mentions:
        line = max(text.rfind("\n", 0, mention.start) + 1, begin)
        line += len(text[line : mention.start]) - len(text[line : mention.start].lstrip())
        if mention.start < begin or mention.start - line > _DATELINE_WITHIN or (spans and mention.start < spans[-1][1]):
            continue
        moved = replace(mention, start=mention.start - line, end=mention.end - line)
        found = dateline(text[line : mention.end + _DATELINE_LENGTH], [moved])
        if found is not None:
            spans.append((line, line + found[1]))
    at_head = bool(spans) and not text[begin : spans[0][0]].strip()
    return spans[0] if at_head or len(spans) == 1 else (0, 0)


def printed_dateline(line: str) -> int:
    """Return the offset behind a dateline by its print alone, whatever place it names; 0: a line begins without one."""
    name = _PRINTED.match(line)
    match = _DATELINE.match(line, name.end()) if name is not None and name.end() <= _DATELINE_WITHIN else None
    return match.end() if match and name and (name.group().isupper() or match.group("agency")) else 0
