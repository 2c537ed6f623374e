"""What is left unparsed could not have told anything, and what is remembered of a parse is what the model gives."""

from pathlib import Path

import numpy as np
import pytest
import spacy

from pipeline.knowledge import Knowledge
from pipeline.settings import Settings
from pipeline.text import worth
from pipeline.text.parse import MODELS, cut, language_model, paragraphs, sentences, tag
from pipeline.text.quick_rules import NAME
from pipeline.text.quick_vectors import QuickVectors
from pipeline.text.speech import speakers

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "seeds" / "sources", ROOT / "tests" / "gold" / "sources")
PAIRS = ["There was a fire and there were none.", "I'm gonna go; you gotta let's y'all c'mon, ain't nothin' 'nuff."]

SHORT = ["One", "two three", "Naïve café…  twice  spaced\t!"]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    settings = Settings.find()
    return Knowledge.load(settings.reference, settings.cache)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    texts = [file.read_text(encoding="utf-8") for folder in FOLDERS for file in sorted(folder.glob("*.txt"))]
    return [text[start:end] for text in texts for start, end in paragraphs(text)]


@pytest.fixture(scope="module")
def scan(knowledge) -> worth.Worth:
    return worth.Worth.of(language_model(), knowledge.cues, knowledge.discourse, knowledge.speech)


def test_the_scan_admits_every_paragraph_in_which_a_parse_finds_a_cue(knowledge, scan, lines) -> None:
    found = 0
    for doc in language_model().pipe(lines):
        frames = {hit.cue.frame for sentence in doc.sents for hit in knowledge.cues.find(sentence)}
        for line in (scan.line(cut(doc.text)), scan.line(doc)):  # without tags and with them
            assert line.any or not frames, doc.text
            assert line.deed or not frames - worth.IDLE, doc.text
        found += bool(frames)
    assert found > 100


def test_the_scan_admits_every_paragraph_in_which_a_parse_finds_a_claim_or_a_speaker(knowledge, scan, lines) -> None:
    heard = claimed = 0
    for doc in language_model().pipe(lines):
        line = scan.line(cut(doc.text))
        found = sentences(doc, 0, 0, title=False)
        speaking = [s for sentence in found for s in speakers(sentence, knowledge.speech)]
        discourse = knowledge.discourse
        blaming = any(discourse.responsibility(s.span) or discourse.blames(s.span) for s in found)
        assert line.speech or not speaking, doc.text
        assert line.claim or not blaming, doc.text
        heard, claimed = heard + bool(speaking), claimed + blaming
    assert min(heard, claimed) > 10


def test_tags_rule_out_what_words_alone_allow(scan) -> None:
    doc = cut("The museum is free on Sundays.")
    assert scan.line(doc).deed  # "free" may be the verb
    tag([doc])
    assert not scan.line(doc).deed


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Police said that six people were killed.", True),
        ("The museum shows drawings until the end of the month.", False),
        ("They took the road over the hills.", True),  # "took … over": only a parse can tell
        ("Over the hills they took to walking.", False),
    ],
)
def test_words_of_a_cue_count_in_its_order_alone(scan, line, told) -> None:
    assert scan.line(cut(line)).deed is told


def test_remembered_tags_are_those_that_the_model_gives(lines) -> None:
    plain = spacy.load(next(m for m in MODELS if spacy.util.is_package(m)), exclude=["ner", "senter"])
    hastened = language_model()
    assert NAME in hastened.pipe_names
    for _ in range(2):  # first learned, then remembered
        for one, other in zip(plain.pipe([*lines, *PAIRS]), hastened.pipe([*lines, *PAIRS]), strict=True):
            assert [_told(t) for t in one] == [_told(t) for t in other]


def test_quick_vectors_are_those_that_the_model_gives_bit_for_bit(lines) -> None:
    model, docs = language_model(), [cut(line) for line in [*lines, *PAIRS, *SHORT]]
    quick = QuickVectors.of(model.get_pipe("tok2vec").model)
    plain = model.get_pipe("tok2vec").model.predict(docs)
    for size in (1, 32):  # first learned, then remembered
        for doc, vectors in zip(quick.pipe(docs, size), plain, strict=True):
            assert np.array_equal(doc.tensor, vectors)


def _told(token) -> tuple[object, ...]:
    return token.pos_, token.tag_, token.dep_, token.lemma_, str(token.morph), token.has_morph(), token.head.i
