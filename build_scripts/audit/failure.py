"""What ends the audit before it can judge."""


class ToolFailedError(Exception):
    """A tool of the audit did not do its work; the text is what it said."""
