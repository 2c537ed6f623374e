"""Armed groups that no list names, told by the words around their names and by the names themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.reference import read_reference
from pipeline.text.actor_phrases import ActorMention

CAPITAL = r"(?:(?:al|el|ul|an|as|ash)-)?[A-Z][\w'’-]*"
LINKING = r"(?: (?:of|for|the|and|of the|for the|de|del|de la|al|ul|in|in the|e|i|y))?"
NAME = rf"{CAPITAL}(?:{LINKING} {CAPITAL})*"
SHORT = r"[A-Z][A-Z0-9-]{2,}[A-Z0-9]?"
CLAIM = (
    r"(?: \([\w/-]+\))?(?:, an? [^,.]{3,60},)?,? (?:\w+ )?"
    r"(?:(?:claimed|took|admitted|accepted) (?:responsibility|credit)"
    r"|said it (?:was|had) (?:behind|responsible|carried out|planted)"
    r"|(?:telephoned|phoned|called|contacted)\b[^.;]{0,80} claim(?:ing)? (?:responsibility|credit))"
)
LAID = r"\b(?:claimed by|blamed on|credited to|attributed to|calling itself|called itself|calls itself)"
MEMBERS = r"\b(?:members|fighters|soldiers|commander|leader|faction|wing) of"
BRACKET = re.compile(r" \(([A-Z][A-Za-z0-9-]{1,9})\)")


@dataclass(frozen=True)
class GroupNames:
    """Patterns for names in their surroundings, and the words that such names hold or may not hold."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    words: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, folder: Path) -> "GroupNames":
        """Return the patterns made of seeds/reference/group_words.csv."""
        rows = read_reference("group_words", folder)
        words = {str(kind): frozenset(map(str, part["word"])) for kind, part in rows.groupby("kind")}
        triggers, bodies, fighters = (_any(words[k]) for k in ("trigger", "body", "fighter"))
        known = rf"(?i:\b{triggers}(?: \w+)? {bodies})(?:,? (?:called|named|known as|calling itself))?"
        quoted = "[\"“'‘]?"
        return cls(
            (
                (re.compile(rf"{known}(?: the)? {quoted}(?P<name>{NAME})"), "any"),
                (re.compile(rf"(?P<name>{NAME}|{SHORT}){CLAIM}"), "weak"),
                (re.compile(rf"(?i:{LAID})(?: the)? {quoted}(?P<name>{NAME})"), "weak"),
                (re.compile(rf"(?i:{MEMBERS})(?: the)? {quoted}(?P<name>{NAME})"), "head"),
                (re.compile(rf"(?P<name>{NAME}|\b{SHORT}) (?:{fighters})\b"), "head"),
                (re.compile(rf"(?i:\b{fighters}) (?:of|from|with)(?: the)? (?P<name>{NAME})"), "weak"),
                (re.compile(rf"(?P<name>{NAME})"), "bare"),
            ),
            words,
        )

    def find(self, text: str) -> list[ActorMention]:
        """Return the groups named in a text, also where it later tells them by the short name in brackets."""
        names: dict[tuple[int, int], str] = {}
        for pattern, need in self.patterns:
            for match in pattern.finditer(text):
                name = self._trimmed(match["name"])
                if self._is_name(name, need):
                    names.setdefault((match.end("name") - len(name), match.end("name")), name)
        found = [_mention(start, end, text, name) for (start, end), name in names.items()]
        return found + list(short_names(found, text))

    def _trimmed(self, name: str) -> str:
        """Return a name without words that begin a sentence or stand before a name ("Members of the")."""
        words = name.split()
        while words and (words[0].lower() in self.words["refused"] or words[0].islower()):
            words = words[1:]
        return name[len(name) - len(" ".join(words)) :] if words else ""

    def _is_name(self, name: str, need: str) -> bool:
        """Say whether words in capitals may be the name of an armed group where they stand."""
        words = [w.lower().replace("’", "'") for w in name.split()]
        if not words or (len(words) == 1 and words[0] in self.words["alone"]):
            return False
        has = {kind for kind in ("head", "weak", "strong") if not self.words[kind].isdisjoint(words)}
        if need == "any":
            return True
        if need == "bare":
            return {"head", "strong"} <= has and len(words) > 2
        if len(words) == 1:
            return name.isupper() and len(name) > 2
        of_cause = len(words) > 2 and not {"of", "for"}.isdisjoint(words[1:-1])
        return bool(has & {"head", "strong"}) or (need == "weak" and (bool(has) or of_cause))


def _any(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def _mention(start: int, end: int, text: str, name: str) -> ActorMention:
    """Return a mention of a group under the name that the article gives it."""
    return ActorMention(start, end, text[start:end], name.replace("’", "'"), "group", None)


def short_names(found: Iterable[ActorMention], text: str) -> Iterator[ActorMention]:
    """Yield the places where a group is told by the letters that stood in brackets behind its name."""
    for mention in found:
        bracket = BRACKET.match(text, mention.end)
        if bracket is not None:
            for match in re.finditer(rf"\b{re.escape(bracket[1])}\b", text):
                yield _mention(match.start(), match.end(), text, mention.name)
