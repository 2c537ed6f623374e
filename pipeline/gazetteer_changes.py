"""Which names mean something else in one compiled gazetteer than in another."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
LINKS = ("admin1", "parent", "country", "capital")
STEPS = 4  # a quarter lies in a city, that in a district, that in a province, that in a country
MIX = np.uint64(0x9E3779B97F4A7C15)
NOTHING = np.uint64(0)


def changed_keys(old: Path, new: Path) -> Numbers | None:
    """Return the hashes of the keys whose places differ between two compiled folders, sorted.

    None where all may differ: where one of the two is no longer there, or common places stand in another order.
    """
    if not (_is_whole(old) and _is_whole(new)):
        return None
    before, after = _place_prints(old), _place_prints(new)
    if not _same_order(before, after):
        return None
    found = [_differing(_entries(old, name, before), _entries(new, name, after)) for name in ("index", "loose")]
    return np.unique(np.concatenate(found))


def _is_whole(folder: Path) -> bool:
    return all((folder / f"{name}.arrow").is_file() for name in ("places", "index", "loose"))


def _same_order(before: Numbers, after: Numbers) -> bool:
    """Say whether the places that both hold stand in the same order: it settles which of two equals is taken."""
    return bool(np.array_equal(before[np.isin(before, after)], after[np.isin(after, before)]))


def _entries(folder: Path, name: str, prints: Numbers) -> tuple[Numbers, Numbers]:
    """Return the key of each entry of an index, and a hash over key, place and how the place is found by it.

    An entry that stands there twice is there once, with another hash.
    """
    table = _read(folder, name)
    main = table.column("main").to_numpy().astype(np.uint64) if "main" in table.schema.names else NOTHING
    keys, places = table.column("hash").to_numpy(), prints[table.column("row").to_numpy()]
    entries, first, counts = np.unique(_mixed([keys, places, places ^ main]), return_index=True, return_counts=True)
    return keys[first], _mixed([entries, counts.astype(np.uint64)])


def _differing(before: tuple[Numbers, Numbers], after: tuple[Numbers, Numbers]) -> Numbers:
    """Return the keys of the entries that only one of two indexes holds."""
    (old_keys, old), (new_keys, new) = before, after
    return np.concatenate([old_keys[~np.isin(old, new)], new_keys[~np.isin(new, old)]])


def _place_prints(folder: Path) -> Numbers:
    """Return a hash per place over all that is told of it and of the places it lies in, with their capitals."""
    table = _read(folder, "places")
    own = _mixed([_hashes(table.column(name)) for name in table.schema.names if name not in LINKS])
    links = [table.column(name).to_numpy() for name in LINKS]
    prints = own
    for _ in range(STEPS):
        reached = [np.where(link >= 0, prints[link], NOTHING) for link in links]
        prints = _mixed([own, *reached])
    return prints


def _hashes(column: pa.Array) -> Numbers:
    """Return one number per value, the same for the same value in any file."""
    return pd.util.hash_array(column.to_numpy(zero_copy_only=False), categorize=True)


def _mixed(columns: Sequence[Numbers]) -> Numbers:
    """Return one number per row out of several columns, in which the order of the columns counts."""
    mixed = np.zeros(len(columns[0]), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for column in columns:
            mixed = (mixed ^ column) * MIX
            mixed ^= mixed >> np.uint64(29)
    return mixed


def _read(folder: Path, name: str) -> pa.RecordBatch:
    return pa.ipc.open_file(pa.memory_map(str(folder / f"{name}.arrow"))).get_batch(0)
