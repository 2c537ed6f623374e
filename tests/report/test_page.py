"""The report in a browser: found, filtered, opened, read, by mouse and by keyboard, narrow and wide, light and dark."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from pipeline.register import COLUMNS
from pipeline.report import write_report
from pipeline.stages.publish import publish
from pipeline.tables import from_rows, records
from schemas import TABLES
from tests.conftest import event_row
from tests.synthetic import REFERENCE, release

BROWSER, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
pytestmark = pytest.mark.skipif(None in (BROWSER, DRIVER), reason="Chromium or its driver is not installed")
EVENTS = 150
HOSTILE = "<img src=x onerror='window.ran=1'></script><script>window.ran=1</script>"


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    """Return made-up events, and one whose texts are markup."""
    made = release(EVENTS)
    odd = event_row(event_id="ZZZ9", event_id_cnty="ZZZ9", actor1=HOSTILE, notes=HOSTILE, location="😀", reports=1)
    return {**made, "events": from_rows([*records(made["events"]), odd], TABLES["events"])}


@pytest.fixture(scope="module")
def page(tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    publish(tables, pd.DataFrame(columns=COLUMNS, dtype=str), REFERENCE, folder)
    write_report(folder, REFERENCE, folder / "report.html")
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def report(browser, page: Path) -> webdriver.Chrome:
    """Return the browser with the report freshly loaded, wide and light."""
    return load(browser, page)


def load(browser, page: Path, *, width: int = 1400, dark: bool = False, event: str = "") -> webdriver.Chrome:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.get("about:blank")
    for log in ("browser", "performance"):
        browser.get_log(log)
    browser.get(f"{page.as_uri()}{event}")
    WebDriverWait(browser, 20).until(lambda b: b.execute_script("return document.documentElement.dataset.ready"))
    return browser


def count(browser) -> str:
    return browser.find_element(By.ID, "count").text


def until(browser, text: str) -> None:
    WebDriverWait(browser, 10).until(lambda b: count(b).startswith(text), f"{count(browser)} never became {text}")


def shown(browser) -> list[str]:
    return [card.get_attribute("id") for card in browser.find_elements(By.CSS_SELECTOR, ".event")]


def how_many(tables, **cells) -> int:
    events = tables["events"]
    return int(pd.concat([events[name] == value for name, value in cells.items()], axis=1).all(axis=1).sum())


def test_the_list_begins_with_the_newest_and_grows(report, tables) -> None:
    assert count(report) == f"{EVENTS + 1} events"
    newest = tables["events"].sort_values(["event_date", "event_id"], ascending=[False, True])
    assert shown(report) == list(newest["event_id"][:60])
    report.find_element(By.ID, "more").send_keys(Keys.ENTER)
    assert len(shown(report)) == 120
    assert report.switch_to.active_element.get_attribute("aria-controls") == f"evidence-{newest['event_id'].iloc[60]}"


def test_search_finds_words_of_quotes_without_regard_to_accents(report, tables) -> None:
    report.find_element(By.ID, "search").send_keys("halab SEX insurgents")
    until(report, f"{how_many(tables, country='Syria')} of {EVENTS + 1} events")
    report.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    assert count(report) == f"{EVENTS + 1} events"


@pytest.mark.parametrize(
    ("field", "choice", "cells"),
    [
        ("country", "Mali", {"country": "Mali"}),
        ("type", "Riots: all", {"event_type": "Riots"}),
        ("type", "Armed clash", {"sub_event_type": "Armed clash"}),
    ],
)
def test_a_choice_leaves_its_events(report, tables, field: str, choice: str, cells) -> None:
    Select(report.find_element(By.ID, field)).select_by_visible_text(choice)
    until(report, f"{how_many(tables, **cells)} of")


def test_actor_dispute_and_dates_filter_together(report, tables) -> None:
    report.find_element(By.ID, "actor").send_keys("Rebels")
    report.find_element(By.ID, "disputed").click()
    report.execute_script(
        "for (const [id, day] of [['from', '2020-01-01'], ['to', '2021-12-31']]) { const field ="
        " document.getElementById(id); field.value = day; field.dispatchEvent(new Event('input')); }"
    )
    events = tables["events"]
    fits = (events["actor1"] == "Rebels") & events["fatalities_disputed"] & events["year"].isin([2020, 2021])
    until(report, f"{fits.sum()} of")
    assert set(shown(report)) == set(events["event_id"][fits])


def test_an_event_opens_by_keyboard_and_shows_each_figure_in_its_sentence(report, tables) -> None:
    event_id = shown(report)[0]
    head = report.find_element(By.CSS_SELECTOR, f"#{event_id} .head")
    head.send_keys(Keys.ENTER)
    assert head.get_attribute("aria-expanded") == "true"
    claims = tables["claims"][tables["claims"]["event_id"] == event_id].sort_values("char_start")
    rows = report.find_elements(By.CSS_SELECTOR, f"#{event_id} .claim")
    assert [row.find_element(By.TAG_NAME, "mark").text for row in rows] == list(claims["number_text"])
    assert [row.find_element(By.CLASS_NAME, "quote").text for row in rows] == list(claims["quote"])
    assert rows[1].find_element(By.TAG_NAME, "blockquote").text.endswith("a local hospital said.")
    assert rows[0].find_element(By.TAG_NAME, "cite").text.startswith("The Northern Post, ")
    head.send_keys(Keys.ESCAPE)
    assert head.get_attribute("aria-expanded") == "false"


def test_bars_run_from_low_to_high_on_one_scale(browser, page: Path, tables) -> None:
    event = next(e for e in records(tables["events"]) if e["fatalities_disputed"])
    load(browser, page, event=f"#{event['event_id']}")
    spans = browser.find_elements(By.CSS_SELECTOR, f"#{event['event_id']} .span")
    left = [span.location["x"] for span in spans]
    assert left[0] == left[1] == left[3] < left[2]
    assert "open-high" in spans[2].get_attribute("class")
    assert "perpetrator" in spans[2].get_attribute("class")


def test_an_address_with_an_event_opens_it(browser, page: Path, tables) -> None:
    oldest = tables["events"].sort_values("event_date")["event_id"].iloc[0]
    load(browser, page, event=f"#{oldest}")
    assert browser.find_element(By.ID, f"evidence-{oldest}").is_displayed()


def test_a_bar_of_the_timeline_filters_by_its_span(report) -> None:
    bar = report.find_element(By.CSS_SELECTOR, ".time:enabled")
    told = re.search(r": ([\d,]+) event", bar.get_attribute("aria-label")).group(1)
    bar.click()
    assert count(report).startswith(f"{told} of")


def test_a_dot_of_the_map_opens_its_event(report, tables) -> None:
    ids = tables["events"].loc[tables["events"]["latitude"].notna(), "event_id"]
    alone = next(one for one in ids if ids.str.contains(one, regex=False).sum() == 1)
    report.find_element(By.ID, "search").send_keys(alone)
    until(report, f"1 of {EVENTS + 1} events")
    assert shown(report) == [alone]
    report.find_element(By.ID, "map").click()  # one event is left, so it lies in the middle
    WebDriverWait(report, 5).until(lambda b: b.find_element(By.ID, f"evidence-{alone}").is_displayed())


def test_texts_stay_texts(browser, page: Path) -> None:
    load(browser, page, event="#ZZZ9")
    assert browser.find_element(By.CSS_SELECTOR, "#ZZZ9 .notes").text == HOSTILE
    assert browser.execute_script("return window.ran") is None


def test_nothing_is_fetched_and_nothing_goes_wrong(report) -> None:
    report.find_element(By.CSS_SELECTOR, ".head").click()
    messages = [json.loads(entry["message"])["message"] for entry in report.get_log("performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len(asked) >= 1
    assert report.get_log("browser") == []


@pytest.mark.parametrize("width", [360, 820, 1400])
def test_no_width_makes_the_page_scroll_sideways(browser, page: Path, tables, width: int) -> None:
    load(browser, page, width=width, event=f"#{tables['events']['event_id'].iloc[0]}")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_everything_that_can_be_used_has_a_name_for_screen_readers(report) -> None:
    report.find_element(By.CSS_SELECTOR, ".head").click()
    nodes = report.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    used = {"button", "textbox", "searchbox", "combobox", "checkbox", "link", "image", "form", "search", "Date"}
    named = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]]
    assert [role for role, name in named if role in used and not name.strip()] == []
    assert {"searchbox", "checkbox", "image"} <= {role for role, _ in named}
    assert {"Conflict events, claim by claim", "Where", "When", "Events"} <= {
        n for role, n in named if role == "heading"
    }


def luminance(colour: str) -> float:
    parts = [int(c) / 255 for c in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("selector", [".notes", ".kind", "mark", "cite", ".badge", ".date", "#summary", ".note"])
def test_words_stand_out_from_their_ground(browser, page: Path, tables, dark: bool, selector: str) -> None:
    event = next(e["event_id"] for e in records(tables["events"]) if e["fatalities_disputed"])
    load(browser, page, dark=dark, event=f"#{event}")
    colours = browser.execute_script(
        "let at = document.querySelector(arguments[0]); const ink = getComputedStyle(at).color;"
        "const ground = (e) => getComputedStyle(e).backgroundColor;"
        "while (ground(at).endsWith(', 0)')) at = at.parentElement; return [ink, ground(at)];",
        selector,
    )
    dim, bright = sorted(luminance(colour) for colour in colours)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
