"""Rules about the size and the characters of a file, so that it can be read quickly and safely."""

from __future__ import annotations

from playbook.diagnostics import Diagnostic
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule


class OversizedFile(Rule):
    """An entry has at most 100,000 characters, and each of its blocks at most 10,000.

    Nobody reads such a page on a call, and it would slow down every check and every build. Almost always, something
    else was pasted by mistake.

    Bad, in content/principles/keep-a-log.md:
        The whole log of the harbour office … (and 100,000 characters more)

    Good, in a principle:
        The harbour office wrote nothing down for an hour.
    """

    id, name = "PB109", "oversized-file"


def oversized_file(file: SourceFile, limit: int) -> Diagnostic:
    """Report a file with too many characters."""
    return file.diagnostic(
        OversizedFile,
        f"This entry has {len(file.text or ''):,} characters; at most {limit:,} are allowed.",
        "Remove what was pasted by mistake, or split the entry into several.",
    )


def oversized_block(file: SourceFile, start: int, end: int, limit: int) -> Diagnostic:
    """Report a block with too many characters."""
    return file.diagnostic(
        OversizedFile,
        f"This block has {end - start:,} characters without an empty line; at most {limit:,} are allowed.",
        "Remove what was pasted by mistake, or split the block into paragraphs.",
        start,
    )


class ControlCharacter(Rule):
    """An entry contains no control characters other than line breaks and tabs.

    They come with text that was copied from another program. They are invisible, and break programs that read the page.

    Bad, in an anecdote:
        Jo asked for a time. ␀ [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        Jo asked for a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name = "PB110", "control-character"


def control_character(file: SourceFile, character: str, offset: int, more: int) -> Diagnostic:
    """Report the first control character of a file, and how many `more` there are."""
    others = f" (and {more} more in this file)" if more else ""
    return file.diagnostic(
        ControlCharacter,
        f"There is an invisible control character here: U+{ord(character):04X}{others}.",
        "Delete it; if it comes back, retype the words around it.",
        offset,
    )


RULES: tuple[type[Rule], ...] = (OversizedFile, ControlCharacter)
"""The rules of this module, in the order of their ids."""
