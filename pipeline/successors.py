"""Reports that stand in for former ones: of an edited article, or of one that a better extractor reads otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pandas as pd

from pipeline.changes import places
from pipeline.linking import SAME, Features, all_features, likeness
from pipeline.register import COLUMNS, GONE, first_ids

Tables = Mapping[str, pd.DataFrame]


def adopted(register: pd.DataFrame, former: Tables, now: Tables) -> pd.DataFrame:
    """Return the register with each report that replaces one of the former release under that one's event.

    A report replaces another where it comes from the same article, or from the one that took its place in the file,
    and tells the same incident by the measure that links reports.
    """
    first, taken, rows = first_ids(register), set[str](), []
    for score, old, new in sorted(_pairs(register, former, now), key=lambda p: (-p[0], p[1], p[2])):
        if score >= SAME and old in first and not {old, new} & taken:
            taken |= {old, new}
            rows.append((new, first[old], GONE))
    return pd.concat([register, pd.DataFrame(rows, columns=COLUMNS, dtype=str)], ignore_index=True)


def _pairs(register: pd.DataFrame, former: Tables, now: Tables) -> Iterator[tuple[float, str, str]]:
    """Yield how alike each report that is gone is to each new one of the article that stands in its article's place."""
    gone = _told(former, set(now["reports"]["report_id"]))
    new = _told(now, set(register["report_id"])) if gone else {}
    heirs = _heirs(former["sources"], now["sources"]) if new else {}
    for source_id, reports in gone.items():
        for old in reports:
            for one in new.get(heirs.get(source_id, ""), []):
                yield likeness(old, one), old.report_id, one.report_id


def _told(tables: Tables, but: set[str]) -> dict[str, list[Features]]:
    """Return the reports of a release by their article, without those of some ids."""
    reports = tables["reports"][~tables["reports"]["report_id"].isin(but)]
    found: dict[str, list[Features]] = defaultdict(list)
    for one in all_features(reports, tables["claims"], tables["sources"]):
        found[one.source_id].append(one)
    return found


def _heirs(former: pd.DataFrame, now: pd.DataFrame) -> dict[str, str]:
    """Return for each former article the one that it is today: itself, or another in its place."""
    before, after = set(former["source_id"]), set(now["source_id"])
    there = places(now, after - before)
    moved = {old: there[place] for place, old in places(former, before - after).items() if place in there}
    return moved | {source_id: source_id for source_id in before & after}
