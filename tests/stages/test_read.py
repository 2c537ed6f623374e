"""Stage read: raw files to sources and texts; nothing lost, nothing depending on the order."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers import RawFile
from pipeline.readers.folder import read_bytes
from pipeline.reading_lists import ReadingLists
from pipeline.stages.read import read
from schemas.rejects import Rejects
from schemas.sources import Sources
from schemas.texts import Texts

LISTS = ReadingLists.load(Path("seeds/reference"))
TITLE = "Mine kills two soldiers east of Ardal"
LEAD = "Two soldiers were killed on Monday when a mine went off under their lorry east of Ardal, the army said."
MORE = "The road had been closed since the spring, when a convoy was fired on from the hills above the river."
Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def file(path: str, text: str) -> RawFile:
    return read_bytes(path, text.encode("utf-8", "surrogatepass"))


def run(*files: RawFile) -> Frames:
    sources, texts, rejects = read(files, LISTS)
    for frame, model in ((sources, Sources), (texts, Texts), (rejects, Rejects)):
        model.validate(frame)
    return sources, texts, rejects


def rules(rejects: pd.DataFrame) -> list[str]:
    return sorted(rejects["rule"])


def article(**header: str) -> str:
    lines = "\n".join(f"{key}: {value}" for key, value in header.items())
    return f"{lines}\n\n{LEAD}\n\n{MORE}\n"


def test_the_text_is_the_title_an_empty_line_and_the_body() -> None:
    sources, texts, rejects = run(file("a.txt", article(title=TITLE, published="2024-05-06", outlet="Dawn")))
    assert texts["text"].tolist() == [f"{TITLE}\n\n{LEAD}\n\n{MORE}"]
    row = sources.iloc[0]
    assert (row["published"], row["published_basis"]) == (dt.date(2024, 5, 6), "header")
    assert (row["outlet"], row["source_scale"], row["language"], row["kind"]) == ("Dawn", "National", "en", "article")
    assert row["word_count"] == len(texts["text"][0].split())
    assert rejects.empty


def test_a_text_without_title_is_its_body_alone() -> None:
    sources, texts, _ = run(file("a.txt", f"{LEAD}\n\n{MORE}"))
    assert texts["text"][0].startswith(LEAD)
    assert pd.isna(sources["title"][0])


def test_the_sidecar_goes_before_the_header_and_the_header_before_the_text() -> None:
    body = f"{LEAD}\n\n{MORE}"
    files = [
        file("a.txt", f"title: One\npublished: 2024-05-02\n\n3 May 2024\n\n{body}"),
        file("b.txt", f"title: Two\npublished: 2024-05-02\n\n3 May 2024\n\n{body}"),
        file("c.txt", f"title: Three\n\n3 May 2024\n\n{body}"),
        file("d.txt", f"title: Four\nurl: https://ardal.example/2024/05/04/mine\n\n{body}"),
        file("e.txt", f"title: Five\n\n{body}"),
        file("sources.csv", "path,published\na.txt,2024-05-01\n"),
    ]
    sources, _, _ = run(*files)
    assert sources["published_basis"].fillna("").tolist() == ["sidecar", "header", "text", "metadata", ""]
    assert [day.day if day else None for day in sources["published"]] == [1, 2, 3, 4, None]


def test_an_article_keeps_its_id_wherever_it_lies_and_whatever_the_sidecar_says() -> None:
    first, _, _ = run(file("a.txt", article(title=TITLE)))
    side = file("deep/sources.csv", "path,title,published\nb.txt,Another title,2024-05-06\n")
    second, _, _ = run(file("deep/b.txt", article(title=TITLE)), side)
    assert first["source_id"].tolist() == second["source_id"].tolist()
    assert second["title"].tolist() == ["Another title"]


def test_an_article_that_lies_there_twice_is_one_source() -> None:
    sources, _, rejects = run(file("b.txt", article(title=TITLE)), file("a.txt", article(title=TITLE)))
    assert sources["path"].tolist() == ["a.txt"]
    assert rejects["reason"].tolist() == ["article 1: same article as a.txt, article 1: delete one of the two"]
    assert json.loads(rejects["record"][0])["raw"].startswith(LEAD)


def test_a_copy_points_to_the_article_published_first() -> None:
    body = f"{LEAD}\n\n{MORE}\n\nFarmers in the hills said that they had seen men on horseback leave before the blast."
    later = file("a.txt", f"title: Two soldiers killed by mine\npublished: 2024-05-03\n\n{body}")
    first = file("b.txt", f"title: Mine kills soldiers\npublished: 2024-05-01\n\n{body}")
    sources, _, _ = run(later, first)
    by_path = sources.set_index("path")
    assert by_path.loc["a.txt", "copy_of"] == by_path.loc["b.txt", "source_id"]
    assert pd.isna(by_path.loc["b.txt", "copy_of"])


def test_articles_that_run_together_are_cut_and_numbered() -> None:
    standfirst = "Nineteen are missing after the ferry went down in rough sea…reports Valley News"
    ferry = (
        "A ferry with ninety people on board sank off the island of Brenn on Sunday night, a port official said. " * 2
    )
    text = f"outlet: Valley News\npublished: 2024-05-06\n\n{LEAD}\n{MORE}\n{standfirst}\n{ferry}"
    side = file("sources.csv", "path,article_no,published\na.txt,2,2024-05-07\n")
    sources, texts, _ = run(file("a.txt", text), side)
    assert sources["article_no"].tolist() == [1, 2]
    assert sources["outlet"].tolist() == ["Valley News", "Valley News"]
    assert [day.day for day in sources["published"]] == [6, 7]
    assert texts["text"][1].startswith(standfirst)


def test_the_number_of_an_article_in_json_lines_is_its_line() -> None:
    lines = [json.dumps({"text": LEAD}), "no json", json.dumps({"text": MORE, "title": TITLE})]
    sources, _, rejects = run(file("a.jsonl", "\n".join(lines)))
    assert sources["article_no"].tolist() == [1, 3]
    assert rules(rejects) == ["broken JSON"]


@pytest.mark.parametrize("value", ["2023-02-30", "04/03/2023", "last Tuesday"])
def test_a_date_that_is_none_is_told_and_leaves_the_article_undated(value: str) -> None:
    sources, _, rejects = run(file("a.txt", article(title=TITLE, published=value)))
    assert sources["published"].tolist() == [None]
    assert pd.isna(sources["published_basis"][0])
    assert (rejects["column"][0], rejects["value"][0]) == ("published", value)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Deux soldats ont été tués lundi par une mine sur la route à l'est de la ville, a annoncé l'armée.",
            "language",
        ),
        (f"language: fr\n\n{LEAD}", "language"),
        ("Advertisement\n\nShare this article\n", "no text"),
        ("title: Nothing else\n", "no text"),
        ("\u200b\u200b", "no text"),
    ],
)
def test_what_the_extractor_cannot_read_is_set_aside_whole(text: str, rule: str) -> None:
    sources, texts, rejects = run(file("a.txt", text))
    assert sources.empty
    assert texts.empty
    assert rules(rejects) == [rule]


def test_broken_values_cost_only_themselves() -> None:
    side = file("sources.csv", "path,source_scale,language\na.txt,Galactic,english\nb.txt,,\ngone.txt,,\n")
    sources, _, rejects = run(file("a.txt", article(title=TITLE)), file("b.txt", f"{MORE}\n\n{LEAD}"), side)
    assert len(sources) == 2
    assert rules(rejects) == ["language code", "no such file", "source scale"]


def test_half_characters_and_null_bytes_from_json_do_not_reach_the_tables() -> None:
    sources, texts, _ = run(file("a.jsonl", r'{"text": "Two people\ud800 were\u0000 killed in Ardal on Monday."}'))
    assert texts["text"].tolist() == ["Two people were killed in Ardal on Monday."]
    assert sources["language"].tolist() == ["en"]


def test_an_empty_folder_gives_empty_tables() -> None:
    assert [len(frame) for frame in run()] == [0, 0, 0]


LINES = st.lists(
    st.sampled_from(
        [LEAD, MORE, TITLE, "Share this", "6 May 2024", "Leave a Reply", "---", "title: X", "", "By Jane Doe"]
    ),
    max_size=8,
)
FILES = st.lists(LINES, min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(FILES, st.randoms())
def test_every_file_is_accounted_for_and_their_order_does_not_matter(contents: list[list[str]], random: object) -> None:
    files = [file(f"{number}.txt", "\n\n".join(lines)) for number, lines in enumerate(contents)]
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    sources, texts, rejects = run(*files)
    for one, other in zip((sources, texts, rejects), run(*shuffled), strict=True):
        pd.testing.assert_frame_equal(one, other)
    assert set(sources["path"]) | set(rejects["source_path"]) == {raw.path for raw in files}
    assert sources["source_id"].tolist() == texts["source_id"].tolist()
