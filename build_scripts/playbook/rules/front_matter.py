"""Front matter: the fields between the two lines `---` that open an entry."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class MissingFrontMatter(Rule):
    """An entry opens with its front matter, between two lines `---`.

    There stand its title and the other fields by which it is sorted, listed and found.

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


class UnclosedFrontMatter(Rule):
    """The front matter closes with a second line `---`.

    Without it, nobody can tell where the fields end and the text begins.

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


class InvalidYaml(Rule):
    """The front matter is valid YAML.

    A colon followed by a blank begins a field, and a hash after a blank begins a remark: a text that holds one of them
    stands in quotes.

    Bad, in an anecdote:
        summary: Jo said: just a time.

    Good, in an anecdote:
        summary: "Jo said: just a time."
    """

    id, name = "PB203", "invalid-yaml"


class DuplicateKey(Rule):
    """A field stands once.

    Of two, one would win without a word.

    Bad, in an anecdote:
        summary: Jo wanted a time and no more.
        summary: Jo wanted a time.

    Good, in an anecdote:
        summary: Jo wanted a time and no more.
    """

    id, name = "PB204", "duplicate-key"


class MissingField(Rule):
    """The fields that a kind of entry needs are there.

    `title` always; the others depend on the kind: a script needs its `situation` and its `channel`.

    Bad, in an anecdote:
        ---
        title: Only a time
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        summary: Jo wanted a time and no more.
    """

    id, name = "PB205", "missing-field"


class UnknownField(Rule):
    """Every field is one that this kind of entry has.

    A misspelt field would be passed over, and what it says would be lost.

    Bad, in an anecdote:
        keyword: [clock]

    Good, in an anecdote:
        keywords: [clock]
    """

    id, name = "PB206", "unknown-field"


class WrongType(Rule):
    """A field holds what it should: a text, a list, an id.

    YAML reads `no` as a truth value, and a text without brackets is no list.

    Bad, in an anecdote:
        keywords: clock, ferry

    Good, in an anecdote:
        keywords: [clock, ferry]
    """

    id, name = "PB207", "wrong-type"


class InvalidDate(Rule):
    """A date is a day of the calendar, written as year-month-day.

    A day that does not exist would never come, and nobody would be asked to look at the page again.

    Bad, in an anecdote:
        review_by: 2027-02-30

    Good, in an anecdote:
        review_by: 2027-02-28
    """

    id, name = "PB208", "invalid-date"
    former_names = ("impossible-date",)


class InvalidChoice(Rule):
    """A field that sorts entries holds one of the words that stand in `site_config/playbook.yml`.

    A page that is sorted under a word of its own would be found by nobody.

    Bad, in a script:
        channel: telephone

    Good, in a script:
        channel: phone
    """

    id, name = "PB209", "invalid-choice"
    former_names = ("unknown-word",)


class FieldOrder(Rule):
    """The fields stand in their usual order: title and summary, then the kind's own, then those that all kinds have.

    The eye finds them faster, and changes are easier to read. `playbook check --fix` puts them in order.

    Bad, in an anecdote:
        ---
        summary: Jo wanted a time and no more.
        title: Only a time
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        ---
        title: Only a time
        summary: Jo wanted a time and no more.
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name, severity = "PB210", "field-order", Severity.WARNING
    former_names = ("key-order",)


RULES: tuple[type[Rule], ...] = (
    MissingFrontMatter,
    UnclosedFrontMatter,
    InvalidYaml,
    DuplicateKey,
    MissingField,
    UnknownField,
    WrongType,
    InvalidDate,
    InvalidChoice,
    FieldOrder,
)
"""The family, in the order of its ids."""
