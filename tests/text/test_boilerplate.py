"""Page furniture goes, the article's own words stay."""

from pathlib import Path

import pytest

from pipeline.text.boilerplate import BoilerplateCues
from pipeline.text.masthead import read_masthead
from pipeline.text.outlets import Outlets

CUES = BoilerplateCues.load(Path("seeds/reference"))
OUTLETS = Outlets.load(Path("seeds/reference"))
LEAD = "Two soldiers were killed on Monday when a mine went off under their lorry east of Ardal, the army said."
MORE = "The road had been closed since the spring, when a convoy was fired on from the hills above the river."
LAST = "Nobody has said who laid the mine, and the army did not reply to questions about the rest of the convoy."


def kept(*lines: str) -> list[str]:
    return list(read_masthead(lines, CUES, OUTLETS, find_title=False).body)


@pytest.mark.parametrize(
    "line",
    [
        "Home / World / Two soldiers killed near Ardal",
        "News » Africa » Ardal",
        "FILE - Soldiers guard the bridge at Ardal, March 2, 2021.",
        "FILE PHOTO: Soldiers guard the bridge at Ardal.",
        "Also read: Ten years of war in the valley",
        "SEE ALSO: Mines still kill in the valley",
        "Read more: The valley that nobody clears",
        "Read more",
        "Related: What we know of the convoy",
        "Share this article",
        "Facebook",
        "WhatsApp",
        "Print",
        "Tweet",
        "Advertisement",
        "ad a b",
        "ad ad ad",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing",
        "Follow us on Twitter and Facebook for more",
        "We use cookies to give you the best experience on our site.",
        "www.ardalpost.example.com",
        "https://ardalpost.com/two-soldiers",
        "logo",
        "© 2024 Ardal Post. All rights reserved.",
        "Photo: Jane Doe/AFP",
        "Image copyright Reuters Image caption The bridge was closed",
        "Soldiers at the bridge on Sunday [Jane Doe/Reuters]",
        "Jane Doe contributed to this report.",
        "Get the news delivered to your inbox.",
        "WATCH: Lorry burns on valley road",
        "JUST WATCHED Lorry burns on valley road 02:14",
        "ARMY CHIEF TO VISIT THE VALLEY AFTER MINE KILLS TWO",
        "العربية",
        "Подписаться на новости",
        '"',
        "___",
        "Tags: Ardal, mines, army",
        "3 min read",
        "Loading...",
    ],
)
def test_a_line_of_page_furniture_goes(line: str) -> None:
    assert kept(LEAD, line, MORE, LAST) == [LEAD, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Published reports put the number of dead at five.",
        "By Monday evening three more had died.",
        "Share prices fell after the attack.",
        "Print shops in the town were closed.",
        "Live rounds were used against the crowd.",
        "Watch towers had been built along the road in the spring.",
        "Related attacks have killed nine people since January, officials said.",
        "Comments by the minister angered the families of the dead.",
        "“Help us,” one of the wounded shouted.",
        "Also on Tuesday, a farmer was shot dead in the hills.",
        "No claim of responsibility",
        "RISING TENSIONS",
        "The dead were taken to Ardal and/or the capital.",
        "Follow-up searches found two more mines.",
        "Back to back explosions were heard.",
        "Advertisements were torn down by the protesters, five of whom were arrested.",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert kept(LEAD, line, MORE, LAST) == [LEAD, line, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    ["Leave a Reply", "Check Also", "Related Articles", "Comments (3)", "About the author", "You may also like"],
)
def test_all_that_follows_the_end_of_the_article_goes(line: str) -> None:
    tail = "Required fields are marked *"
    teaser = "Flood takes bridge: the river rose by two metres in a night and took the bridge at Ardal with it …"
    assert kept(LEAD, MORE, LAST, line, teaser, tail) == [LEAD, MORE, LAST]


def test_a_box_of_links_amid_the_article_does_not_end_it() -> None:
    assert kept(LEAD, "Related articles", MORE, LAST) == [LEAD, MORE, LAST]


def test_the_note_on_the_author_before_the_comments_goes() -> None:
    note = "Writes on the valley and its people."
    assert kept(LEAD, MORE, LAST, "Jane Doe", note, "Leave a Reply") == [LEAD, MORE, LAST]


def test_a_caption_that_is_repeated_and_a_paragraph_that_is_repeated_stay_once() -> None:
    assert kept(LEAD, MORE, LEAD, LAST) == [LEAD, MORE, LAST]


def test_text_in_capitals_throughout_is_not_taken_for_links() -> None:
    lines = [line.upper() for line in (LEAD, MORE.rstrip("."), LAST)]
    assert kept(*lines) == lines


def test_an_article_in_another_alphabet_is_left_to_the_language_check() -> None:
    assert kept("قتل جنديان يوم الاثنين", "قال الجيش") == ["قتل جنديان يوم الاثنين", "قال الجيش"]


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        (
            "CLOSE Nine people died when a ferry sank off Ardal on Monday. AP",
            "Nine people died when a ferry sank off Ardal on Monday.",
        ),
        (
            "Women march through Ardal on May 3, 2024, after the attack. (Photo: Jane Doe, AFP/Getty Images)",
            "Women march through Ardal on May 3, 2024, after the attack.",
        ),
        ("Soldiers at the bridge on Sunday [Jane Doe/Reuters]", ""),
    ],
)
def test_a_caption_keeps_its_full_sentences(caption: str, told: str) -> None:
    assert CUES.caption(caption) == told


def test_the_only_text_of_a_page_stays_though_it_is_a_caption() -> None:
    line = (
        "Hide caption 3 of 12 A column of smoke stood over the port after the raid that killed ninety people in Ardal."
    )
    assert kept(line) == [line]
