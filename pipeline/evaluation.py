"""The project's own scorer: a release against hand-coded articles."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.errors import PipelineError
from pipeline.evaluation_matching import (
    Coded,
    claim_pairs,
    coded_articles,
    incident_pairs,
    is_optional,
    release_article,
    right_figure,
    right_value,
    same_sum,
)
from pipeline.evaluation_matching import same_actor as same
from pipeline.tables import records

PLAIN_FIELDS = ("country", "admin1")


@dataclass
class Tally:
    """What was counted so far."""

    counts: Counter[str] = field(default_factory=Counter)
    fields: dict[str, list[bool]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def judge(self, name: str, right: bool, miss: str) -> None:
        """Count one field of a matched pair."""
        self.fields.setdefault(name, []).append(right)
        if not right:
            self.misses.append(f"{name}: {miss}")


def evaluate(gold: Path, data: Path, misses: int) -> tuple[dict[str, object], list[str]]:
    """Return the scores of a release against a folder of hand-coded articles, and up to `misses` lines of misses."""
    tables = {
        name: _table(data / f"{name}.parquet") for name in ("sources", "texts", "reports", "claims", "aggregates")
    }
    tally = Tally()
    taken: set[str] = set()
    for coded in coded_articles(gold):
        found = release_article(coded, tables["sources"], tables["texts"], taken)
        tally.counts["articles"] += 1
        tally.counts["articles missing"] += found is None
        if found is not None:
            taken.add(found.source_id)
        source_id = found.source_id if found is not None else ""
        claims = [r for r in tables["claims"] if r["source_id"] == source_id]
        reports = [r for r in tables["reports"] if r["source_id"] == source_id]
        pairs = _score_claims(coded, claims, found.text if found is not None else "", tally)
        sums = [r for r in tables["aggregates"] if r["source_id"] == source_id]
        _score_aggregates(coded, sums, found.text if found is not None else "", tally)
        _score_incidents(coded, reports, pairs, found.text if found is not None else "", tally)
    return _summary(tally), tally.misses[:misses]


def _table(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a table of the release."""
    if not path.is_file():
        raise PipelineError(f"{path} is missing: run conflict-events run first or name another --data")
    return records(pd.read_parquet(path))


def _score_claims(coded: Coded, claims: list[dict[str, Any]], text: str, tally: Tally) -> list[tuple[Any, Any]]:
    """Return the pairs of coded and told claims, counted in the tally."""
    wanted = [(incident, claim) for incident in coded.incidents for claim in incident["claims"]]
    pairs = claim_pairs(wanted, claims, text)
    hit = {id(w[1]) for w, _ in pairs}
    used = {c["claim_id"] for _, c in pairs}
    for (incident, want), got in pairs:
        _score_claim(coded, want, got, tally)
        tally.counts["claim optional"] += is_optional(want, incident)
    for incident, want in wanted:
        if id(want) not in hit and not is_optional(want, incident):
            tally.counts["claim missed"] += 1
            tally.misses.append(f"claim missed in {coded.name}: {want['measure']} {want['low']}: {want['quote']!r}")
    for claim in claims:
        told = any(want["measure"] == claim["measure"] and right_figure(want, claim) for _, want in wanted)
        if claim["claim_id"] not in used and not told:
            tally.counts["claim invented"] += 1
            tally.misses.append(
                f"claim invented in {coded.name}: {claim['measure']} {claim['low']}: {claim['quote']!r}"
            )
    return pairs


def _score_claim(coded: Coded, want: dict[str, Any], got: dict[str, Any], tally: Tally) -> None:
    """Count one matched claim."""
    tally.counts["claim found"] += 1
    tally.counts["claim right"] += right_value(want, got)
    where = f"{coded.name}: {want['quote']!r}"
    tally.judge("claim value", right_value(want, got), where)
    tally.judge("total or part", want["scope"] == got["scope"], where)
    words = _words(want["claimant"]), _words(got["claimant_text"])
    tally.judge(
        "claimant (who says it)", bool(words[0] & words[1]) or not any(words), f"{where} by {got['claimant_text']!r}"
    )
    tally.judge("claimant type", want["claimant_type"] == got["claimant_type"], f"{where}: {got['claimant_type']}")


def _words(name: str | None) -> set[str]:
    """Return the telling words of a claimant."""
    return set((name or "").lower().replace("’", "'").split()) - {"the", "a", "an", "of", "and", "'s"}


def _score_incidents(
    coded: Coded, reports: list[dict[str, Any]], claims: list[tuple[Any, Any]], text: str, tally: Tally
) -> None:
    """Count the incidents of one article."""
    pairs = incident_pairs(coded.incidents, reports, claims, text)
    found = {id(want) for want, _ in pairs}
    for want, got in pairs:
        tally.counts["incident found"] += 1
        tally.counts["main found"] += want["role"] == "main"
        tally.links.append((want["key"], got["event_id"]))
        _score_fields(want, got, tally)
    for want in coded.incidents:
        if id(want) not in found and not want.get("optional"):
            tally.counts["incident missed"] += 1
            tally.counts["main missed"] += want["role"] == "main"
            tally.misses.append(f"incident missed in {coded.name}: {want['role']} {want['key']}")
    used = {got["report_id"] for _, got in pairs}
    for report in reports:
        if report["report_id"] not in used:
            tally.counts["incident invented"] += 1
            tally.misses.append(
                f"incident invented in {coded.name}: {report['sub_event_type']}: {report['quote'][:90]!r}"
            )


def _score_aggregates(coded: Coded, sums: list[dict[str, Any]], text: str, tally: Tally) -> None:
    """Count the figures that sum up; one is found where measure and least agree and the quotes touch."""
    left = list(sums)
    for want in coded.aggregates:
        hit = next((s for s in left if same_sum(want, s, text)), None)
        tally.counts["sum found" if hit is not None else "sum missed"] += 1
        if hit is not None:
            left.remove(hit)
        else:
            tally.misses.append(f"aggregate missed in {coded.name}: {want['measure']} {want['low']}: {want['quote']!r}")
    tally.counts["sum invented"] += len(left)


def _score_fields(want: dict[str, Any], got: dict[str, Any], tally: Tally) -> None:
    """Count the fields of one matched incident."""
    for name, right, wanted, told in judged_fields(want, got):
        tally.judge(name, right, f"{want['key']} wants {wanted}, got {told}")


def judged_fields(want: dict[str, Any], got: dict[str, Any]) -> Iterator[tuple[str, bool, str, str]]:
    """Yield name, whether it is right, coded and told value of each field that is coded for an incident."""
    if want["date_start"]:
        days = [str(got["date_start"])[:10], str(got["date_end"])[:10]]
        coded = [want["date_start"], want["date_end"]]
        yield "date exact", days in (coded, want.get("date_alt")), "..".join(coded), "..".join(days)
    for name in PLAIN_FIELDS:
        if want.get(name):
            yield name, _plain(want[name]) == _plain(got[name]), want[name], got[name]
    if want.get("location"):
        right = bool(_places(want["location"]) & _places(got["location"]))
        yield "location", right, want["location"], got["location"]
    for name in ("actor1", "actor2"):
        yield name, same(want[name], got[name]), want[name], got[name]
    for name in ("event_type", "sub_event_type"):
        yield name, got[name] in (want[name], want.get(f"{name}_alt")), want[name], got[name]


def _plain(name: str | None) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in (name or "").lower()).split())


def _places(name: str | None) -> set[str]:
    """Return the parts of a place name: city and quarter."""
    parts = (name or "").replace(" - ", ",").replace("/", ",").replace(";", ",").split(",")
    return {_plain(p) for p in [*parts, name or ""]} - {""}


def _summary(tally: Tally) -> dict[str, object]:
    """Return the scores by name."""
    c = tally.counts
    wrong = c["claim found"] - c["claim right"]
    return {
        "articles": c["articles"],
        "articles_missing": c["articles missing"],
        "claims": ratio(c["claim found"], c["claim invented"], c["claim missed"]),
        "claims with right value": ratio(c["claim right"], c["claim invented"] + wrong, c["claim missed"] + wrong),
        "incidents": ratio(c["incident found"], c["incident invented"], c["incident missed"]),
        "main incidents found": _share(c["main found"], c["main found"] + c["main missed"]),
        "aggregates": ratio(c["sum found"], c["sum invented"], c["sum missed"]),
        "link b3": b_cubed(tally.links),
        "link pairs": ratio(*_link_pairs(tally.links)),
        "fields": {name: _share(sum(rights), len(rights)) for name, rights in tally.fields.items()},
    }


def ratio(found: int, invented: int, missed: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    precision = _share(found, found + invented)
    recall = _share(found, found + missed)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": round(f1, 3)}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def b_cubed(links: list[tuple[str, str]]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1 of (true incident, event id) pairs."""
    if not links:
        return ratio(0, 0, 0)
    by_true, by_event, both = Counter(t for t, _ in links), Counter(e for _, e in links), Counter(links)
    precision = sum(both[link] / by_event[link[1]] for link in links) / len(links)
    recall = sum(both[link] / by_true[link[0]] for link in links) / len(links)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _link_pairs(links: list[tuple[str, str]]) -> Iterator[int]:
    """Yield how many pairs of reports are rightly joined, wrongly joined, wrongly apart."""

    def pairs(counts: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    both, true, made = pairs(Counter(links)), pairs(Counter(t for t, _ in links)), pairs(Counter(e for _, e in links))
    yield both
    yield made - both
    yield true - both
