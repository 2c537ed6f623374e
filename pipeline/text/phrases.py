"""Who does what to whom, read off the parse."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.text.cues import Hit

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "dative", "attr", "oprd"}
LIGHT = {
    "carry",
    "launch",
    "conduct",
    "stage",
    "mount",
    "perpetrate",
    "commit",
    "execute",
    "unleash",
    "orchestrate",
    "perform",
    "make",
    "wage",
    "hold",
    "begin",
    "lead",
    "plan",
}
BESIDE = 2
WIDEST = 10
BREAKS = {"relcl", "acl", "advcl", "ccomp", "parataxis", "appos", "punct", "cc", "conj"}


def coordinates(token: Token) -> list[Token]:
    """Return a noun and the nouns joined to it by and, or, as well as."""
    found = [token]
    for child in token.children:
        joined = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ")
        if joined or (child.dep_ == "appos" and child.pos_ == "NUM"):
            found += coordinates(child)
    return found


def phrase_tokens(head: Token) -> list[Token]:
    """Return a noun's own phrase: without clauses that hang on it and without its coordinates."""
    tokens = [head]
    for child in head.children:
        if child.dep_ in BREAKS or (child.dep_ == "prep" and child.lower_ not in ("of", "'s")):
            continue
        tokens += [t for t in child.subtree if not _below_break(t, child)]
    return sorted(tokens, key=lambda t: t.i)


def phrase_span(head: Token) -> tuple[int, int]:
    """Return the character span of a noun's own phrase, unbroken around the head."""
    tokens = {t.i for t in phrase_tokens(head)}
    first = last = head.i
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    return head.doc[first].idx, head.doc[last].idx + len(head.doc[last])


def _below_break(token: Token, stop: Token) -> bool:
    """Say whether a clause or coordination lies between a token and the child it hangs below."""
    while token.i != stop.i:
        if token.dep_ in ("relcl", "acl", "advcl", "ccomp", "appos", "parataxis"):
            return True
        token = token.head
    return False


def of_noun(token: Token) -> Token | None:
    """Return the noun in "dozens of people", "the death of a man", also behind a place ("the death in Mali of six")."""
    preps = [c for c in token.children if c.dep_ == "prep"]
    behind = [c for p in preps if p.lower_ == "in" for place in p.children for c in place.children if c.dep_ == "prep"]
    for prep in [p for p in (*preps, *behind) if p.lower_ in ("of", "among")]:
        for noun in prep.children:
            if noun.dep_ == "pobj":
                return noun
    return None


def is_indefinite(noun: Token) -> bool:
    """Say whether a noun brings in what was not told before: "a blast", "two raids", "gunmen"; no predicate."""
    if noun.dep_ in ("attr", "oprd", "appos"):
        return False
    leads = {c.lower_ for c in noun.children if c.dep_ == "det"}
    held = leads or any(c.dep_ in ("poss", "predet") for c in noun.children)
    return bool(leads & {"a", "an", "another"}) or (noun.tag_ in ("NNS", "NNPS") and not held)


def is_definite(noun: Token) -> bool:
    """Say whether a noun takes up what was told before: "the blast", "those raids", "Monday's attack"."""
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those"))
        for c in noun.children
    )


def is_passive(verb: Token) -> bool:
    """Say whether a verb is told in the passive or as a bare participle."""
    return any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children) or (
        verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "dobj") for c in verb.children)
    )


def subjects(verb: Token) -> list[Token]:
    """Return a verb's subjects; a verb without one takes that of the clause it hangs on."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    if found or verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep"):
        return found
    head = verb.head
    if head.dep_ == "prep":
        head = head.head
    if head.i == verb.i or head.pos_ not in ("VERB", "AUX"):
        return []
    return subjects(head)


def objects(verb: Token) -> list[Token]:
    """Return a verb's objects, also behind a preposition taken for one ("injured over 200")."""
    found = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i and (c.dep_, c.pos_) != ("oprd", "ADJ")]
    found = found or [o for c in verb.children if c.dep_ in ("acomp", "oprd") for o in c.children if o.dep_ == "dobj"]
    found = found or [n for c in verb.children for n in _bounded(c)]
    if not found:
        found = [
            c
            for c in verb.children
            if c.dep_ in ("nummod", "npadvmod") and c.i > verb.i and c.pos_ in ("NUM", "NOUN") and c.like_num
        ]
    if not found:
        for child in verb.children:
            if child.dep_ == "ccomp" and child.i > verb.i:
                found += [c for c in child.children if c.dep_ == "nsubj" and c.i == verb.i + 1]
    return found


def _bounded(prep: Token) -> list[Token]:
    """Return the counted noun behind a bound that the parse took for a preposition ("injured over 200")."""
    if prep.dep_ != "prep" or prep.lower_ not in ("over", "about", "around", "under", "at", "up"):
        return []
    behind = [c for c in prep.children if c.dep_ in ("pobj", "pcomp") and c.pos_ in ("NOUN", "NUM", "PROPN")]
    return [n for n in behind if n.like_num or any(c.like_num or c.dep_ == "nummod" for c in n.children)]


def described(head: Token) -> list[Token]:
    """Return the nouns that say who somebody is: "X, a commander of the group"."""
    found = [c for c in head.children if c.dep_ == "appos"]
    found += [
        n
        for a in (head, *found)
        for c in a.children
        if c.dep_ == "prep" and c.lower_ in ("of", "from", "in")
        for n in c.children
        if n.dep_ == "pobj"
    ]
    return found


def patients(hit: Hit) -> list[Token]:
    """Return the heads of the nouns that a harm cue befalls."""
    return [n for head in _patients(hit) for n in coordinates(head)]


def members(hit: Hit) -> list[Token]:
    """Return those told to be among whom a harm befell ("two nurses were among the dead", "the dead included …")."""
    for above in [hit.token, *hit.token.ancestors][:4]:
        if above.dep_ == "pobj" and above.head.lower_ == "among":
            verb = above.head.head
            named = [c for c in verb.children if c.dep_ in (*SUBJECTS, "attr")] if verb.lemma_ == "be" else []
            return [n for c in named for n in coordinates(c)]
        if above.i != hit.token.i and above.dep_ == "nsubj" and above.head.lemma_ == "be" and above.tag_ == "NNS":
            return [n for c in above.head.children if c.dep_ == "attr" for n in coordinates(c)]
        if above.dep_ in SUBJECTS and above.head.lemma_ == "include":
            return [n for o in objects(above.head) for n in coordinates(o)]
        told = above.i == hit.token.i or above.lower_ == "those"
        if told and above.dep_ == "nsubjpass" and above.head.lemma_ in ("identify", "name"):
            behind = [c for c in above.head.children if c.dep_ == "prep" and c.lower_ == "as"]
            return [n for prep in behind for o in prep.children if o.dep_ == "pobj" for n in coordinates(o)]
    return []


def _patients(hit: Hit) -> list[Token]:
    token, frame = hit.token, hit.cue.frame
    if frame == "patient" and any(c.dep_ == "nummod" for c in token.children) and token.dep_ in ("pobj", "dobj"):
        return [token]
    if frame == "patient" and _is_counted(token):
        return [token.nbor(-1)]
    if frame == "patient":
        own = {t.i for t in hit.tokens}
        for verb in reversed([t for t in hit.tokens if t.tag_.startswith("VB")] or [token]):
            befallen = _of_verb(verb)
            found = [n for n in befallen if n.i not in own or n.pos_ == "NUM"]
            found = found or [n for body in befallen if body.i in own and (n := of_noun(body)) is not None]
            if found:
                return found
        between = [t for t in token.doc[token.i + 1 : hit.tokens[-1].i] if t.pos_ in ("NOUN", "PROPN", "NUM")]
        return between[-1:]
    if frame == "subject":
        whose = next((found for t in hit.tokens if (found := subjects(t))), [])
        return whose or ([token.head] if token.dep_ in ("acl", "relcl") else [])
    if frame == "state":
        return _of_state(token)
    return _of_noun(hit)


def _is_counted(token: Token) -> bool:
    """Say whether a participle stands right behind its number ("24 wounded") and before no noun or number."""
    if token.tag_ != "VBN" or token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return False
    return token.nbor(-1).tag_ == "CD" and token.nbor().pos_ not in ("NUM", "NOUN", "PROPN", "ADJ")


def _of_verb(token: Token) -> list[Token]:
    """Return whom a verb like kill befalls."""
    if token.pos_ == "ADJ" or token.dep_ == "amod":
        return [token.head] if token.dep_ == "amod" else subjects(token.head)
    if is_passive(token):
        found = [c for c in token.children if c.dep_ in SUBJECTS] or _lost_subject(token)
        if found:
            return (_shared(token) if found[0].dep_ == "nsubj" else []) or found
        if token.dep_ in ("acl", "relcl"):
            return [token.head]
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX", "ADJ"):
            own = objects(token)
            return own or (_of_state(token.head) if token.head.pos_ == "ADJ" else _of_verb(token.head))
        if token.dep_ in ("oprd", "ccomp", "dobj", "acomp", "xcomp") and token.head.lemma_ in (
            "leave",
            "find",
            "shoot",
            "see",
            "have",
        ):
            return _complement_of_leave(token)
        return _of_active_verb(token) or subjects(token)
    return _of_active_verb(token)


def _lost_subject(verb: Token) -> list[Token]:
    """Return the number right before "were" that the parse gave to another verb ("14 were killed 25 were wounded")."""
    aux = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    before = aux.nbor(-1) if aux is not None and aux.i > verb.sent.start else None
    return [before] if before is not None and before.tag_ == "CD" and before.dep_ not in SUBJECTS else []


def _of_active_verb(token: Token) -> list[Token]:
    """Return the object of an active verb, also one that it shares ("killed or wounded 20")."""
    found = objects(token) or _shared(token) or _of_left_out(token)
    if not found and token.dep_ == "conj" and token.head.pos_ == "VERB":
        return []
    if not found and token.dep_ == "relcl" and not is_passive(token):
        subject = [c for c in token.children if c.dep_ in SUBJECTS]
        if subject and subject[0].lower_ not in ("who", "that", "which"):
            return [token.head]
    if not found and token.tag_ in ("VBD", "VBN"):
        return [c for c in token.children if c.dep_ in SUBJECTS]
    return found or _right_behind(token)


def _of_left_out(verb: Token) -> list[Token]:
    """Return whom a participle befalls that shares its "were" with the clause before it ("and five wounded")."""
    shares = verb.dep_ in ("conj", "ccomp", "advcl") and is_passive(verb.head) and verb.tag_ in ("VBD", "VBN")
    return [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i] if shares else []


def _right_behind(verb: Token) -> list[Token]:
    """Return the noun whose phrase begins right behind a participle, which the parse gave to another verb."""
    if verb.tag_ != "VBG" or verb.i + 1 >= len(verb.doc):
        return []
    noun = first = verb.nbor()
    while noun.dep_ in ("compound", "det", "amod", "nummod", "nmod", "poss", "quantmod") and noun.head.i > noun.i:
        noun = noun.head
    return [noun] if noun.pos_ in ("NOUN", "PROPN", "NUM") and noun.i - first.i < WIDEST else []


def _shared(token: Token) -> list[Token]:
    """Return the object of the verb joined to one by or, and."""
    beside = [c for c in token.children if c.dep_ == "conj" and c.i - token.i <= BESIDE]
    return [o for c in beside for o in objects(c)]


def _complement_of_leave(token: Token) -> list[Token]:
    """Return the object in "left 12 people dead"."""
    own = [c for c in token.children if c.dep_ in SUBJECTS]
    if own:
        return own
    return [c for c in token.head.children if c.dep_ in ("dobj", "nsubjpass") and c.i != token.i] or subjects(
        token.head
    )


def _of_state(token: Token) -> list[Token]:
    """Return who is dead or wounded; where the parse does not tell, the noun right before the word."""
    found = _of_parsed_state(token)
    before = token.nbor(-1) if token.i else token
    return found or ([before] if before.tag_ in ("NNS", "NN") else [])


def _of_parsed_state(token: Token) -> list[Token]:
    """Return who is dead or wounded as the parse tells it."""
    if token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        return [token.head]
    if token.pos_ in ("NOUN", "NUM") or any(c.dep_ == "nummod" for c in token.children):
        return [token]
    own = [c for c in token.children if c.dep_ in SUBJECTS]
    if own:
        return own
    if token.dep_ in ("acomp", "attr"):
        return subjects(token.head)
    if token.dep_ in ("oprd", "ccomp", "xcomp", "dobj", "advcl"):
        return _complement_of_leave(token)
    if token.dep_ == "conj":
        return _of_parsed_state(token.head) if token.head.pos_ in ("ADJ", "VERB") else []
    if token.dep_ in ("acl", "relcl", "appos"):
        return [token.head]
    return []


def _of_noun(hit: Hit) -> list[Token]:
    """Return the counted noun of "12 deaths", "the deaths of 12 people", "12 bodies"."""
    token = hit.tokens[-1]
    noun = of_noun(token)
    counted = token.dep_ == "pobj" and token.head.lower_ == "of"
    if noun is not None and not counted and not any(c.dep_ == "nummod" for c in token.children):
        return [noun]
    return [token]


def agents(token: Token) -> list[Token]:
    """Return who does what a verb or event noun tells: subject, by-phrase, possessor, modifier."""
    found: list[Token] = []
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        for child in token.children:
            if child.dep_ in ("agent", "prep") and child.lower_ == "by":
                found += [n for c in child.children if c.dep_ == "pobj" for n in coordinates(c)]
        if not found and not is_passive(token):
            found = [n for s in subjects(token) or _described_by(token) for n in coordinates(s)]
        if not found and is_passive(token) and token.dep_ in ("conj",) and token.head.pos_ == "VERB":
            return []
        return found
    found += _of_light_verb(token)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            found += [n for c in child.children if c.dep_ == "pobj" for n in coordinates(c)]
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            found.append(child)
    return found


def _described_by(verb: Token) -> list[Token]:
    """Return the noun that a participle with an object describes ("militants holding the town"): it acts."""
    acts = verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN") and any(c.dep_ == "dobj" for c in verb.children)
    return [verb.head] if acts else []


def _of_light_verb(noun: Token) -> list[Token]:
    """Return who carries out an event: "the army launched a raid", "the raid was carried out by the army"."""
    verb = noun.head
    if verb.lemma_.lower() not in LIGHT:
        return []
    if noun.dep_ == "dobj":
        return [n for s in subjects(verb) for n in coordinates(s)]
    if noun.dep_ == "nsubjpass":
        return [
            n
            for by in verb.children
            if by.dep_ == "agent"
            for c in by.children
            if c.dep_ == "pobj"
            for n in coordinates(c)
        ]
    return []


def targets(token: Token) -> list[Token]:
    """Return whom an act or event is aimed at: object, "on X", "against X", "targeting X", passive subject."""
    found: list[Token] = []
    if token.tag_.startswith("VB"):
        if is_passive(token):
            found = [c for c in token.children if c.dep_ in SUBJECTS]
            if not found and token.dep_ in ("acl", "relcl"):
                found = [token.head]
        else:
            found = objects(token)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "at", "upon", "into", "with", "between"):
            if (
                child.lower_ in ("with", "at", "into", "between")
                and not token.tag_.startswith("VB")
                and child.lower_ != "between"
            ):
                continue
            found += [c for c in child.children if c.dep_ == "pobj"]
        if child.dep_ == "acl" and child.lemma_ in ("target", "hit", "strike", "aim"):
            found += objects(child)
    return [n for head in found for n in coordinates(head)]


def ancestors(token: Token) -> Iterator[Token]:
    """Yield a token and all that it hangs below."""
    yield token
    yield from token.ancestors
