"""Rules about the path, the id and the title of an entry."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.fields import ID
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.model.playbook import Playbook
from playbook.reading.source import CONTENT, SourceFile
from playbook.rules.rule import Rule, Severity
from playbook.rules.wording import words
from playbook.suggestions import did_you_mean

GENERATED_FILES = frozenset(
    {"findings.schema.json", "inventory.txt", "playbook.json", "playbook.schema.json", "scripts.csv"}
)
"""The files at the root of the site that are not pages."""


class MisplacedFile(Rule):
    """An entry is directly in the folder of its kind, and its name ends in `.md`.

    The folder says which kind of entry it is. No file may take the place of a page that the build generates.

    Bad, as files:
        content/one-foggy-morning.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB104", "misplaced-file"


def check_misplaced_file(file: SourceFile) -> Iterator[Diagnostic]:
    """Report an entry outside the folder of a kind, and any other file that could pass for an entry or a page."""
    if file.text is None:
        yield from _check_misplaced_asset(file)
        return
    kinds = ", ".join(f"{CONTENT}/{kind}/" for kind in KINDS)
    folder, *deeper = file.path.parts
    if not deeper:
        message = "This entry is not in the folder of a kind."
        yield file.diagnostic(MisplacedFile, message, f"Move it to one of {kinds}.")
    elif folder not in KINDS:
        help = did_you_mean(folder, KINDS, f"Move the file to one of {kinds}.")
        yield file.diagnostic(MisplacedFile, f'There is no kind of entry "{folder}".', help)
    elif len(deeper) > 1:
        message = f"This entry is in a folder below {CONTENT}/{folder}/."
        yield file.diagnostic(MisplacedFile, message, f"Move it to {CONTENT}/{folder}/ and name it after its content.")


def _check_misplaced_asset(file: SourceFile) -> Iterator[Diagnostic]:
    suffix = file.path.suffix
    if suffix.casefold() in {".md", ".markdown", ".mdown", ".mkd", ".mkdn"}:
        message = f'The name of an entry ends in ".md", not in "{suffix}".'
        yield file.diagnostic(MisplacedFile, message, f"Rename the file to {file.path.stem}.md.")
    elif suffix.casefold() == ".html" or str(file.path) in GENERATED_FILES:
        message = f'The build generates files such as "{file.path.name}" itself.'
        yield file.diagnostic(MisplacedFile, message, f"Move it out of {CONTENT}/, or rename it.")


class InvalidId(Rule):
    """The name of a file is an id: lower-case letters, digits and single hyphens.

    The id is part of the page's address and of every link to it, and it must work on every system and in every browser.

    Bad, as files:
        content/anecdotes/One_Foggy_Morning.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB105", "invalid-id"
    former_names = ("bad-id",)


def check_invalid_id(file: SourceFile) -> Iterator[Diagnostic]:
    """Report a file whose name cannot be an id."""
    if _is_in_place(file) and not ID.fullmatch(file.path.stem):
        yield file.diagnostic(
            InvalidId,
            f'"{file.path.stem}" is not a valid id.',
            "Rename the file, with lower-case letters, digits and single hyphens, such as my-first-entry.md.",
        )


class DuplicateId(Rule):
    """Each id belongs to one entry, across all kinds.

    A link names an entry by its id alone, so two entries with the same id could not be told apart.

    Bad, as files:
        content/tensions/tell-the-time.md

    Good, as files:
        content/anecdotes/nobody-told-the-time.md
    """

    id, name = "PB106", "duplicate-id"


def duplicate_id(entry: Entry, holder: Entry) -> Diagnostic:
    """Report an entry with the id of another one."""
    return entry.file.diagnostic(
        DuplicateId,
        f'The id "{entry.id}" is already used by {CONTENT}/{holder.file.path}.',
        "Rename one of the two files; ids are unique across all kinds.",
    )


class ReservedId(Rule):
    """No entry has the id `index`.

    The page of that name is the list of all entries of a kind, which the build generates.

    Bad, as files:
        content/anecdotes/index.md

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name = "PB107", "reserved-id"


def check_reserved_id(file: SourceFile) -> Iterator[Diagnostic]:
    """Report an entry that has the name of a list."""
    if _is_in_place(file) and file.path.stem == "index":
        message = 'The id "index" is reserved for the list of all entries.'
        yield file.diagnostic(ReservedId, message, "Rename the file after what the entry is about.")


def _is_in_place(file: SourceFile) -> bool:
    """Whether a file is an entry directly in the folder of a kind."""
    return file.text is not None and len(file.path.parts) == 2 and file.path.parts[0] in KINDS


class DuplicateTitle(Rule):
    """Each title belongs to one entry.

    In lists and in the search, two pages with the same title cannot be told apart while a customer waits. Capitals and
    punctuation make no difference.

    Bad, in an anecdote:
        title: The ferry is late!

    Good, in an anecdote:
        title: The ferry was late, and nobody said so
    """

    id, name, severity = "PB108", "duplicate-title", Severity.ERROR


def check_duplicate_title(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each entry with the title of an earlier one."""
    seen: dict[str, Entry] = {}
    for entry in playbook.entries.values():
        if "title" not in entry.front.values:
            continue  # `title` replaces one that is missing or wrong, which is already reported
        first = seen.setdefault(" ".join(words(entry.title)), entry)
        if first is not entry:
            yield entry.file.diagnostic(
                DuplicateTitle,
                f'The title "{entry.title}" is also that of {CONTENT}/{first.file.path}.',
                "Change one of the two titles, so that they can be told apart.",
                entry.front.offset(("title",)),
            )


RULES: tuple[type[Rule], ...] = (MisplacedFile, InvalidId, DuplicateId, ReservedId, DuplicateTitle)
"""The rules of this module, in the order of their ids."""
