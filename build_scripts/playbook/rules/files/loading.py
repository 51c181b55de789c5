"""Rules about reading the files in `content/`."""

from __future__ import annotations

import stat

from playbook.diagnostics import Diagnostic, Location
from playbook.rules.rule import Rule


class MissingContent(Rule):
    """The folder `content/` holds the entries.

    Without entries there is nothing to check and nothing to show.

    Bad, as files:
        content/

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB101", "missing-content"
    former_names = ("no-content",)


def missing_content(location: Location, *, folder_exists: bool) -> Diagnostic:
    """Report that there are no entries."""
    if folder_exists:
        message = "The folder content/ contains no entry."
        help = "Add one, such as content/principles/my-first-entry.md."
    else:
        message = "The folder content/ does not exist."
        help = "Create it, with one folder for each kind of entry."
    return Diagnostic(location, MissingContent, message, help)


class NotUtf8(Rule):
    """An entry is UTF-8 text.

    In another encoding, accents and dashes become unreadable. Every editor can save as UTF-8.

    Bad, in an anecdote, saved as Windows-1252:
        Jo’s café had no clock. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote, saved as UTF-8:
        Jo’s café had no clock. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name = "PB102", "not-utf-8"


def not_utf_8(location: Location, byte: int, source_line: str) -> Diagnostic:
    """Report the first byte that cannot be decoded."""
    message = f"This file is not UTF-8 text: the byte 0x{byte:02x} is not valid here."
    return Diagnostic(location, NotUtf8, message, 'Save the file again with the encoding "UTF-8".', source_line)


class UnreadableFile(Rule):
    """Everything in `content/` is a regular file that can be read.

    A symbolic link may lead out of the folder or in a circle, and is lost when the folder is copied.

    Bad, as files:
        content/anecdotes/one-foggy-morning.md -> ../../drafts/fog.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB103", "unreadable-file"


def unreadable_file(location: Location, problem: int | OSError) -> Diagnostic:
    """Report a path that is not a regular file, according to its mode, or that the system refuses to open."""
    if isinstance(problem, OSError):
        message, help = (
            f"This file cannot be read: {problem.strerror}.",
            "Change its permissions.",
        )
    elif stat.S_ISLNK(problem):
        message, help = "This is a symbolic link, which is not followed.", "Put the file itself here."
    elif stat.S_ISDIR(problem):
        message, help = "This folder cannot be opened.", "Change its permissions."
    else:
        message, help = "This is not a regular file.", "Put a regular file here, or remove this one."
    return Diagnostic(location, UnreadableFile, message, help)


RULES: tuple[type[Rule], ...] = (MissingContent, NotUtf8, UnreadableFile)
"""The rules of this module, in the order of their ids."""
