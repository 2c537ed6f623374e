"""What reading rests on besides an article's words: code, packages, language model, reference lists, as hashes."""

import functools
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from pipeline.text.parse import MODELS

# Where reading begins, with the packages that work behind those imported; the rest is found by the imports.
PAGES = ("pipeline.readers.html",)
PIECES = ("pipeline.stages.read", "pipeline.reading_lists")
TELLING = (
    "pipeline.stages.extract",
    "pipeline.stages.code",
    "pipeline.gate",
    "pipeline.model_pin",
    "pipeline.list_changes",  # says what need not be read: what it got wrong is read again once it is mended
)
OWN = ("pipeline.", "schemas")  # the package itself only offers `run`
# Packages that go by another name than their module.
DISTRIBUTIONS = {"ahocorasick": "pyahocorasick", "iso3166_2": "iso3166-2"}
BEHIND = {
    "spacy": ("thinc", *MODELS),
    "trafilatura": ("courlan", "htmldate", "justext", "lxml", "lxml-html-clean"),
}
IMPORT = re.compile(r"^[ \t]*(?:from ([\w.]+) import (\([^)]*\)|[^\n#]+)|import ([^\n#]+))", re.MULTILINE)
LIST_NAME = re.compile(r"read_reference\(\"(\w+)\"")


def digest(parts: Iterable[bytes | str]) -> str:
    """Return 24 hex digits of a hash over the parts, each told from the next."""
    whole = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(f"{len(data)}:".encode() + data)
    return whole.hexdigest()[:24]


@functools.cache
def reached(roots: tuple[str, ...]) -> dict[str, Path]:
    """Return the project's modules that these may run, with their files."""
    found: dict[str, Path] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        file = None if name in found else _file(name)
        if file is not None:
            found[name] = file
            waiting += [m for m in _imports(file) if m.startswith(OWN)]
    return dict(sorted(found.items()))


@functools.cache
def code_print(roots: tuple[str, ...]) -> str:
    """Return a hash over that code, the packages that it uses, the language model and the version of Python."""
    files = reached(roots).values()
    used = {m.partition(".")[0] for file in files for m in _imports(file) if not m.startswith(OWN)}
    used -= {*sys.stdlib_module_names, "pipeline"}
    used |= {other for name in used for other in BEHIND.get(name, ())}
    names = sorted(DISTRIBUTIONS.get(name, name) for name in used)
    versions = [f"{name}={_version(name)}" for name in names]
    return digest([sys.version, *versions, *(file.read_bytes() for file in files)])


@functools.cache
def lists_read(roots: tuple[str, ...]) -> tuple[str, ...]:
    """Return the reference lists that this code reads."""
    texts = (file.read_text(encoding="utf-8") for file in reached(roots).values())
    return tuple(sorted({name for text in texts for name in LIST_NAME.findall(text)}))


def _file(name: str) -> Path | None:
    """Return the file of a module, nothing where the name is that of something in a module."""
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec is not None and spec.origin else None


def lists_print(folder: Path, names: Iterable[str]) -> str:
    """Return a hash over whole reference lists."""
    return digest(part for name in names for part in (name, (folder / f"{name}.csv").read_bytes()))


@functools.cache
def _imports(file: Path) -> tuple[str, ...]:
    """Return the modules that a file imports, and what may be one; what a text only quotes does no harm."""
    return tuple(_named(file.read_text(encoding="utf-8")))


def _named(code: str) -> Iterator[str]:
    """Yield the names in the import statements of a module, at any depth; a parse of them all would take long."""
    for module, members, plain in IMPORT.findall(code):
        names = [name.split()[0] for name in (members or plain).strip("()\n").split(",") if name.split()]
        yield from ([module, *(f"{module}.{name}" for name in names)] if module else names)


def _version(name: str) -> str:
    """Return the version of a package, "" for one that is not installed (one of two language models is enough)."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
