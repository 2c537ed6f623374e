"""Days that an account may not have, whatever its words allow."""

from collections.abc import Callable

import pytest

from tests.text.conftest import Reading


@pytest.mark.parametrize(
    "text",
    [
        "Four farmers were shot dead on 12 March 2023 near Gao, Mali.",
        "A bomb killed nine people in Kirkuk on 20 February 2023.",
    ],
)
def test_nothing_told_happened_after_the_article_was_published(reading: Callable[[str], Reading], text: str) -> None:
    assert [account.day for account in reading(text).accounts] == [None]
