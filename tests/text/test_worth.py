"""What is left unparsed could not have told anything, and what is remembered of a parse is what the model gives."""

from pathlib import Path

import pytest
import spacy

from pipeline.knowledge import Knowledge
from pipeline.settings import Settings
from pipeline.text import worth
from pipeline.text.parse import MODELS, language_model, paragraphs
from pipeline.text.quick_rules import NAME

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "seeds" / "sources", ROOT / "tests" / "gold" / "sources")
PAIRS = ["There was a fire and there were none.", "I'm gonna go; you gotta let's y'all c'mon, ain't nothin' 'nuff."]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    settings = Settings.find()
    return Knowledge.load(settings.reference, settings.cache)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    texts = [file.read_text(encoding="utf-8") for folder in FOLDERS for file in sorted(folder.glob("*.txt"))]
    return [text[start:end] for text in texts for start, end in paragraphs(text)]


def test_the_scan_admits_every_paragraph_in_which_a_parse_finds_a_cue(knowledge, lines) -> None:
    nlp = language_model()
    scan = worth.Worth.of(nlp, knowledge.cues, knowledge.discourse.words["blame"])
    found = 0
    for doc in nlp.pipe(lines):
        frames = {hit.cue.frame for sentence in doc.sents for hit in knowledge.cues.find(sentence)}
        line = scan.line(nlp.make_doc(doc.text))
        assert line.any or not frames, doc.text
        assert line.deed or not frames - worth.IDLE, doc.text
        found += bool(frames)
    assert found > 100


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Police said that six people were killed.", True),
        ("The museum shows drawings until the end of the month.", False),
        ("They took the road over the hills.", True),  # "took … over": only a parse can tell
        ("Over the hills they took to walking.", False),
    ],
)
def test_words_of_a_cue_count_in_its_order_alone(knowledge, line, told) -> None:
    scan = worth.Worth.of(language_model(), knowledge.cues, knowledge.discourse.words["blame"])
    assert scan.line(language_model().make_doc(line)).deed is told


def test_nothing_is_parsed_behind_the_last_paragraph_that_tells(knowledge) -> None:
    quiet = "The choir was founded in 1900.\n\nTickets cost nine euros."
    found = worth.worth_parsing(f"The choir sang.\n\nGunmen killed six people.\n\n{quiet}", None, knowledge)
    assert found[-1][0] == 1
    assert worth.worth_parsing(quiet, None, knowledge) == []


def test_remembered_tags_are_those_that_the_model_gives(lines) -> None:
    plain = spacy.load(next(m for m in MODELS if spacy.util.is_package(m)), exclude=["ner", "senter"])
    hastened = language_model()
    assert NAME in hastened.pipe_names
    for _ in range(2):  # first learned, then remembered
        for one, other in zip(plain.pipe([*lines, *PAIRS]), hastened.pipe([*lines, *PAIRS]), strict=True):
            assert [_told(t) for t in one] == [_told(t) for t in other]


def _told(token) -> tuple[object, ...]:
    return token.pos_, token.tag_, token.dep_, token.lemma_, str(token.morph), token.has_morph(), token.head.i
