"""Names and nouns that stand side by side, read as one actor: "Israeli jets", "the militant group Boko Haram"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

PLACING = (
    "in from to near across inside outside throughout around into of toward towards between and over visit visited"
    " leave left entered enter"
)
LOCATIVE = re.compile(rf"\b(?:{'|'.join(PLACING.split())})\s+(?:the\s+)?$", re.IGNORECASE)
# What hangs on a name so that another noun is meant: "Hamas-run", "rebel-held", "pro-Russian", "anti-Taliban".
HUNG_BEHIND = re.compile(r"-(?!led\b)[a-z]+", re.IGNORECASE)
HUNG_BEFORE = re.compile(r"\b(?:pro|anti|non|counter|ex)-$", re.IGNORECASE)
LED = re.compile(r"-led\b", re.IGNORECASE)
KNOWN_AS = re.compile(
    r"(?: group| network| movement| organi[sz]ation| outfit| militia| faction| party)?"
    r"(?:,? (?:who (?:was|were|are|is)|was|were|are|is))?"
    r"(?: (?:believed|suspected|thought|alleged|claiming|said|reported|presumed|identified|identifying themselves)"
    r"(?: as| to (?:be|have been))?)?"
    r"(?: (?:members?|fighters|militants|operatives|supporters|followers|part|allies))?"
    r"(?: (?:of|from|with|belonging to|loyal to|affiliated (?:with|to)"
    r"|linked (?:to|with)|associated with|allied (?:to|with)"
    r"|(?:with|for) (?:suspected |alleged )?(?:links|ties) (?:to|with)"
    r"|known as|called|named|calling itself|representing))?"
    r"(?: the)?(?: (?:[\w-]+ ){0,2}(?:group|organi[sz]ation|movement|network|militia))? [\"“]?",
    re.IGNORECASE,
)
SUSPECTED = re.compile(
    r"\b(?:believed|suspected|thought|claiming|presumed|alleged|links|ties|belonging|loyal|affiliated)\b",
    re.IGNORECASE,
)
SERVING = re.compile(
    r"(?: (?:chief|head|leader|commander|wing|spokesman|spokesperson|arm|boss))? (?:of|for) (?:the )?", re.IGNORECASE
)
OF_BODY = re.compile(r" (?:of|from|with|in) the ", re.IGNORECASE)
ALSO = re.compile(r"(?:,? (?:and|or) |, )(?:the )?")
ARMED = re.compile(r"\b(?:armed|gun-toting|masked|hooded|knife-wielding)\s+$", re.IGNORECASE)
ARMED_BEHIND = re.compile(
    r",? (?:who (?:was|were) |also )?(?:armed with|wielding|brandishing"
    r"|(?:carrying|with) an? (?:\w+ )?(?:knife|gun|machete|axe|rifle|pistol|hammer|sword|shotgun))\b",
    re.IGNORECASE,
)
# One person who does this to others is an attacker; "a man shot on Monday" is not.
LONE = re.compile(
    r"(?:,? (?:who|has|had|allegedly|also|reportedly|fatally))* (?:opened fire|rammed|pl(?:ough|ow)ed"
    r"|drove (?:an?|his|her|the) [\w-]+ (?:\w+ )?into"
    r"|(?:stabbed|shot(?: dead| and killed)?|killed|slashed|hacked|wounded)"
    r" (?:the|an?|his|her|two|three|four|five|six|seven|eight|nine|ten|\d+|several|at least|dozens|more than"
    r"|people)\b)",
    re.IGNORECASE,
)
# "Chinese" is a plural behind a number and before a word that ends its phrase.
UNMARKED = re.compile(r"(?:ese|ish|ch|ss)$")
COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|several|many|some|the)\s+$", re.IGNORECASE
)
ENDS = re.compile(r"\s*(?:$|[^\w\s]|(?:and|or|were|are|was|in|at|on|by|who|have|had|said|to|died)\b)")
SINGLE = re.compile(r"\b(?:an?|one|another|\w+th|first|second|third)\s+$", re.IGNORECASE)
CONTINENT = re.compile(r"\b(?:North|South|Central|Latin)[ -]$")
FOREIGN = re.compile(r"\b(?:[Ff]oreign|international)\s+$")
# People who do this are a crowd out of hand: "villagers beat a thief to death", "students threw stones".
RAMPANT = re.compile(
    r"(?: (?:in|from|near|at) [A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)*,?)?"
    r"(?:\s+(?:\w+ly|also|then|have|had|who|on \w+day"
    r"|of (?:the )?(?:[\w'’-]+ ){1,5}?and (?:the )?(?:[\w'’-]+ ?){1,4}?))*"
    r"\s+(?:beat|lynch|stoned|torch|burn|set (?:fire|ablaze|alight)|pelt|threw|hurl|ransack|loot|vandali[sz]"
    r"|clash(?!\w* (?:over|about)\b)|riot|smash|barricad|came to blows"
    r"|fought (?:running|pitched|with (?:riot )?police))"
    r"\w*\b"
)
ALSO_ACTING = re.compile(
    r"\s+and (?:riot |anti-riot )?(?:police|security forces)(?: officers)? (?:have )?(?:clash|fought)\w*"
)
# "Police clashed with protesters": the crowd fights.
FOUGHT = re.compile(r"\bclash(?:ed|es|ing)?(?: \w+){0,3} (?:with|between|against) (?:[\w'’-]+ ){0,4}$", re.IGNORECASE)
POLICE = re.compile(r"\b(?:police|policemen|officers|gendarmes|security forces)\b", re.IGNORECASE)
SIDES = {"armed_unknown", "rebels"}
STATE = {"military", "police", "government", "security"}
CROWDS = {"civilians", "protesters", "rioters"}
NAMES = {"group", "demonym", "country"}
ABROAD = "International"


@dataclass(frozen=True)
class ActorMention:
    """Words that name an actor; `name` is empty and `country` None where the words do not tell them.

    A `person` serves a government but is no force: acted on, such a one is a civilian. A `local` name means its group
    only where that is at home. A `site` is a place of civilians.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    country: str | None
    person: bool = False
    local: bool = False
    site: bool = False


def joined(found: list[ActorMention], text: str) -> list[ActorMention]:
    """Return mentions with names joined to the nouns beside them; weapons alone are no actors."""
    whole = _groups_whole([_of_continent(m, text) for m in found if not _hangs(m, text)], text)
    result: list[ActorMention] = []
    skip = -1
    for n, mention in enumerate(whole):
        if n == skip:
            continue
        after = whole[n + 1] if n + 1 < len(whole) else None
        one = _with_next(mention, after, text)
        if one is not None:
            result.append(one)
            skip = n + 1
        elif mention.kind in ("demonym", "country"):
            result += _shared(mention, whole[n + 1 :], text) or _alone(mention, text)
        elif mention.kind != "weapon":
            result.append(_rampant(_armed(_from_abroad(mention, text), text), text))
    return result


def _hangs(mention: ActorMention, text: str) -> bool:
    """Say whether a word only tells more of another one: "Taliban-held", "pro-Iranian", the month of March."""
    if HUNG_BEFORE.search(text[max(0, mention.start - 8) : mention.start]):
        return True
    if mention.text == "March":
        return True
    led = LED.match(text, mention.end) and mention.kind not in ("country", "demonym")
    return bool(led or HUNG_BEHIND.match(text, mention.end))


def _of_continent(mention: ActorMention, text: str) -> ActorMention:
    """Return the people of a continent ("South American") as people of many countries."""
    of_continent = mention.kind == "demonym" and CONTINENT.search(text[max(0, mention.start - 9) : mention.start])
    return replace(mention, country=ABROAD) if of_continent and mention.text.startswith("American") else mention


def _groups_whole(found: list[ActorMention], text: str) -> list[ActorMention]:
    """Return mentions with a group's name and the nouns and short names around it as one."""
    result: list[ActorMention] = []
    for mention in found:
        whole = mention
        while result and (one := _group_of(result[-1], whole, text)) is not None:
            whole = one
            result.pop()
        result.append(whole)
    return result


def _group_of(first: ActorMention, second: ActorMention, text: str) -> ActorMention | None:
    """Return the group that two neighbours name together, or None."""
    between = text[first.end : second.start]
    if second.kind == "group":
        several = first.text.lower().endswith(("s", "men"))
        people = first.kind == "civilians" and not first.site and SUSPECTED.search(between)
        noun = (
            (first.kind in SIDES or people)
            and KNOWN_AS.fullmatch(between)
            and not (several and between in (" ", " the "))
        )
        short = (
            first.name == second.name and first.kind == "group" and between == " (" and text[second.end :][:1] == ")"
        )
        serving = first.kind in STATE and SERVING.fullmatch(between)
        faith = first.kind == "civilians" and between == " " and first.text[0].isupper()
        if short:
            return replace(
                _spanning(first, first, second, text), end=second.end + 1, text=text[first.start : second.end + 1]
            )
        return _spanning(second, first, second, text) if noun or serving or faith else None
    if first.kind not in ("group", "intervention") or not first.name or second.kind in NAMES | CROWDS:
        return None
    if between == " " or (between == ") " and second.kind in SIDES):
        return _spanning(first, first, second, text)
    return None


def _spanning(kept: ActorMention, first: ActorMention, last: ActorMention, text: str) -> ActorMention:
    """Return a mention widened to reach from one to another."""
    return replace(kept, start=first.start, end=last.end, text=text[first.start : last.end])


def _with_next(mention: ActorMention, after: ActorMention | None, text: str) -> ActorMention | None:
    """Return the actor that a mention and the next one name together, or None."""
    if after is None:
        return None
    between = text[mention.end : after.start]
    if mention.kind in ("demonym", "country"):
        return _with_noun(mention, after, text)
    if after.kind == "country" and between.lower() in (" of ", " of the ") and mention.country is None:
        if mention.kind in STATE | {"civilians"}:
            return replace(_spanning(mention, mention, after, text), country=after.country)
        return None
    if {mention.kind, after.kind} <= STATE and mention.country is None and after.country and OF_BODY.fullmatch(between):
        return _spanning(after, mention, after, text)
    faith = mention.kind == "civilians" and mention.text[0].isupper() and between == " " and mention.country is None
    if faith and after.kind not in NAMES | {"civilians", "weapon"}:
        return _spanning(after, mention, after, text)
    return None


def _with_noun(people: ActorMention, noun: ActorMention, text: str) -> ActorMention | None:
    """Return "Israeli jets", "U.S.-led coalition", "Turkey's army" as one actor."""
    if noun.kind in NAMES or noun.start - people.end > 30:
        return None
    between = text[people.end : noun.start]
    if not re.fullmatch(r"(?:['’]s)?(?:-led)?(?:[ -][A-Za-z.-]+){0,2}[ -]", between) or re.search(
        r"\b(?:and|or|in|on|by|at|said|says|with|to|for|after|as)\b", between
    ):
        return None
    if noun.country is not None or any(
        w.endswith(("s", "ing")) for w in between.replace("’s", "").replace("'s", "").split()
    ):
        return None
    if (
        people.kind == "country"
        and noun.kind in ("weapon", "civilians")
        and not (people.text.isupper() or between.startswith(("'s", "’s", "-")))
    ):
        return None
    kind = {"weapon": "military", "security": "military"}.get(noun.kind, noun.kind)
    if "-led" in between or noun.kind == "intervention":
        kind = "military"
    return ActorMention(
        people.start, noun.end, text[people.start : noun.end], "", kind, people.country, noun.person, site=noun.site
    )


def _shared(people: ActorMention, after: list[ActorMention], text: str) -> list[ActorMention]:
    """Return the first people of "Russian and Syrian jets", with the kind of the noun that they share."""
    if people.kind != "demonym" or len(after) < 2 or after[0].kind != "demonym":
        return []
    if not ALSO.fullmatch(text[people.end : after[0].start]):
        return []
    whole = _with_noun(after[0], after[1], text)
    kinds = [whole.kind] if whole is not None else [m.kind for m in _shared(after[0], after[1:], text)]
    return [replace(people, kind=kind, name="") for kind in kinds[:1]]


def _alone(mention: ActorMention, text: str) -> list[ActorMention]:
    """Return a people as civilians, a country as government unless it is only a place."""
    if mention.kind == "demonym":
        return list(_people(mention, text))
    if LOCATIVE.search(text[max(0, mention.start - 14) : mention.start]):
        return []
    return [ActorMention(mention.start, mention.end, mention.text, "", "country", mention.country)]


def _people(mention: ActorMention, text: str) -> Iterator[ActorMention]:
    """Yield a people told in the plural ("three Americans", "five British") as civilians."""
    counted = COUNTED.search(text[max(0, mention.start - 14) : mention.start])
    ends = ENDS.match(text, mention.end)
    single = ends and SINGLE.search(text[max(0, mention.start - 14) : mention.start])
    if mention.text.endswith("s") or single or (ends and counted and UNMARKED.search(mention.text)):
        yield replace(mention, name="", kind="civilians")


def _from_abroad(mention: ActorMention, text: str) -> ActorMention:
    """Return foreigners with the home that the field gives to people of many countries."""
    if mention.kind != "civilians" or mention.country is not None:
        return mention
    foreign = mention.text.lower().startswith("foreign")
    if foreign or FOREIGN.search(text[max(0, mention.start - 16) : mention.start]):
        return replace(mention, country=ABROAD)
    return mention


def _armed(mention: ActorMention, text: str) -> ActorMention:
    """Return people told to be armed ("armed herders") as what they are."""
    if mention.kind != "civilians" or mention.site:
        return mention
    before = text[max(0, mention.start - 16) : mention.start]
    single = not mention.text.lower().endswith(("s", "men", "people"))
    armed = ARMED.search(before) or ARMED_BEHIND.match(text, mention.end)
    return replace(mention, kind="armed_unknown") if armed or (single and LONE.match(text, mention.end)) else mention


def _rampant(mention: ActorMention, text: str) -> ActorMention:
    """Return people who beat, burn and throw things together as rioters."""
    if mention.kind not in ("civilians", "protesters") or mention.site or mention.person:
        return mention
    several = mention.text.lower().endswith(("s", "men", "people", "crowd"))
    wild = RAMPANT.match(text, mention.end) or ALSO_ACTING.match(text, mention.end) or _fights_police(mention, text)
    return replace(mention, kind="rioters") if several and wild else mention


def _fights_police(mention: ActorMention, text: str) -> bool:
    """Say whether people are told to clash with police, in either order."""
    around = text[max(0, mention.start - 60) : mention.end + 40]
    return FOUGHT.search(text[max(0, mention.start - 80) : mention.start]) is not None and bool(POLICE.search(around))
