"""Outlets by name, alias or address."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.reference import read_reference

PARENTHESES = re.compile(r"\(([^()]*)\)")
LONGEST_NAME = 90
JOINERS = re.compile(r"\s+[-–—|/]\s+|\s*[|,]\s*")


@dataclass(frozen=True)
class Outlet:
    """One outlet: its name, reach and kind."""

    name: str
    scale: str
    kind: str


@dataclass(frozen=True)
class Outlets:
    """All outlets known, by folded name and by domain."""

    by_name: dict[str, Outlet]
    by_domain: dict[str, Outlet]

    @classmethod
    def load(cls, folder: Path) -> "Outlets":
        """Return the outlets of seeds/reference/outlets.csv."""
        by_name: dict[str, Outlet] = {}
        by_domain: dict[str, Outlet] = {}
        for row in read_reference("outlets", folder).itertuples():
            outlet = Outlet(str(row.outlet), str(row.scale), str(row.kind))
            for name in (outlet.name, *str(row.aliases).split("; ")):
                by_name.setdefault(fold(name), outlet)
            for domain in str(row.domains).split("; "):
                by_domain.setdefault(domain, outlet)
        by_name.pop("", None)
        return cls(by_name, by_domain)

    def named(self, name: str) -> Outlet | None:
        """Return the outlet of exactly this name or alias; articles, case and punctuation do not count."""
        return self.by_name.get(fold(name)) if len(name) <= LONGEST_NAME else None

    def find(self, name: str) -> Outlet | None:
        """Return the outlet of a name that may carry more: `Paper (Agency)`, `Outlet - Section`, or a web address."""
        pieces = (name, PARENTHESES.sub(" ", name), *PARENTHESES.findall(name), *JOINERS.split(name))
        return next((found for piece in pieces if (found := self.named(piece))), None) or self.at(name)

    def at(self, url: str) -> Outlet | None:
        """Return the outlet at a web address."""
        return next((self.by_domain[part] for part in _domains(url) if part in self.by_domain), None)


def fold(name: str) -> str:
    """Return a name without case, accents, punctuation and leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", plain.strip().removeprefix("the "))


def host(url: str) -> str:
    """Return the host of an address, `www.` taken off; empty where there is none."""
    plain = url.strip().lower()
    try:
        name = urlsplit(plain if "//" in plain else f"//{plain}").hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if "." in name and " " not in name else ""


def _domains(url: str) -> Iterator[str]:
    """Yield the host of an address and the domains that contain it, longest first."""
    parts = host(url).split(".")
    for start in range(len(parts) - 1):
        yield ".".join(parts[start:])
