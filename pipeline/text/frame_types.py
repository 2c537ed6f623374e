"""What one sentence tells of one incident, and what the finders saw in a sentence."""

from dataclasses import dataclass, field

from pipeline.text.actors import ActorMention
from pipeline.text.attribution import Speaker
from pipeline.text.cues import Hit
from pipeline.text.dates import DatePhrase
from pipeline.text.harm_figures import Harm
from pipeline.text.parse import Sentence
from pipeline.text.place_types import PlaceMention


@dataclass(frozen=True)
class Scene:
    """The words of time and place of a sentence that sets a scene, and where it stands."""

    start: int
    paragraph: int
    date: DatePhrase | None
    places: tuple[PlaceMention, ...]


@dataclass
class Frame:
    """One incident as one sentence tells it."""

    sentence: Sentence
    hits: list[Hit] = field(default_factory=list)
    harms: list[Harm] = field(default_factory=list)
    date: DatePhrase | None = None
    dated_from: DatePhrase | None = None  # the day that "a week after" it counts back from
    anchors: tuple[DatePhrase, ...] = ()  # what the date counts from: each from the one behind it
    said_on: DatePhrase | None = None
    period: DatePhrase | None = None
    places: list[PlaceMention] = field(default_factory=list)
    agents: list[ActorMention] = field(default_factory=list)
    targets: list[ActorMention] = field(default_factory=list)
    target_span: tuple[int, int] | None = None
    claimed_by: ActorMention | None = None
    blamed: ActorMention | None = None
    new: bool = False
    unreal: bool = False
    speakers: list[Speaker] = field(default_factory=list)
    vague_nouns: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    separate: bool = False
    fresh: bool = False
    apart: bool = False
    sums: list[Harm] = field(default_factory=list)
    same_place: bool = False
    mutual: bool = False  # tells a fight of two sides: "clashed", not "attacked"
    criminal: bool = False
    known: bool = False
    scene: Scene | None = None  # what the sentence right before tells of day and place


@dataclass(frozen=True)
class Findings:
    """What the finders saw in one sentence, offsets of the article's text."""

    hits: list[Hit]
    harms: list[Harm]
    dates: list[DatePhrase]
    places: list[PlaceMention]
    actors: list[ActorMention]
    speakers: list[Speaker]
