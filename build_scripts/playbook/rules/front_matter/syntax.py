"""Rules about the front matter as YAML."""

from __future__ import annotations

import yaml

from playbook.diagnostics import Diagnostic
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule


class MissingFrontMatter(Rule):
    """An entry begins with its front matter, between two lines `---`.

    It holds the title and the other fields by which the entry is sorted, listed and found.

    Bad, as a whole anecdote:
        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        ---
        title: Only a time
        summary: Jo wanted a time and no more.
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name = "PB201", "missing-front-matter"
    former_names = ("no-front-matter",)


def missing_front_matter(file: SourceFile) -> Diagnostic:
    """Report a file without front matter."""
    return file.diagnostic(
        MissingFrontMatter,
        "This entry has no front matter.",
        'Begin the file with a line "---", then lines such as "title: …", then another line "---".',
    )


class UnclosedFrontMatter(Rule):
    """The front matter ends with a second line `---`.

    Without it, nothing shows where the fields end and the text begins.

    Bad, in an anecdote:
        ---
        title: Only a time
        summary: Jo wanted a time and no more.
        illustrates: [tell-the-time]

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        ---
        title: Only a time
        summary: Jo wanted a time and no more.
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name = "PB202", "unclosed-front-matter"


def unclosed_front_matter(file: SourceFile, text_line: int) -> Diagnostic:
    """Report front matter that never ends; the text seems to begin on `text_line`."""
    return file.diagnostic(
        UnclosedFrontMatter,
        'The front matter has no closing line "---".',
        f'Put a line "---" after its last field, before line {text_line}.',
    )


class InvalidYaml(Rule):
    """The front matter is valid YAML.

    A colon followed by a space begins a field, and a hash after a space begins a comment. Put text that contains
    one of them in quotes.

    Bad, in an anecdote:
        summary: Jo said: just a time.

    Good, in an anecdote:
        summary: "Jo said: just a time."
    """

    id, name = "PB203", "invalid-yaml"


UNREADABLE = "it cannot be read"
NESTED_TOO_DEEPLY = "it is nested too deeply"
NOT_FIELDS = "it is not a list of fields"
HAS_ALIASES = "anchors and aliases (& and *) are not supported"


def invalid_yaml(file: SourceFile, problem: str | yaml.YAMLError, offset: int) -> Diagnostic:
    """Report invalid YAML; the message is one of the constants above, or the error of the YAML parser."""
    if isinstance(problem, yaml.MarkedYAMLError):
        problem = problem.problem or UNREADABLE
    elif isinstance(problem, yaml.reader.ReaderError):
        problem = f"the character {problem.character!r} is not allowed"
    return file.diagnostic(
        InvalidYaml,
        f"The front matter is not valid YAML: {problem}.",
        "Put text that contains a colon, a hash or a quotation mark in quotes, and indent all items of a list equally.",
        offset,
    )


class DuplicateField(Rule):
    """Each field appears once.

    Otherwise, one of its two values would silently be ignored.

    Bad, in an anecdote:
        summary: Jo wanted a time and no more.
        summary: Jo wanted a time.

    Good, in an anecdote:
        summary: Jo wanted a time and no more.
    """

    id, name = "PB204", "duplicate-field"
    former_names = ("duplicate-key",)


def duplicate_field(file: SourceFile, field: str, offset: int) -> Diagnostic:
    """Report the second place of a field."""
    return file.diagnostic(
        DuplicateField, f'The field "{field}" appears here a second time.', "Remove one of the two.", offset
    )


RULES: tuple[type[Rule], ...] = (MissingFrontMatter, UnclosedFrontMatter, InvalidYaml, DuplicateField)
"""The rules of this module, in the order of their ids."""
