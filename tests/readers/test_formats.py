"""Each format: what of it becomes an article, and what is set aside."""

import json

import pytest

from pipeline.readers.html import read_html
from pipeline.readers.jsonl import read_jsonl
from pipeline.readers.sidecar import read_sidecar
from pipeline.readers.sidecar_index import SidecarIndex
from pipeline.readers.text import read_text

BODY = "Gunmen shot dead three farmers near Ardal, the district chief said."


def fields_of(text: str) -> list[tuple[dict[str, str], str]]:
    return [(dict(article.fields), article.text) for article in read_text("a.txt", text)]


def test_header_lines_in_any_order_end_at_the_blank_line() -> None:
    text = f"Published: 2024-05-02\ntitle: Three farmers shot\noutlet: Ardal Post\n\n{BODY}"
    assert fields_of(text) == [
        ({"published": "2024-05-02", "title": "Three farmers shot", "outlet": "Ardal Post"}, BODY)
    ]


def test_a_text_without_header_is_taken_as_it_is() -> None:
    assert fields_of(f"Ardal: three shot\n\n{BODY}\n") == [({}, f"Ardal: three shot\n\n{BODY}")]


def test_the_first_line_after_known_keys_begins_the_text_even_without_a_blank_line() -> None:
    assert fields_of(f"title: Three farmers shot\n{BODY}") == [({"title": "Three farmers shot"}, BODY)]


def test_a_value_may_hold_a_colon_and_a_key_may_be_empty() -> None:
    ((fields, _),) = fields_of(f"title: Ardal: three shot\nurl: https://ardal.example/a\nauthor:\n\n{BODY}")
    assert fields == {"title": "Ardal: three shot", "url": "https://ardal.example/a"}


def test_a_rule_and_a_new_header_begin_a_new_article() -> None:
    text = f"title: One\n\n{BODY}\n---\ntitle: Two\npublished: 2024-05-03\n\n{BODY}\n---\n\noutlet: Post\n\n{BODY}"
    assert [fields for fields, _ in fields_of(text)] == [
        {"title": "One"},
        {"title": "Two", "published": "2024-05-03"},
        {"outlet": "Post"},
    ]


def test_a_rule_without_header_cuts_nothing() -> None:
    ((_, text),) = fields_of(f"{BODY}\n---\nThe attack was the second this week.")
    assert text.endswith("this week.")


def test_front_matter_of_markdown_is_a_header() -> None:
    assert fields_of(f'---\ntitle: "Three shot"\npublished: 2024-05-02\n---\n{BODY}') == [
        ({"title": "Three shot", "published": "2024-05-02"}, BODY)
    ]


def test_an_unknown_key_is_told_and_the_rest_of_the_header_used() -> None:
    (article,) = read_text("a.txt", f"title: Three shot\ndate: 2024-05-02\n\n{BODY}")
    assert dict(article.fields) == {"title": "Three shot"}
    assert article.text == BODY
    assert article.rejects[0]["rule"] == "unknown header"


def test_each_line_of_json_is_an_article_under_its_line_number() -> None:
    lines = [json.dumps({"text": BODY, "title": "Three shot", "more": [1]}), "", json.dumps({"text": BODY})]
    articles, rejects = read_jsonl("a.jsonl", "\n".join(lines))
    assert [(article.line, dict(article.fields)) for article in articles] == [(1, {"title": "Three shot"}), (3, {})]
    assert rejects == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('{"text": "cut off', "broken JSON"),
        ("['single quotes']", "broken JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"title": "no text"}', "no text"),
        ('{"text": ["a", "list"]}', "no text"),
        ('{"text": "  "}', "no text"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"),
        ('{"text": "' + "a" * 5_000_000 + '"}', "line too long"),
    ],
)
def test_a_line_that_is_no_article_is_set_aside_and_the_others_are_read(line: str, rule: str) -> None:
    articles, rejects = read_jsonl("a.jsonl", f"{line}\n{json.dumps({'text': BODY})}")
    assert [article.line for article in articles] == [2]
    assert [reject["rule"] for reject in rejects] == [rule]
    assert rejects[0]["reason"].startswith("line 1: ")


def test_a_field_that_is_no_string_is_left_out_and_told() -> None:
    articles, _ = read_jsonl("a.jsonl", json.dumps({"text": BODY, "title": 7, "published": None}))
    assert dict(articles[0].fields) == {}
    assert [(reject["column"], reject["value"]) for reject in articles[0].rejects] == [("title", "7")]


PAGE = """<html><head><title>Three farmers shot near Ardal</title>
<meta property="og:site_name" content="Ardal Post">
<meta property="article:published_time" content="2024-05-02T08:00:00Z">
<link rel="canonical" href="https://ardal.example/three-farmers"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Three farmers shot near Ardal</h1>
<p>Gunmen shot dead three farmers on a road near Ardal on Thursday morning, the chief of the district said.</p>
<p>The men were on the way to the weekly market when two riders on a motorcycle opened fire, he told reporters.</p>
<p>It was the second attack on farmers in the valley within a month, and many have left their fields.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_text_and_metadata_without_menus() -> None:
    article = read_html(PAGE)
    assert article is not None
    assert (article.fields["title"], article.fields["published"]) == ("Three farmers shot near Ardal", "2024-05-02")
    assert article.fields["outlet"] == "Ardal Post"
    assert "two riders on a motorcycle" in article.text
    assert "rights reserved" not in article.text
    assert article.basis == "metadata"


def test_a_page_without_article_gives_nothing() -> None:
    assert read_html("<html><body></body></html>") is None


SIDECAR = "path,article_no,published,outlet\na.txt,,2024-05-02,Ardal Post\na.txt,2,2024-05-03,\nsub/b.txt,1,,Wire\n"


def test_a_row_for_one_article_goes_before_the_row_for_its_file() -> None:
    rows, rejects = read_sidecar("north/sources.csv", SIDECAR)
    index = SidecarIndex.of(rows)
    assert rejects == []
    assert index.about("north/a.txt", 1) == {"published": "2024-05-02", "outlet": "Ardal Post"}
    assert index.about("north/a.txt", 2) == {"published": "2024-05-03", "outlet": "Ardal Post"}
    assert index.about("north/sub/b.txt", 1) == {"outlet": "Wire"}
    assert index.about("a.txt", 1) == {}


def test_the_sidecar_nearest_to_the_file_goes_before_those_above() -> None:
    above, _ = read_sidecar("sources.csv", "path,outlet\nnorth/a.txt,Far\n")
    near, _ = read_sidecar("north/sources.csv", "path,outlet\na.txt,Near\n")
    assert SidecarIndex.of([*near, *above]).about("north/a.txt", 1) == {"outlet": "Near"}


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_sidecar_saved_by_a_spreadsheet_is_read(separator: str) -> None:
    rows, _ = read_sidecar("sources.csv", SIDECAR.replace(",", separator))
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("../a.txt,,,", "path outside"),
        ("/etc/hosts,,,", "path outside"),
        ("sub/../../a.txt,,,", "path outside"),
        (",1,2024-05-02,", "path outside"),
        ("a.txt,first,,", "article number"),
        ("a.txt,0,,", "article number"),
        ("a.txt,1,2024-05-02,Post,and,more", "too many cells"),
    ],
)
def test_a_bad_row_is_set_aside_and_the_others_hold(row: str, rule: str) -> None:
    rows, rejects = read_sidecar("sources.csv", f"path,article_no,published,outlet\n{row}\nb.txt,,,Wire\n")
    assert [one.path for one in rows] == ["b.txt"]
    assert [reject["rule"] for reject in rejects] == [rule]


def test_a_sidecar_without_path_column_is_set_aside() -> None:
    rows, rejects = read_sidecar("sources.csv", "file,outlet\na.txt,Post\n")
    assert rows == []
    assert rejects[0]["rule"] == "no header"


def test_two_rows_about_one_article_and_rows_about_nothing_are_told() -> None:
    rows, _ = read_sidecar("sources.csv", "path,article_no,outlet\na.txt,1,One\na.txt,1,Two\na.txt,9,X\ngone.txt,,X\n")
    index = SidecarIndex.of(rows)
    assert index.about("a.txt", 1) == {"outlet": "One"}
    assert [reject["rule"] for reject in index.rejects] == ["named twice"]
    assert sorted(r["rule"] for r in index.unused({"a.txt": [1, 2]}, ["a.txt"])) == ["no such article", "no such file"]
