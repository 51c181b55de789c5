"""The rule about the records of reviews."""

from __future__ import annotations

from pathlib import PurePosixPath

from playbook.diagnostics import Diagnostic, Location
from playbook.rules.rule import Rule


class InvalidReviewRecord(Rule):
    """Each line of a review record is the name of something, a space, and its fingerprint.

    `playbook review` writes these files. A damaged line records nothing.

    Bad, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too, looked at

    Good, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too v2:762c20b866b7
    """

    id, name = "PB505", "invalid-review-record"
    former_names = ("bad-review",)


def invalid_review_record(location: Location, line: str) -> Diagnostic:
    """Report a line of a record, or a whole file, that cannot be read."""
    help = f'Run "playbook review {PurePosixPath(location.path).stem}" to write the file again.'
    return Diagnostic(location, InvalidReviewRecord, "This is not a valid review record.", help, line)


def unknown_fingerprint_version(location: Location, line: str, version: int) -> Diagnostic:
    """Report a line of a record that a newer compiler has written."""
    message = f"This version of the compiler does not know fingerprints of version {version}."
    help = f'Update the compiler, or run "playbook review {PurePosixPath(location.path).stem}" to write the file again.'
    return Diagnostic(location, InvalidReviewRecord, message, help, line)


RULES: tuple[type[Rule], ...] = (InvalidReviewRecord,)
"""The rules of this module, in the order of their ids."""
