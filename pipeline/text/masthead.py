"""What stands around the body of an article: title, date, outlet and author, in the lines at its top and foot."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.text.boilerplate import BoilerplateCues, label
from pipeline.text.outlets import Outlets, fold, host
from pipeline.text.paragraphs import ends_sentence, is_prose
from pipeline.text.publication_date import find_date, is_date_line
from pipeline.text.standfirst import standfirst_credit

TITLE_WORDS = 30
# A short line beside a date or an outlet's name is a tag, a place or a person: no part of the text.
TAG_WORDS = 4
NAME = r"(?:[A-Z][\w.'’-]*|de|la|van|von|bin|al|el)(?: (?:[A-Z][\w.'’-]*|de|la|van|von|bin|al|el)){1,4}"
NAMES = re.compile(rf"{NAME}(?:(?:, | and | & ){NAME})*")
BYLINE = re.compile(r"(?:(?:written |story |report |text |words |reported )?by:?|author:)\s+(.+)", re.IGNORECASE)
DATELINE = re.compile(r"^[^a-z\n]{2,60}(?:[^\n]{0,60}?)\(([A-Za-z][\w .&/-]{1,30})\)\s*(?:[-–—:]|$)")
SHORT_DATELINE = re.compile(r"^(?:[A-Z][\w .,'’-]{2,50} )?\(([A-Z][\w .&/-]{1,30})\)\s*(?:[-–—]|[A-Z])")
LEADING_DATE = re.compile(r"(?:(?:date of publication|published(?: on)?|posted(?: on)?)[: ]+)?", re.IGNORECASE)
MARKS = ("date", "update", "byline", "outlet")


@dataclass(frozen=True)
class Masthead:
    """What the lines around the body say, and the body's paragraphs; the title is not among them."""

    body: tuple[str, ...]
    title: str = ""
    published: dt.date | None = None
    outlet: str = ""
    author: str = ""


@dataclass
class _Page:
    """The paragraphs of an article while their kinds are worked out."""

    paragraphs: Sequence[str]
    kinds: list[str]
    title_at: int | None = None
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)


def read_masthead(
    paragraphs: Sequence[str], cues: BoilerplateCues, outlets: Outlets, *, title: str = "", find_title: bool = True
) -> Masthead:
    """Return the article without what stands around it.

    `title` is the one already known; its printed repetition is dropped. `find_title` looks for one in the text.
    """
    kinds = label(paragraphs, cues)
    told = [cues.caption(p) if kind == "caption" else p for p, kind in zip(paragraphs, kinds, strict=True)]
    kinds = ["" if kind == "caption" and p else kind for p, kind in zip(told, kinds, strict=True)]
    page = _Page(told, kinds)
    _mark_title(page, title, cues.standfirst_verbs, find_title=find_title and not title)
    _mark_lines(page, outlets)
    _mark_neighbours(page)
    credit = _credit(page, cues)
    body = tuple(p for place, p in enumerate(page.paragraphs) if not page.kinds[place] and place != page.title_at)
    named = [*page.outlets, *([credit] if outlets.named(credit) else [])]
    return Masthead(
        body=body,
        title=title or ("" if page.title_at is None else paragraphs[page.title_at].lstrip("# ")),
        published=_published(page),
        outlet=_known(named, outlets) or _agency(body, outlets),
        author="; ".join(page.authors) or ("" if outlets.named(credit) else credit),
    )


def _mark_title(page: _Page, title: str, verbs: frozenset[str], *, find_title: bool) -> None:
    """Mark the printed title, and every line that repeats it."""
    wanted = fold(title)
    if find_title:
        page.title_at = _find_title(page, verbs)
        wanted = fold(page.paragraphs[page.title_at]) if page.title_at is not None else ""
    for place, paragraph in enumerate(page.paragraphs):
        if wanted and place != page.title_at and len(paragraph) < 400 and fold(paragraph) == wanted:
            page.kinds[place] = "repeat"


def _find_title(page: _Page, verbs: frozenset[str]) -> int | None:
    """Return the place of the title: the first line of text, if it is one."""
    for place, paragraph in enumerate(page.paragraphs):
        if page.kinds[place] in ("", "repeat") and not is_date_line(paragraph):
            fits = is_title(paragraph) and not standfirst_credit(paragraph, verbs)
            return place if fits and any(map(is_prose, page.paragraphs[place + 1 :])) else None
    return None


def is_title(line: str) -> bool:
    """Say whether a line can be a title: short, of several words, no final stop, no sentence that goes on."""
    count = len(line.split())
    bare = line.lstrip("#“\"'‘ ")
    starts = bare[:1].isupper() or bare[:1].isdigit()
    open_end = not ends_sentence(line) or line.endswith(("?", "!"))
    return starts and 2 <= count <= TITLE_WORDS and open_end and line[-1] not in ":;,"


def _mark_lines(page: _Page, outlets: Outlets) -> None:
    """Mark lines at the top and foot that hold nothing but a date, an outlet or an author."""
    top, foot = _top(page), _foot(page)
    hosts = {fold(host(p).partition(".")[0]) for p in page.paragraphs if len(p.split()) == 1} - {""}
    for place, paragraph in enumerate(page.paragraphs):
        if page.kinds[place] == "byline":
            page.kinds[place] = _checked_byline(page, paragraph)
        elif page.kinds[place] in ("date", "update"):
            page.kinds[place] = page.kinds[place] if _tells_date(paragraph) else ""
        if page.kinds[place] or place == page.title_at or top <= place < foot:
            continue
        if is_date_line(paragraph):
            page.kinds[place] = "date"
        elif outlets.named(paragraph) is not None or (fold(paragraph) in hosts and place >= foot):
            page.kinds[place] = "outlet"
            page.outlets.append(paragraph)
        elif place < top and NAMES.fullmatch(paragraph) and outlets.named(paragraph.rpartition(",")[2]) is not None:
            page.kinds[place] = "byline"
            page.authors.append(paragraph.rpartition(",")[0])


def _checked_byline(page: _Page, line: str) -> str:
    """Return `byline` where names follow, else nothing: `By Monday` begins a sentence."""
    match = BYLINE.match(line)
    if match is None:
        return "" if is_prose(line) else "byline"
    names = match[1].split("|")[0].strip(" .")
    if not NAMES.match(names) or (is_prose(line) and ends_sentence(line)):
        return ""
    page.authors.append(names)
    return "byline"


def _tells_date(line: str) -> bool:
    return find_date(line) is not None or len(line.split()) <= 4 or bool(re.search(r"\d[:.]\d\d", line))


def _mark_neighbours(page: _Page) -> None:
    """Mark short lines beside a date, an outlet or a byline; a person's name among them is the author's."""
    top, foot = _top(page), _foot(page)
    changed = True
    while changed:
        changed = False
        for place, paragraph in enumerate(page.paragraphs):
            inside = top <= place < foot
            if inside or page.kinds[place] or place == page.title_at or not _beside_mark(page, place):
                continue
            names = NAMES.fullmatch(paragraph.removesuffix("."))
            if ends_sentence(paragraph) or not (names or len(paragraph.split()) <= TAG_WORDS):
                continue
            page.kinds[place] = "byline"
            changed = True
            if names and place < top and paragraph not in page.authors:
                page.authors.append(paragraph)


def _beside_mark(page: _Page, place: int) -> bool:
    return any(page.kinds[near] in MARKS for near in (place - 1, place + 1) if 0 <= near < len(page.kinds))


def _top(page: _Page) -> int:
    """Return where the top ends: at the second paragraph of running text, a standfirst being the first."""
    prose = _prose(page)
    return prose[1] if len(prose) > 1 else len(page.paragraphs)


def _foot(page: _Page) -> int:
    """Return where the foot begins: after the last paragraph of running text."""
    prose = _prose(page)
    return prose[-1] + 1 if prose else 0


def _prose(page: _Page) -> list[int]:
    places = range(len(page.paragraphs))
    return [n for n in places if not page.kinds[n] and n != page.title_at and is_prose(page.paragraphs[n])]


def _published(page: _Page) -> dt.date | None:
    """Return the publication date that a line at top or foot tells; else one that the text begins with."""
    dated = [p for p, kind in zip(page.paragraphs, page.kinds, strict=True) if kind == "date" and find_date(p)]
    if dated:
        found = find_date(dated[0])
        return found[0] if found else None
    first = next((p for p, kind in zip(page.paragraphs, page.kinds, strict=True) if not kind), "")
    return _leading_date(first)


def _leading_date(paragraph: str) -> dt.date | None:
    """Return the full date that begins a text, set apart by nothing but a space: a date line that was run in."""
    prefix = LEADING_DATE.match(paragraph)
    start = prefix.end() if prefix else 0
    found = find_date(paragraph[start : start + 60])
    if found is None or found[1] != 0:
        return None
    following = paragraph[start + found[2] :]
    in_words = any(c.isalpha() for c in paragraph[start : start + found[2]])
    return found[0] if in_words and re.match(r" (?:[A-Z“\"]|\d)", following) else None


def _credit(page: _Page, cues: BoilerplateCues) -> str:
    """Return the name that a standfirst gives credit to, or nothing."""
    return next((name for p in page.paragraphs[:3] if (name := standfirst_credit(p, cues.standfirst_verbs))), "")


def _known(names: Sequence[str], outlets: Outlets) -> str:
    """Return the first name as its outlet is known; a name that is not listed stands as printed."""
    return next((found.name if (found := outlets.named(name)) else name for name in names), "")


def _agency(body: Sequence[str], outlets: Outlets) -> str:
    """Return the agency or broadcaster in the dateline of the first paragraphs: `KABUL (Reuters) -`."""
    for paragraph in body[:2]:
        for pattern in (DATELINE, SHORT_DATELINE):
            match = pattern.match(paragraph)
            if match and (outlet := outlets.named(match[1])) is not None:
                return outlet.name
    return ""
