"""The one error that stops a run."""


class PipelineError(Exception):
    """A run cannot go on; the message is one line that says what, where and what to do."""
