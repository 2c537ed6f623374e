"""Which told claim and report stands for which coded one."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]
STATE = re.compile(
    r"(?:military forces|police forces|government|armed forces|security forces)\s+of\s+(?:the\s+)?([^(;]+)"
)
CROWD = re.compile(r"(civilians|protesters|rioters)\s*(?:\(([^)]*)\))?")


@dataclass(frozen=True)
class Coded:
    """One hand-coded article."""

    name: str
    file: str
    number: int
    first_words: str
    incidents: list[Row]
    aggregates: list[Row]


@dataclass(frozen=True)
class Told:
    """The article of the release that a coded one stands for."""

    source_id: str
    text: str


def coded_articles(folder: Path) -> Iterator[Coded]:
    """Yield the articles of a folder of hand-coded files."""
    for path in sorted(folder.glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        for article in coded["articles"]:
            name = f"{path.stem}#{article['n']}" if len(coded["articles"]) > 1 else path.stem
            yield Coded(
                name, coded["file"], article["n"], article["first_words"], article["incidents"], article["aggregates"]
            )


def release_article(coded: Coded, sources: Sequence[Row], texts: Sequence[Row], taken: set[str]) -> Told | None:
    """Return the article of the release whose file and words are those of a coded one, None where there is none."""
    body = {row["source_id"]: row["text"] for row in texts}
    quotes = [claim["quote"] for incident in coded.incidents for claim in incident["claims"]]
    best, most = None, 0.0
    for row in sources:
        text = body.get(row["source_id"], "")
        if row["source_id"] in taken or Path(row["path"]).name != Path(coded.file).name:
            continue
        score = (
            3.0 * bool(spans(text, coded.first_words))
            + sum(bool(spans(text, q)) for q in quotes)
            + (row["article_no"] == coded.number)
        )
        if score > most:
            best, most = Told(row["source_id"], text), score
    return best


def spans(text: str, words: str | None) -> list[Span]:
    """Return where words stand in a text, whatever the white space."""
    if not words:
        return []
    pattern = r"\s*".join(re.escape(w) for w in words.split())
    return [m.span() for m in re.finditer(pattern, text)]


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def is_optional(claim: Row, incident: Row) -> bool:
    """Say whether coders disagree about a claim."""
    return bool(claim.get("optional") or incident.get("optional"))


def same_sum(want: Row, got: Row, text: str) -> bool:
    """Say whether a told figure for a period is the coded one."""
    near = any(_touch(place, (got["char_start"], got["char_end"])) for place in spans(text, want["quote"]))
    return near and bool(want["measure"] == got["measure"] and want["low"] == got["low"])


def right_value(want: Row, got: Row) -> bool:
    """Say whether a told claim has the coded bounds; vague words need only be vague."""
    if want["qualifier"] == "vague":
        return bool(got["qualifier"] == "vague")
    return bool(want["low"] == got["low"] and want["high"] == got["high"])


def right_figure(want: Row, got: Row) -> bool:
    """Say whether the number is the coded one, whatever was made of "at least" or "more than"."""
    if want["qualifier"] == "vague":
        return bool(got["qualifier"] == "vague")
    return want["low"] == got["low"] or (got["high"] is not None and got["high"] == want["high"])


def claim_pairs(
    wanted: Sequence[tuple[Row, Row]], claims: Sequence[Row], text: str
) -> list[tuple[tuple[Row, Row], Row]]:
    """Return the pairs of coded and told claims: same measure, touching quotes, best value first, each used once."""
    scored = []
    for n, (_, want) in enumerate(wanted):
        places = spans(text, want["quote"])
        for k, claim in enumerate(claims):
            near = any(_touch(place, (claim["char_start"], claim["char_end"])) for place in places)
            if near and claim["measure"] == want["measure"]:
                scored.append(
                    (
                        2 * right_value(want, claim)
                        + right_figure(want, claim)
                        + 0.5 * (want["scope"] == claim["scope"]),
                        n,
                        k,
                    )
                )
    return [(wanted[n], claims[k]) for n, k in _best(scored)]


def _best(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs by falling score, nothing used twice."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, n, k in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if n not in left and k not in right:
            left.add(n)
            right.add(k)
            pairs.append((n, k))
    return pairs


def incident_pairs(
    incidents: Sequence[Row], reports: Sequence[Row], claims: Sequence[tuple[Any, Row]], text: str
) -> list[tuple[Row, Row]]:
    """Return the pairs of coded incidents and reports: shared claims first, then date, place and actors."""
    scored = []
    for n, want in enumerate(incidents):
        own = [got["report_id"] for (incident, _), got in claims if incident is want]
        quoted = [s for c in want["claims"] for s in spans(text, c["quote"])]
        worded = [
            s
            for name in ("date_text", "place_text", "actor1_text", "actor2_text", "target_text")
            for s in spans(text, want.get(name))
        ]
        for k, report in enumerate(reports):
            evidence = (report["char_start"], report["char_end"])
            quotes, words = any(_touch(evidence, s) for s in quoted), any(_touch(evidence, s) for s in worded)
            score = 3.0 * own.count(report["report_id"]) + 1.5 * quotes + 0.5 * words + _alike(want, report)
            if (report["report_id"] in own or quotes or words) and score >= 2.0:
                scored.append((score, n, k))
    return [(incidents[n], reports[k]) for n, k in _best(scored)]


def _alike(want: Row, report: Row) -> float:
    """Return agreement in day, place, actors and type."""
    score: float = 1.0 * (want["date_start"] is not None and str(report["date_start"])[:10] == want["date_start"])
    score += 0.7 * (bool(want["location"]) and str(report["location"]).lower() == str(want["location"]).lower())
    score += 0.5 * same_actor(want["actor1"], report["actor1"]) + 0.5 * same_actor(want["actor2"], report["actor2"])
    return score + 0.4 * float(want["event_type"] == report["event_type"])


def same_actor(one: str | None, other: str | None) -> bool:
    """Say whether two names mean the same actor, however they are styled."""
    ours, theirs = _keys(one), _keys(other)
    if not ours or not theirs:
        return ours == theirs
    return bool(ours & theirs) or any(_contained(a, b) for a in ours for b in theirs)


def _contained(one: str, other: str) -> bool:
    """Say whether the words of the shorter of two group names are nearly all in the longer."""
    a, b = set(one.split()), set(other.split())
    shorter = min(len(a), len(b))
    return ":" not in one + other and shorter > 1 and len(a & b) >= 0.75 * shorter


def _keys(name: str | None) -> set[str]:
    """Return comparable keys: the state of state forces, the kind and country of crowds, the plain name of groups."""
    return {_key(part.strip().lower()) for part in (name or "").split(";") if part.strip()}


def _key(name: str) -> str:
    if name.startswith(("unidentified", "unknown")):
        return "unidentified:"
    state, crowd = STATE.match(name), CROWD.match(name)
    if state is not None:
        return f"state:{state[1].strip()}"
    if crowd is not None:
        return f"{crowd[1]}:{crowd[2] or ''}"
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"\([^)]*\)", " ", name)).split())
