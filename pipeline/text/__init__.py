"""Plain functions on the words of an article."""
