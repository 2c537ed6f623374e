"""Compare two releases: text byte for byte, Parquet by content and schema, the workbook by what is packed in it.

How Parquet and workbook are compressed differs between machines. So the manifest is compared without the checksums of
these files.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

PACKED = (".parquet", ".xlsx")


def differences(one: Path, two: Path) -> list[str]:
    """Return one line for each file that differs."""
    names = sorted({p.name for d in (one, two) for p in d.iterdir() if p.is_file() and not p.name.startswith(".")})
    return [f"{name} differs" for name in names if not _same(one / name, two / name)]


def _same(one: Path, two: Path) -> bool:
    if not (one.is_file() and two.is_file()):
        return False
    if one.name == "manifest.json":
        return _manifest(one) == _manifest(two)
    if one.suffix == ".xlsx":
        return _unpacked(one) == _unpacked(two)
    if one.suffix != ".parquet":
        return one.read_bytes() == two.read_bytes()
    left, right = pq.read_table(one), pq.read_table(two)
    return bool(left.schema.equals(right.schema, check_metadata=False) and left.equals(right))


def _manifest(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    content["files"] = {n: None if n.endswith(PACKED) else file for n, file in content["files"].items()}
    return content


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write("".join(f"{line}\n" for line in found) or "the releases are the same\n")
    sys.exit(bool(found))
