"""Keeps the cache within bounds: what no run has used for longest goes first, and never what this day's runs used."""

import os
import shutil
import time
from pathlib import Path

from pipeline.reading_cache import ReadingCache

MOST = int(os.environ.get("CONFLICT_EVENTS_CACHE_MB", "1000"))
GAZETTEERS, DAYS = 3, 30  # compiled gazetteers that always stay, and days that others stay unused
MEGABYTE, DAY = 1_000_000, 86_400


def make_room(readings: ReadingCache, folder: Path, gazetteer: Path, most: float = MOST) -> None:
    """Take out of the cache what is unused where readings take more than `most` MB, and old compiled gazetteers."""
    if _bytes(readings) > most * MEGABYTE:
        _drop_readings(readings, most * MEGABYTE)
    _drop_gazetteers(folder, gazetteer)


def _drop_readings(readings: ReadingCache, most: float) -> None:
    """Delete readings, all of a day at a time, until the file is small enough; states of the lists go with the last."""
    held = "SELECT used, SUM(LENGTH(told) + LENGTH(asked)) FROM readings WHERE used < ? GROUP BY used ORDER BY used"
    size = _bytes(readings)
    for day, freed in readings.ask(held, readings.today):
        if size <= most:
            break
        readings.write("DELETE FROM readings WHERE used = ?", [(day,)])
        size -= freed
    readings.write("DELETE FROM lists WHERE name NOT IN (SELECT lists FROM readings)")
    readings.ask("VACUUM")


def _bytes(readings: ReadingCache) -> int:
    """Return the size of the store, 0 where there is none."""
    pages, size = readings.ask("PRAGMA page_count"), readings.ask("PRAGMA page_size")
    return int(pages[0][0]) * int(size[0][0]) if pages and size else 0


def _drop_gazetteers(folder: Path, used: Path) -> None:
    """Delete compiled gazetteers that were not used for long; the present one notes that it was used."""
    try:
        os.utime(used)
        ages = {path: time.time() - path.stat().st_mtime for path in folder.glob("gazetteer-*")}
    except OSError:  # a closed folder keeps what it has
        return
    for path in sorted(ages, key=lambda path: ages[path])[GAZETTEERS:]:
        if ages[path] > DAYS * DAY and path != used:
            shutil.rmtree(path, ignore_errors=True)
