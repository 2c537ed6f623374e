"""One pandera model per reference list in seeds/reference; the dictionary names the list and its model."""

from pandera.pandas import DataFrameModel

from schemas.reference.actors import ActorRows, AliasRows, Governments, StateUnits
from schemas.reference.boilerplate import Boilerplate
from schemas.reference.claimants import Claimants, Discourse, Speech
from schemas.reference.codes import Codes
from schemas.reference.confidence import ConfidenceWeights
from schemas.reference.countries import Countries
from schemas.reference.cues import Cues
from schemas.reference.event_types import EventTypes
from schemas.reference.figures import FigureQualifiers, FigureRefusals, NumberWordRows
from schemas.reference.force_words import ForceWords
from schemas.reference.group_words import GroupWords
from schemas.reference.hxl_tags import HxlTags
from schemas.reference.language_words import LanguageWords
from schemas.reference.local_names import LocalNames, Strikers
from schemas.reference.outlets import Outlets
from schemas.reference.outlines import Outlines
from schemas.reference.people import PeopleNouns
from schemas.reference.peoples import Peoples
from schemas.reference.places import Places, PlaceWords
from schemas.reference.tags import TagRows
from schemas.reference.verb_forms import VerbForms

REFERENCE: dict[str, type[DataFrameModel]] = {
    "actors": ActorRows,
    "aliases": AliasRows,
    "force_words": ForceWords,
    "governments": Governments,
    "group_words": GroupWords,
    "local_names": LocalNames,
    "state_units": StateUnits,
    "strikers": Strikers,
    "boilerplate": Boilerplate,
    "language_words": LanguageWords,
    "outlets": Outlets,
    "figure_qualifiers": FigureQualifiers,
    "figure_refusals": FigureRefusals,
    "number_words": NumberWordRows,
    "countries": Countries,
    "claimants": Claimants,
    "cues": Cues,
    "discourse": Discourse,
    "event_types": EventTypes,
    "people": PeopleNouns,
    "peoples": Peoples,
    "speech": Speech,
    "codes": Codes,
    "confidence": ConfidenceWeights,
    "hxl_tags": HxlTags,
    "outlines": Outlines,
    "tags": TagRows,
    "verb_forms": VerbForms,
    "place_words": PlaceWords,
    "places": Places,
}
