"""What the sidecars say about an article, looked up by file and number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.readers.records import RejectRow, SidecarRow
from pipeline.rejects import reject_row

Key = tuple[str, int | None]


@dataclass(frozen=True)
class SidecarIndex:
    """The rows of all sidecars of a folder, by the file and the article that they name."""

    rows: Mapping[Key, tuple[SidecarRow, ...]]
    rejects: tuple[RejectRow, ...]

    @classmethod
    def of(cls, rows: Iterable[SidecarRow]) -> "SidecarIndex":
        """Return the index; of two rows in one sidecar about the same article the first is used."""
        found: dict[Key, list[SidecarRow]] = {}
        rejects = []
        for row in sorted(rows, key=lambda row: (row.sidecar.count("/"), row.sidecar, row.row)):
            same = found.setdefault((row.path, row.article_no), [])
            if any(other.sidecar == row.sidecar for other in same):
                rejects.append(_unused(row, "named twice", "an earlier line names the same article: keep one of them"))
            else:
                same.append(row)
        return cls({key: tuple(same) for key, same in found.items()}, tuple(rejects))

    def about(self, path: str, article_no: int) -> dict[str, str]:
        """Return the fields given for an article: its own row before the file's, the nearest sidecar before others."""
        fields: dict[str, str] = {}
        for key in ((path, None), (path, article_no)):
            for row in self.rows.get(key, ()):
                fields |= row.fields
        return fields

    def unused(self, articles: Mapping[str, Iterable[int]], paths: Iterable[str]) -> list[RejectRow]:
        """Return a reject for each row that names a file or an article that is not there."""
        known = set(paths)
        rejects = []
        for (path, number), rows in self.rows.items():
            numbers = set(articles.get(path, ()))
            if path not in known:
                reason = f"there is no file {path}: correct the path or take the line out"
                rejects += [_unused(row, "no such file", reason) for row in rows]
            elif not numbers or (number is not None and number not in numbers):
                reason = f"{path} holds {len(numbers) or 'no'} readable articles: correct article_no or the file"
                rejects += [_unused(row, "no such article", reason) for row in rows]
        return rejects


def _unused(row: SidecarRow, rule: str, reason: str) -> RejectRow:
    return reject_row("read", row.sidecar, rule, f"line {row.row}: {reason}", record=row.whole, table="sources")
