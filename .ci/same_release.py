"""Compare two releases: CSV, dictionary and register byte for byte, Parquet by content and schema."""

import sys
from pathlib import Path

import pyarrow.parquet as pq


def differences(one: Path, two: Path) -> list[str]:
    """Return one line for each file that differs."""
    names = sorted({p.name for d in (one, two) for p in d.iterdir() if p.is_file() and not p.name.startswith(".")})
    return [f"{name} differs" for name in names if not _same(one / name, two / name)]


def _same(one: Path, two: Path) -> bool:
    if not (one.is_file() and two.is_file()):
        return False
    if one.suffix != ".parquet":
        return one.read_bytes() == two.read_bytes()
    left, right = pq.read_table(one), pq.read_table(two)
    return bool(left.schema.equals(right.schema, check_metadata=False) and left.equals(right))


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write("".join(f"{line}\n" for line in found) or "the releases are the same\n")
    sys.exit(bool(found))
