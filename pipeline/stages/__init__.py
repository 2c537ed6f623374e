"""The six stages, one module each: pure functions from tables to tables."""
