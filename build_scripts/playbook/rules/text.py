"""Text: what stands below the front matter."""

from __future__ import annotations

from playbook.rules.rule import Rule, Weight


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


class UnknownMove(Rule):
    """A line to say begins with its move.

    *Openness* names what they feel, *Resourcefulness* asks before it fixes, *Persistence* promises what we will do.

    Bad, in a script:
        ## Say

        - You have stood here for an hour, {name}. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB306", "unknown-move"


class NoPassageId(Rule):
    """Every block of an article ends with a mark that names it.

    Pages cite a passage by that name. `playbook check --fix` makes one of the first words.

    Bad, in an article:
        A timetable is a promise.

    Good, in an article:
        A timetable is a promise.
        { #timetable-is-a-promise waive="for this example" }
    """

    id, name = "PB307", "no-passage-id"


class BadPassageMark(Rule):
    """A passage's mark is `{ #id }`, with `.line` or `.comment`, `by="…"` and `waive="…"` where they apply.

    What cannot be read would be lost, and with it what the playbook owes to the passage.

    Bad, in an article:
        A timetable is a promise.
        { #promise waived="for this example" }

    Good, in an article:
        A timetable is a promise.
        { #promise waive="for this example" }
    """

    id, name = "PB308", "bad-passage-mark"


class DuplicatePassage(Rule):
    """A passage's id stands once in its article.

    A citation names a passage by its id, so two alike could not be told apart.

    Bad, in an article:
        A timetable is a promise.
        { #timetable waive="for this example" }

    Good, in an article:
        A timetable is a promise.
        { #timetable-is-a-promise waive="for this example" }
    """

    id, name = "PB309", "duplicate-passage"


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


class MarkupInLine(Rule):
    """The words of a line are plain text.

    They are spoken, copied and exported. A citation or a reason stands in brackets after them.

    Bad, in a script:
        ## Avoid

        - The **weather** is bad.

    Good, in a script:
        ## Avoid

        - The weather is bad. (They can see it.)
    """

    id, name = "PB311", "markup-in-line"


class BrokenEmphasis(Rule):
    r"""Stars for emphasis stand close to the words that they mark.

    With a blank between, or a letter right behind, the page shows the stars themselves. A star that is meant as a star
    is written `\*`.

    Bad, in a situation:
        **Say: **the time.

    Good, in a situation:
        **Say:** the time.
    """

    id, name, weight = "PB312", "broken-emphasis", Weight.DEBT


class TrailingNoise(Rule):
    """No blanks stand at the end of a line, and the file ends with one line break.

    Nobody sees them, but they fill a change with lines in which nothing changed. Two blanks that break a line within a
    paragraph are kept. `playbook check --fix` takes the noise away.

    Bad, in a situation:
        They want one number.␣

    Good, in a situation:
        They want one number.
    """

    id, name, weight = "PB313", "trailing-noise", Weight.WARNING


class EmptyLine(Rule):
    """A line of a script holds words.

    A move alone says nothing.

    Bad, in a script:
        ## Say

        - Openness:
        - Persistence: I will come back at ten. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}.
        - Persistence: I will come back at ten. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB314", "empty-line"


RULES: tuple[type[Rule], ...] = (
    EmptyBody,
    MissingSection,
    EmptySection,
    DuplicateHeading,
    UnknownSection,
    UnknownMove,
    NoPassageId,
    BadPassageMark,
    DuplicatePassage,
    PageTitleInBody,
    MarkupInLine,
    BrokenEmphasis,
    TrailingNoise,
    EmptyLine,
)
"""The family, in the order of its ids."""
