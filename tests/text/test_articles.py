"""Where an article ends and the next one begins."""

from pathlib import Path

from pipeline.text.articles import find_starts
from pipeline.text.boilerplate import BoilerplateCues
from pipeline.text.outlets import Outlets

CUES = BoilerplateCues.load(Path("seeds/reference"))
OUTLETS = Outlets.load(Path("seeds/reference"))
MINE = [
    "Two soldiers were killed on Monday when a mine went off under their lorry on a road near Ardal, the army said.",
    (
        "The road had been closed since the spring, when a convoy was fired on from the hills above the river. It was "
        "opened again only last week after engineers had searched it for mines for the third time this year."
    ),
]
FERRY = [
    "A ferry with ninety people on board sank off the island of Brenn on Sunday night, and nineteen are still missing.",
    (
        "Fishing boats took most passengers ashore before the coast guard came, a port official said. The search went "
        "on through the night although the sea was rough and the wind was getting up from the north."
    ),
]


def starts(*paragraphs: str) -> list[int]:
    return find_starts(paragraphs, CUES, OUTLETS)


def test_a_standfirst_with_credit_begins_an_article() -> None:
    first = "The road was thought to be safe after the third search…reports Valley News"
    second = "Nineteen are missing after the ferry went down in rough sea….writes JANE DOE"
    assert starts(first, *MINE, second, *FERRY) == [0, 3]


def test_a_heading_over_such_a_standfirst_belongs_to_it() -> None:
    second = "Nineteen are missing after the ferry went down in rough sea ... reports Valley News"
    assert starts(*MINE, "Ferry sinks off Brenn island", second, *FERRY) == [0, 2]


def test_an_ellipsis_alone_begins_nothing() -> None:
    assert starts(*MINE, "He said it was quiet at first… and then everything was on fire.", *FERRY) == [0]


def test_a_subheading_begins_nothing() -> None:
    assert starts(*MINE, "Ferry sinks off Brenn island", *FERRY) == [0]


def test_a_title_after_an_agency_sign_off_begins_an_article() -> None:
    assert starts(MINE[0], MINE[1] + " (AFP)", "Ferry sinks off Brenn island", *FERRY) == [0, 2]


def test_a_title_after_a_rule_begins_an_article() -> None:
    assert starts(*MINE, "* * *".replace(" ", ""), "Ferry sinks off Brenn island", *FERRY) == [0, 3]


def test_titles_with_a_date_line_begin_articles_where_the_first_has_one_too() -> None:
    second = ["Ferry sinks off Brenn island", "7 May 2024", *FERRY]
    assert starts("Mine kills two soldiers east of Ardal", "6 May 2024", *MINE, *second) == [0, 4]
    assert starts(*MINE, *second) == [0]


def test_titles_over_a_dateline_begin_articles_where_the_first_has_one_too() -> None:
    one = ["Mine kills two soldiers east of Ardal", "ARDAL, May 6 (Reuters) - " + MINE[0], MINE[1]]
    two = ["Ferry sinks off Brenn island", "BRENN, May 6 (Reuters) - " + FERRY[0], FERRY[1]]
    assert starts(*one, *two) == [0, 3]


def test_a_teaser_at_the_end_is_no_article() -> None:
    teaser = ["Ferry sinks off Brenn island", "BRENN, May 6 (Reuters) - Nineteen are missing."]
    assert starts("Mine kills two", "ARDAL, May 6 (Reuters) - " + MINE[0], MINE[1], *teaser) == [0]
