"""Paragraphs are parsed where they tell, and elsewhere only when somebody asks who spoke there."""

import datetime as dt
from dataclasses import dataclass

import pytest

from pipeline.knowledge import Knowledge
from pipeline.settings import Settings
from pipeline.text.attribution import Voices
from pipeline.text.parse import Sentence, language_model, sentences
from pipeline.text.reading import Paragraph, parse_now
from pipeline.text.telling import find_all, read_all, tell

DAY = dt.date(2024, 9, 3)
QUIET = "The choir was founded in 1900.\n\nTickets cost nine euros."
SPEECH = "Colonel Juma Kiwia told reporters that the road was open again."


@dataclass(frozen=True)
class News:
    """An article without a title."""

    text: str
    title: str = ""
    published: dt.date | None = DAY


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    settings = Settings.find()
    return Knowledge.load(settings.reference, settings.cache)


def _read(text: str, knowledge: Knowledge) -> list[Paragraph]:
    (told,) = read_all([News(text)], knowledge)
    return told


def _sentence(words: str) -> Sentence:
    """Return words as a sentence, parsed."""
    (sentence,) = sentences(language_model()(words), 0, 0, title=False)
    return sentence


def _words(paragraph: Paragraph) -> list[tuple[object, ...]]:
    """Return what the parse gives to each word of a paragraph."""
    parse_now([paragraph])
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i) for s in paragraph.sentences() for t in s.span]


def test_nothing_is_read_behind_the_last_paragraph_that_tells(knowledge) -> None:
    told = _read(f"The choir sang.\n\nGunmen killed six people.\n\n{QUIET}", knowledge)
    assert told[-1].number == 1
    assert _read(QUIET, knowledge) == []


def test_a_paragraph_in_which_somebody_only_speaks_is_parsed_when_asked(knowledge) -> None:
    told = _read(f"{SPEECH}\n\nGunmen killed six people in Goma.", knowledge)
    assert [p.tells for p in told] == [False, True]
    assert [p.doc.has_annotation("DEP") for p in told] == [False, True]
    parse_now(told)
    assert [s.span.text for s in told[0].sentences()] == [SPEECH]


def test_he_is_who_spoke_in_a_paragraph_that_tells_nothing(knowledge) -> None:
    text = f"{SPEECH}\n\nHe said that gunmen had killed six people in Goma on Monday."
    telling = tell(find_all(text, "", DAY, knowledge), knowledge)
    (said,) = telling.said[1]
    assert said.speaker is not None
    assert "Kiwia" in said.speaker.text


def test_speakers_are_remembered_in_the_order_of_the_text(knowledge) -> None:
    colonel = "Colonel Juma Kiwia said that the road was open."
    mayor = "Mayor Anna Mbuyi said that the market was closed."
    voices = Voices.of("", [], knowledge.speech)
    voices.hear_if_asked(lambda: [_sentence(colonel)])
    voices.hear(_sentence(mayor))
    (heard,) = voices.hear(_sentence("She said that all was well."))
    assert "Mbuyi" in heard.text


def test_articles_read_together_are_read_as_each_alone(knowledge) -> None:
    rest = f"people in Goma on Monday.\n\n{SPEECH}\n\nHe said that 9 were hurt."
    texts = [f"Gunmen killed {n} {rest}" for n in range(2, 9)]
    together = read_all([News(t) for t in [*texts, QUIET]], knowledge)
    for text, told in zip(texts, together, strict=False):
        alone = _read(text, knowledge)
        assert [_words(p) for p in told] == [_words(p) for p in alone]
    assert together[-1] == []
