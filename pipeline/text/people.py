"""Which nouns are persons, and how the field names them as victims."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Token

from pipeline.reference import read_reference

COUNTS_ONLY = ("arrested", "released", "abducted", "displaced", "missing")


@dataclass(frozen=True)
class People:
    """The person nouns of seeds/reference/people.csv: lemma → (victims group, is attacker)."""

    groups: Mapping[str, str]
    attackers: frozenset[str]
    things: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "People":
        """Return the nouns of persons, of attackers and of things that are counted but are no persons."""
        rows = [(str(r.noun), str(r.kind), str(r.victims)) for r in read_reference("people", folder).itertuples()]
        peoples = (d for r in read_reference("countries", folder).itertuples() for d in str(r.demonyms).split("; "))
        return cls(
            dict.fromkeys((p.lower() for p in peoples if p), "")
            | {noun: victims for noun, kind, victims in rows if kind != "thing"},
            frozenset(noun for noun, kind, _ in rows if kind == "attacker"),
            frozenset(noun for noun, kind, _ in rows if kind == "thing"),
        )

    def is_person(self, noun: Token) -> bool:
        """Say whether a noun names persons."""
        return noun.lemma_.lower() in self.groups or noun.lower_ in self.groups

    def is_attacker(self, noun: Token) -> bool:
        """Say whether a noun names those who carry out attacks."""
        return noun.lemma_.lower() in self.attackers or noun.lower_ in self.attackers

    def may_be(self, noun: Token, measure: str) -> bool:
        """Say whether a counted noun may be persons: anything but a thing; for arrests and the like only persons."""
        if noun.lemma_.lower() in self.things or noun.lower_ in self.things:
            return False
        if self.is_person(noun) or noun.pos_ in ("NUM", "PROPN", "PRON", "ADJ") or noun.tag_ == "CD":
            return True
        return measure not in COUNTS_ONLY or (noun.tag_ == "NNS" and measure != "released")

    def may_be_name(self, head: Token) -> bool:
        """Say whether a proper noun looks like a person's name: two capitalised words, or the last of a name before."""
        return sum(t.pos_ == "PROPN" for t in head.subtree) >= 2 or self._is_surname(head)

    def _is_surname(self, head: Token) -> bool:
        """Say whether the paragraph has named a person by this last name before ("Ana Ruiz … Ruiz was killed")."""
        before = head.doc[: head.i]
        told = [t for t in before if t.text == head.text and t.i and t.nbor(-1).pos_ == "PROPN" and t.pos_ == "PROPN"]
        return any(t.nbor(-1).dep_ == "compound" and not self.is_person(t) for t in told)

    def victims(self, noun: Token) -> str:
        """Return the group that a noun counts, "" for people at large."""
        for form in (noun.lemma_.lower(), noun.lower_):
            if form in self.groups:
                return self.groups[form]
        return ""
