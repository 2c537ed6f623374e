"""All that the stages know of the world: reference lists and gazetteer, loaded once per process."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.confidence import Confidence
from pipeline.gazetteer import Gazetteer
from pipeline.reference import read_reference
from pipeline.text.actors import Actors
from pipeline.text.attribution import SpeechLexicon
from pipeline.text.cues import CueList
from pipeline.text.discourse import Discourse
from pipeline.text.figures import NumberWords
from pipeline.text.people import People
from pipeline.text.tags import TagWords


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The reference lists of one folder, ready for use."""

    reference: Path
    actors: Actors
    gazetteer: Gazetteer
    numbers: NumberWords
    cues: CueList
    speech: SpeechLexicon
    discourse: Discourse
    people: People
    tags: TagWords
    countries: Mapping[str, Mapping[str, str]]
    disorder: Mapping[str, str]
    confidence: Confidence

    @property
    def codes(self) -> dict[str, str]:
        """Return the three letters of each country."""
        return {name: row["iso3"] for name, row in self.countries.items()}

    @classmethod
    def load(cls, reference: Path, cache: Path) -> "Knowledge":
        """Return the knowledge of a reference folder; the gazetteer is compiled into `cache` on first use."""
        return _load(reference, cache)


@functools.lru_cache(maxsize=2)
def _load(reference: Path, cache: Path) -> Knowledge:
    """Return the knowledge of a folder, one copy per process."""
    return Knowledge(
        reference,
        Actors.load(reference),
        Gazetteer.load(reference, cache),
        NumberWords.load(reference),
        CueList.load(reference),
        SpeechLexicon.load(reference),
        Discourse.load(reference),
        People.load(reference),
        TagWords.load(reference),
        {
            str(row["name"]): {str(k): str(v) for k, v in row.items()}
            for row in read_reference("countries", reference).to_dict("records")
        },
        dict(read_reference("event_types", reference)[["sub_event_type", "disorder_type"]].itertuples(index=False)),
        Confidence.load(reference),
    )
