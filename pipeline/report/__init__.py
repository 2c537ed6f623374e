"""The report: one HTML file in which a reader finds every event and the words behind its figures."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.check import read_release
from pipeline.errors import PipelineError
from pipeline.report.payload import payload

SCRIPTS = ["data.js", "filters.js", "map.js", "timeline.js", "evidence.js", "list.js", "page.js"]


def write_report(data: Path, reference: Path, out: Path) -> int:
    """Write the report of a release and return its size in bytes; it needs nothing but itself."""
    page = assembled(payload(read_release(data), reference)).encode()
    try:
        out.write_bytes(page)
    except OSError as error:
        raise PipelineError(f"cannot write {out}: {error.strerror}: name another file with --out") from error
    return len(page)


def assembled(content: dict[str, Any]) -> str:
    """Return the page with its style, its scripts and its data inside."""
    parts = files("pipeline.report") / "page"
    # No character of the data may end the script element that holds it.
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    script = "\n".join((parts / name).read_text(encoding="utf-8") for name in SCRIPTS)
    page = (parts / "page.html").read_text(encoding="utf-8")
    page = page.replace("/* style */", (parts / "page.css").read_text(encoding="utf-8"))
    return page.replace("/* script */", script).replace("/* data */", data)
