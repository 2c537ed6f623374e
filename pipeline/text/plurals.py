"""The plural of English nouns and phrases."""

import re

PLURALS = (
    (re.compile("(?<=[^aeiou])y$"), "ies"),
    (re.compile("man$"), "men"),
    (re.compile("woman$"), "women"),
    (re.compile("(s|x|ch|sh)$"), r"\1es"),
    (re.compile("$"), "s"),
)


def plural(word: str) -> str:
    """Return a noun in the plural ("policeman" → "policemen")."""
    return next(rule.sub(ending, word) for rule, ending in PLURALS if rule.search(word))
