"""What stands between two stages: tables are held against their schemas on the way out and on the way in."""

from collections.abc import Mapping

import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameModel

from pipeline.errors import PipelineError
from pipeline.rejects import Fault, rejects_of, set_aside
from pipeline.tables import columns, empty, table_name
from schemas import KEYS, REFERENCES, TABLES
from schemas.mentions import Mentions
from schemas.rejects import Rejects

Tables = dict[str, pd.DataFrame]
MODELS: dict[str, type[DataFrameModel]] = {**TABLES, "mentions": Mentions}


class Gate:
    """Lets rows through that fit their table and keeps the others as rejects; remembers the last of each table."""

    def __init__(self, **known: pd.DataFrame) -> None:
        self.tables: Tables = dict(known)
        self.aside: list[pd.DataFrame] = [empty(Rejects)]

    def out(self, stage: str, **frames: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
        """Return the frames of a stage without the rows that break their schema or whose parent row is set aside."""
        for name, frame in frames.items():
            good, bad = set_aside(frame, MODELS[name], stage, self._paths())
            self.aside.append(bad)
            self.tables[name] = good
        for name in frames:
            self._drop_orphans(stage, name)
        return tuple(self.tables[name] for name in frames)

    def judged(self, stage: str, **after: pd.DataFrame) -> None:
        """Keep as rejects the rows that a person's judgement took out of the tables."""
        for name, frame in after.items():
            key = KEYS[name][0]
            out = self.tables[name][~self.tables[name][key].isin(frame[key])]
            fault = Fault("judgement", key, reason="was judged no incident by a person: see judgements.csv")
            self.aside.append(rejects_of(out, MODELS[name], stage, fault, self._paths()))

    def rejects(self) -> pd.DataFrame:
        """Return all rows set aside so far, each once."""
        return pd.concat(self.aside, ignore_index=True).drop_duplicates("reject_id", ignore_index=True)

    def _paths(self) -> Mapping[str, str]:
        sources = self.tables.get("sources")
        return {} if sources is None else dict(zip(sources["source_id"], sources["path"], strict=True))

    def _drop_orphans(self, stage: str, name: str) -> None:
        """Set aside rows whose parent is gone; a mere pointer to a row that is gone is emptied."""
        optional = {c.name for c in columns(MODELS[name]) if c.nullable}
        for column, (parent, key) in REFERENCES.get(name, {}).items():
            if parent not in self.tables:
                continue
            frame, keys = self.tables[name], self.tables[parent][key]
            if column in optional:
                self.tables[name] = frame.assign(**{column: frame[column].where(frame[column].isin(keys))})
                continue
            lost = ~frame[column].isin(keys)
            fault = Fault("orphan", column, reason="leads to a row that was set aside: see that row's own reject")
            self.aside.append(rejects_of(frame[lost], MODELS[name], stage, fault, self._paths()))
            self.tables[name] = frame[~lost].reset_index(drop=True)


def admit(**frames: pd.DataFrame) -> None:
    """Stop where a table that enters a stage does not fit its schema: then the stage before is at fault."""
    for name, frame in frames.items():
        try:
            MODELS[name].validate(frame, lazy=True)
        except SchemaErrors as error:
            case = error.failure_cases.iloc[0]
            raise PipelineError(
                f"table {table_name(MODELS[name])}: column {case['column']}: {case['failure_case']!r} "
                f"breaks {case['check']}: this is a defect, report it with the article"
            ) from error
