"""What reading an article rests on besides its words: code, packages, language model, reference lists, as hashes."""

import ast
import functools
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from pipeline.text.parse import MODELS

# From here on everything that reading an article runs is found by its imports.
ROOTS = ("pipeline.stages.extract", "pipeline.stages.code", "pipeline.gate", "pipeline.model_pin")
OWN = ("pipeline.", "schemas")  # the package itself only offers `run`
# Packages that go by another name than their module, and those that work behind another one.
DISTRIBUTIONS = {"ahocorasick": "pyahocorasick", "iso3166_2": "iso3166-2"}
BEHIND = ("thinc", *MODELS)
LIST_NAME = re.compile(r"read_reference\(\"(\w+)\"")


def digest(parts: Iterable[bytes | str]) -> str:
    """Return 24 hex digits of a hash over the parts, each told from the next."""
    whole = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(f"{len(data)}:".encode() + data)
    return whole.hexdigest()[:24]


@functools.cache
def reading_modules() -> dict[str, Path]:
    """Return the project's modules that reading an article may run, with their files."""
    found: dict[str, Path] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        file = None if name in found else _file(name)
        if file is not None:
            found[name] = file
            waiting += [m for m in _imports(file) if m.startswith(OWN)]
    return dict(sorted(found.items()))


@functools.cache
def code_print() -> str:
    """Return a hash over that code, the packages that it uses, the language model and the version of Python."""
    files = reading_modules().values()
    used = {m.partition(".")[0] for file in files for m in _imports(file) if not m.startswith(OWN)}
    used -= {*sys.stdlib_module_names, "pipeline"}
    names = sorted(DISTRIBUTIONS.get(name, name) for name in used | set(BEHIND))
    versions = [f"{name}={_version(name)}" for name in names]
    return digest([sys.version, *versions, *(file.read_bytes() for file in files)])


@functools.cache
def lists_read() -> tuple[str, ...]:
    """Return the reference lists that this code reads."""
    texts = (file.read_text(encoding="utf-8") for file in reading_modules().values())
    return tuple(sorted({name for text in texts for name in LIST_NAME.findall(text)}))


def _file(name: str) -> Path | None:
    """Return the file of a module, nothing where the name is that of something in a module."""
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec is not None and spec.origin else None


@functools.cache
def _imports(file: Path) -> tuple[str, ...]:
    """Return the modules that a file imports, and what may be one."""
    return tuple(_named(ast.parse(file.read_bytes())))


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _version(name: str) -> str:
    """Return the version of a package, "" for one that is not installed (one of two language models is enough)."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
