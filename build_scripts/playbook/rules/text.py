"""Text: what stands below the front matter."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class EmptyBody(Rule):
    """Something is written below the front matter.

    A page with a title and nothing else answers nobody.

    Bad, in a situation:
        ---
        title: They ask when it leaves
        summary: They have asked before, and nobody knew.
        doing: asking
        moment: during
        they_say: [When does it leave?]
        ---

    Good, in a situation:
        They want one number.
    """

    id, name = "PB301", "empty-body"


class MissingSection(Rule):
    """The headings that a kind of entry must have are there.

    The card on a script's page is made of *Say*, *Avoid* and *If they push back*; a principle says *How to act on it*.

    Bad, in a tension:
        ---
        title: A time, or an answer
        summary: To name a time is not yet to answer for the delay.
        between: [tell-the-time, answer-for-it]
        ---

        The one looks forward, the other back. [@gull-on-ferries#asks-twice]

        ## When the first wins

        While they wait: [[the-ferry-is-late]].

        ## When the second wins

        When it is over: [[write-that-it-is-late]].

    Good, in a tension:
        ## How to choose

        Ask whether they can still catch it.
    """

    id, name = "PB302", "missing-section"


class EmptySection(Rule):
    """Beneath every heading stands something to read.

    A heading promises words. In *Say*, *Avoid* and *If they push back* these are the items of a list. A remark
    `<!-- … -->` is nothing to read.

    Bad, in a situation:
        ## What helps

    Good, in a situation:
        ## What helps

        - A number. [[tell-the-time]]
        - Own it. [[own-it]]
    """

    id, name = "PB303", "empty-section"


class DuplicateHeading(Rule):
    """No two headings of an entry lead to the same address.

    A link to a heading names it by its words. The second of two alike gets a number instead, such as `#what-helps_1`,
    which changes with the order of the page.

    Bad, in a situation:
        ## What helps

        - A number. [[tell-the-time]]

        ## What helps?

        - Own it. [[own-it]]

    Good, in a situation:
        ## What helps

        - A number. [[tell-the-time]]

        ## What helps later

        - Own it. [[own-it]]
    """

    id, name = "PB304", "duplicate-heading"


class UnknownSection(Rule):
    """Scripts and tensions have no other headings than those that they must have.

    What stands under another heading would not be on the card.

    Bad, in a tension:
        ## A story

        A ferry left on time once.

    Good, in a tension:
        ## How to choose

        Ask whether they can still catch it. A ferry left on time once.
    """

    id, name = "PB305", "unknown-section"


class PageTitleInBody(Rule):
    """No heading of the first level stands in the text.

    The page gets its title from the front matter. Headings in the text begin with `##`.

    Bad, in a situation:
        # What helps later

        - A number. [[tell-the-time]]

    Good, in a situation:
        ## What helps later

        - A number. [[tell-the-time]]
    """

    id, name = "PB310", "page-title-in-body"


class BrokenEmphasis(Rule):
    r"""Stars for emphasis stand close to the words that they mark.

    With a blank between, or a letter right behind, the page shows the stars themselves. A star that is meant as a star
    is written `\*`.

    Bad, in a situation:
        **Say: **the time.

    Good, in a situation:
        **Say:** the time.
    """

    id, name, severity = "PB312", "broken-emphasis", Severity.ERROR


class TrailingWhitespace(Rule):
    """No blanks stand at the end of a line, and the file ends with one line break.

    Nobody sees them, but they fill a change with lines in which nothing changed. Two blanks that break a line within a
    paragraph are kept. `playbook check --fix` takes the noise away.

    Bad, in a situation:
        They want one number.␣

    Good, in a situation:
        They want one number.
    """

    id, name, severity = "PB313", "trailing-whitespace", Severity.WARNING
    former_names = ("trailing-noise",)


RULES: tuple[type[Rule], ...] = (
    EmptyBody,
    MissingSection,
    EmptySection,
    DuplicateHeading,
    UnknownSection,
    PageTitleInBody,
    BrokenEmphasis,
    TrailingWhitespace,
)
"""The family, in the order of its ids."""
