"""The error that ends the audit before there is a result."""


class ToolFailedError(Exception):
    """A tool of the audit failed; the text is its own message."""
