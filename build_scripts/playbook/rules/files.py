"""Files and ids: where an entry lies, and what it is called."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class MissingContent(Rule):
    """The folder `content/` holds the entries.

    Without an entry there is nothing to check and nothing to show.

    Bad, as files:
        content/

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB101", "missing-content"
    former_names = ("no-content",)


class NotUtf8(Rule):
    """An entry is UTF-8 text.

    In another encoding, accents and dashes turn into signs that nobody can read. Every editor can save as UTF-8.

    Bad, in an anecdote, saved as Windows-1252:
        Jo’s café had no clock. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote, saved as UTF-8:
        Jo’s café had no clock. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name = "PB102", "not-utf-8"


class UnreadableFile(Rule):
    """Everything in `content/` is a regular file that can be read.

    A link may lead out of the folder, or in a circle, and it is lost when the folder is copied.

    Bad, as files:
        content/anecdotes/one-foggy-morning.md -> ../../drafts/fog.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB103", "unreadable-file"


class MisplacedFile(Rule):
    """An entry lies directly in the folder of its kind, and its name ends in `.md`.

    The folder says what the entry is. Pages that the build makes itself have their own places, which no file may take.

    Bad, as files:
        content/one-foggy-morning.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB104", "misplaced-file"


class InvalidId(Rule):
    """The name of a file is an id: small letters, digits and single hyphens.

    The name is the page's address and what links to it say, on every system and in every browser.

    Bad, as files:
        content/anecdotes/One_Foggy_Morning.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB105", "invalid-id"
    former_names = ("bad-id",)


class DuplicateId(Rule):
    """An id is borne by one entry only, over all kinds.

    A link names an entry by its id alone, so two of the same name could not be told apart.

    Bad, as files:
        content/tensions/tell-the-time.md

    Good, as files:
        content/anecdotes/nobody-told-the-time.md
    """

    id, name = "PB106", "duplicate-id"


class ReservedId(Rule):
    """No entry is called `index`.

    That page is the list of all entries of its kind; the build makes it.

    Bad, as files:
        content/anecdotes/index.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB107", "reserved-id"


class DuplicateTitle(Rule):
    """A title belongs to one entry only.

    In lists and in the search, two pages of the same title cannot be told apart while a customer waits. Capitals and
    punctuation make no difference.

    Bad, in an anecdote:
        title: The ferry is late!

    Good, in an anecdote:
        title: The ferry was late, and nobody said so
    """

    id, name, severity = "PB108", "duplicate-title", Severity.ERROR


class OversizedFile(Rule):
    """An entry is short: at most 100,000 characters, and no block of it longer than 10,000.

    Nobody reads such a page on a call, and it would hold up every check and every build. Nearly always it is something
    else that was pasted by mistake.

    Bad, in content/principles/keep-a-log.md:
        The whole log of the harbour office … (and 100,000 characters more)

    Good, in a principle:
        The harbour office wrote nothing down for an hour.
    """

    id, name = "PB109", "oversized-file"


class ControlCharacter(Rule):
    """An entry holds no control characters, but for line breaks and tabs.

    They come in with text that was copied from another program; they cannot be seen, and break what reads the page.

    Bad, in an anecdote:
        Jo asked for a time. ␀ [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        Jo asked for a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name = "PB110", "control-character"


RULES: tuple[type[Rule], ...] = (
    MissingContent,
    NotUtf8,
    UnreadableFile,
    MisplacedFile,
    InvalidId,
    DuplicateId,
    ReservedId,
    DuplicateTitle,
    OversizedFile,
    ControlCharacter,
)
"""The family, in the order of its ids."""
