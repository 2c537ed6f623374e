"""sources: one article."""

from pandera.engines.pandas_engine import Date
from pandera.typing import Series

from schemas.columns import Table, code, day, identifier, number, text
from schemas.values import SOURCE_SCALE


class Sources(Table):
    """One article as it was published: where it lies, who published it, when, in which language."""

    source_id: Series[str] = identifier("Id made from the article's raw title and text.", "src", unique=True)
    path: Series[str] = text("File below the sources folder, with forward slashes.")
    article_no: Series[int] = number("Place of the article in its file.", "position, from 1", ge=1)
    title: Series[str] = text("Headline as published.", nullable=True)
    outlet: Series[str] = text("Who published the article.", nullable=True)
    author: Series[str] = text("Who wrote it, as published.", nullable=True)
    url: Series[str] = text("Address of the article.", nullable=True)
    published: Series[Date] = day("Publication date.", nullable=True)
    published_basis: Series[str] = code(
        "What the publication date rests on; empty where it is unknown.",
        ["sidecar", "header", "metadata", "text"],
        nullable=True,
    )
    language: Series[str] = text("Language of the text, ISO 639-1.", str_matches=r"^[a-z]{2}$")
    source_scale: Series[str] = text("Reach of the outlet, in ACLED's words.", str_matches=SOURCE_SCALE, nullable=True)
    kind: Series[str] = code("Whether the source is a news article or a data set.", ["article", "dataset"])
    word_count: Series[int] = number("Words in the text.", "words")
    copy_of: Series[str] = identifier("Article that it repeats: a copy is no second witness.", "src", nullable=True)
