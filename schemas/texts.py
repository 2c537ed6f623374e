"""texts: what the offsets point into."""

from pandera.typing import Series

from schemas.columns import Table, identifier, text


class Texts(Table):
    """The text of an article, as published but for boilerplate and white space; published as Parquet alone."""

    source_id: Series[str] = identifier("Article that the text belongs to.", "src", unique=True)
    text: Series[str] = text("Title where there is one, an empty line, the body.", str_length={"min_value": 1})
