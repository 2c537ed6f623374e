"""Who says in an article that he did it, and on whom it is blamed, wherever in the article that stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.text.actors import ActorMention

DEED = (
    r"(?:attack|bombing|blast|shooting|assault|killing|explosion|ambush|strike|raid|abduction|kidnapping|operation|murder"
    r"|assassination|massacre|rocket|shelling)s?"
)
ASIDE = r"(?:,[^,.;]{1,140},|\s+\([^)]*\))?"
ADVERBS = r"(?:\s+(?:\w+ly|also|later|then|since|has|have|had|soon|quickly)){0,3}"
SAID = r"(?:said|says|declared|announced|stated|boasted|wrote|reported|confirmed|asserted|claimed|claims|posted)"
OWN = (
    r"(?:its|their)\s+(?:\w+\s+){0,2}(?:members?|fighters?|men|militants?|forces|soldiers?|operatives?|troops|units?"
    r"|brigades?|bombers?|gunmen|guerrillas?|warriors|mujahideen|cells?)"
)
DID = (
    r"(?:(?:had|have|has|was|were)\s+)?(?:also\s+)?(?:carried\s+out|behind|responsible|killed|shot|attacked|ambushed"
    r"|bombed|fired|planted|set\s+off|detonated|targeted|blown\s+up|blew\s+up|launched|struck|destroyed|hit|downed"
    r"|executed|abducted|kidnapped|raided|stormed|beheaded|conducted|assassinated|placed)"
)
CLAIMS = re.compile(
    rf"{ASIDE}{ADVERBS}\s+(?:"
    r"(?:claimed|took|admitted|accepted|assumed)\s+(?:full\s+|sole\s+)?(?:responsibility|credit)"
    rf"|claimed\s*(?:[.,;]|$|(?:the|this|that|an?|both|last)\s+(?:[\w'’-]+\s+){{0,3}}?{DEED})"
    r"|(?:telephoned|phoned|called|contacted|sent|issued|released|e-?mailed|posted)\b[^.;]{0,90}?"
    r"\bclaim(?:s|ing|ed)?\s+(?:of\s+)?(?:responsibility|credit)"
    rf"|{SAID}\b[^.;]{{0,110}}?\b(?:it|they|{OWN})\s+{DID}\b)"
)
# Who did it, as they stand before a group: "the gunmen … were members of", "a caller claimed to speak for".
DOERS = (
    r"\b(?:He|She|They|[Tt]he m[ae]n|attackers?|assailants?|gunm[ae]n|bombers?|shooters?|perpetrators?|suspects?"
    r"|killers?|hijackers?|kidnappers?|abductors?|militants?|terrorists?|assassins?|fighters|raiders|culprits?)\b"
)
PART = (
    r"(?:(?:a|an|the|\w+)\s+)?(?:members?|fighters?|followers?|militants?|part|supporters?|operatives?|soldiers?"
    r"|guerrillas?|affiliates?)\s+(?:of|from|with)"
)
GROUP = r"\s+(?:the\s+)?(?:(?:\w+\s+)?(?:group|movement|organi[sz]ation|network)\s+)?[\"“]?$"
CLAIMED_BY = re.compile(
    rf"\b(?:claimed\s+by|(?:claim(?:ed|ing|s)?|said\s+(?:he|she|they)\s+(?:was|were))"
    rf"(?:\s+to)?\s+(?:represent(?:ing)?|speak(?:ing)?\s+for|be(?:\s+{PART}|\s+from)|belong(?:ing)?\s+to"
    rf"|calling\s+for|{PART})"
    rf"|(?:speaking|calling|acting)\s+(?:for|on\s+behalf\s+of|in\s+the\s+name\s+of)"
    rf"|identif(?:ied|ying)\s+themselves\s+as(?:\s+{PART})?){GROUP}"
)
BELONGING = re.compile(
    rf"{DOERS}[^.;\n]{{0,140}}?\b(?:(?:was|were|is|are|been|be)\s+(?:\w+ly\s+)?"
    rf"(?:(?:believed|thought|suspected|said|reported|alleged|known|understood)\s+to\s+(?:be|have\s+been)\s+)?{PART}"
    rf"|belong(?:ed|s|ing)?\s+to|identified\s+(?:by\s+[\w ]{{1,30}}\s+)?as\s+{PART}){GROUP}"
)
BLAMED = re.compile(
    r"\b(?:carried\s+out|perpetrated|committed|orchestrated|masterminded)\s+by\s+(?:the\s+)?$"
    r"|\b(?:blamed?|blames|suspect|accused|accuse)\s+(?:the\s+)?$"
    r"|\b(?:pin(?:ned|s)?|blamed?|blames)\b[^.;\n]{0,120}\bon\s+(?:the\s+)?$"
    r"|\bsuspect(?:s|ed)?\s+(?:the\s+)?(?:involvement|participation)\s+(?:of|by)\s+(?:the\s+)?$"
    r"|\b[Ss]uspicions?\s+(?:\w+\s+){0,4}?(?:on|at)\s+(?:the\s+)?$"
    r"|\bhallmarks?\s+of\s+(?:an?\s+\w+\s+by\s+)?(?:the\s+)?$"
    r"|\b(?:point(?:s|ed|ing)?\s+(?:the\s+|a\s+)?fingers?\s+at|fingers?\s+pointed\s+(?:at|to))\s+(?:the\s+)?$"
    r"|\b(?:blamed\s+on|credited\s+to|attributed\s+to|work\s+of|identified\s+as(?:\s+\w+)?\s+members\s+of)\s+(?:the\s+)?$"
    r"|\b(?:(?:laid|lays?|puts?|placed?|pinned)\s+(?:the\s+)?blame\s+(?:\w+ly\s+)?(?:on|at)"
    r"|suspect(?:s|ed)?\s+that)\s+(?:the\s+)?$"
)
HELD = re.compile(r"\b(?:hold|holds|held|holding)\s+(?:the\s+)?$")
RESPONSIBLE = re.compile(r"\s+(?:\w+ly\s+)?(?:responsible|accountable)\b")
SUSPECTED = re.compile(
    r"(?:\s+\([^)]*\))?(?:['’]s?)?\s+(?:involvement|participation|of\s+involvement)\b"
    rf"|{ASIDE}\s+(?:is|are|was|were|has|have|had)\s+(?:been\s+|being\s+)?(?:\w+ly\s+)?(?:suspected|blamed|to\s+blame"
    r"|(?:believed|thought|said|suspected|alleged)\s+to\s+(?:be|have\s+been)\s+(?:behind|responsible)"
    rf"|(?:believed|thought|said|suspected|alleged)\s+to\s+have\s+{DID})\b"
    r"|\s+(?:did\s+it|(?:(?:had|have|has)\s+)?(?:planted|laid|placed|set|fired|sent|launched)\s+(?:the|that|those)"
    r"\s+(?:device|bomb|mine|explosive|rocket|drone|missile|charge|shell)s?)\b"
)
BEING = (
    r"(?:attacker|assailant|perpetrator|bomber|shooter|culprit|kidnapper|abductor|killer|raider|hijacker)s?|gunm[ae]n"
)
BEINGS = re.compile(rf"(?:{BEING})\b", re.IGNORECASE)
IDENTIFIED = re.compile(r"\b(?:believed|suspected|thought|said|identified|were|was)\b")
USUAL = re.compile(
    r"\b(?:no\s+(?:group|one|organi[sz]ation)|previous(?:ly)?|earlier\s+years|in\s+the\s+past|past|often|frequently"
    r"|regularly|usually|similar|other|several|numerous|dozens|many|series|recent|denied|not|never)\b",
    re.IGNORECASE,
)
BREAK = re.compile(r"[.!?](?=\s|$)|\n|[,;]|\b(?:but|while|although|though|however)\b")
LONGEST = 400


@dataclass(frozen=True)
class Answer:
    """One group that claims a deed or has it laid at its door, where the text tells it."""

    actor: ActorMention
    claimed: bool

    @property
    def start(self) -> int:
        """Return where the group is named."""
        return self.actor.start


def answers(text: str, actors: Sequence[ActorMention]) -> list[Answer]:
    """Return the claims and accusations of an article that are of one deed, not of what a group usually does."""
    return [a for a in _answers(text, actors) if not is_usual(text, a.start)]


def _is_identity(actor: ActorMention) -> bool:
    """Say whether the words of a mention tell who the attackers were ("the attackers were members of X")."""
    return BEINGS.match(actor.text) is not None and IDENTIFIED.search(actor.text) is not None


def is_usual(text: str, position: int) -> bool:
    """Say whether the clause around a position tells what usually happens or is denied."""
    return USUAL.search(_clause(text, position)) is not None


def _answers(text: str, actors: Iterable[ActorMention]) -> Iterator[Answer]:
    for actor in actors:
        if actor.kind != "group":
            continue
        before = text[max(0, actor.start - 200) : actor.start]
        if CLAIMS.match(text, actor.end) or CLAIMED_BY.search(before):
            yield Answer(actor, claimed=True)
        elif _is_blamed(text, actor, before):
            yield Answer(actor, claimed=False)


def _is_blamed(text: str, actor: ActorMention, before: str) -> bool:
    """Say whether the words around a group lay a deed at its door; `before` are those in front of it."""
    held = HELD.search(before) is not None and RESPONSIBLE.match(text, actor.end) is not None
    laid = held or BLAMED.search(before) is not None or BELONGING.search(before) is not None
    return laid or SUSPECTED.match(text, actor.end) is not None or _is_identity(actor)


def _clause(text: str, position: int) -> str:
    """Return the clause around a position, as well as stops, commas and contrasts tell it."""
    begins = [m.end() for m in BREAK.finditer(text, max(0, position - LONGEST), position)]
    ends = BREAK.search(text, position)
    return text[begins[-1] if begins else max(0, position - LONGEST) : ends.start() if ends else len(text)]
