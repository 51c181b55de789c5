"""Rules about the entries that belong together, so that each can be found, applied and understood."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.principle import Principle
from playbook.kinds.registry import KINDS
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.kinds.tension import FIRST_WINS, SECOND_WINS, Tension
from playbook.model.playbook import CITATION, REFERENCE, Playbook
from playbook.reading.source import CONTENT
from playbook.rules.rule import Rule, Severity


class PrincipleWithoutScript(Rule):
    """Every principle has a script that applies it, or says in `no_script` why none can.

    A principle without words helps nobody on a call.

    Bad, in content/scripts/the-ferry-is-late.md:
        principles: [answer-for-it]

    Good, in content/scripts/the-ferry-is-late.md:
        principles: [answer-for-it, tell-the-time]
    """

    id, name, severity = "PB511", "principle-without-script", Severity.ERROR


def check_principle_without_script(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each principle that no published script applies, and each that says so although one does."""
    for principle in playbook.entries_of_type(Principle):
        scripts = playbook.referrers(principle, Script, "principles")
        applied = any(script.published for script in scripts)
        if not applied and not principle.fields.no_script:
            yield principle.file.diagnostic(
                PrincipleWithoutScript,
                "No published script applies this principle.",
                'Name it in the field "principles" of a script, or say why none can: no_script: "the reason".',
            )
        elif applied and principle.fields.no_script:
            yield principle.file.diagnostic(
                PrincipleWithoutScript,
                "This principle says that no script can apply it, but one does.",
                'Remove the field "no_script".',
                principle.front.keys["no_script"],
            )


class SituationWithoutScript(Rule):
    """Every situation has a published script.

    Anyone who opens it while a customer waits must find words to say.

    Bad, in content/situations/they-shout.md:
        ---
        title: They shout
        summary: An hour in the rain, and somebody has to hear it.
        doing: pushing
        moment: during
        they_say: [Does anybody work here?]
        ---

        It is not about you.

    Good, in a script:
        situation: asks-when-it-leaves
    """

    id, name, severity = "PB512", "situation-without-script", Severity.ERROR


def check_situation_without_script(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each situation for which no published script exists."""
    for situation in playbook.entries_of_type(Situation):
        scripts = playbook.referrers(situation, Script, "situation")
        if not any(script.published for script in scripts):
            yield situation.file.diagnostic(
                SituationWithoutScript,
                "This situation has no published script.",
                f"Write one with the line: situation: {situation.id}",
            )


class ScriptWithoutPrinciple(Rule):
    """Every script applies a principle.

    The principle explains why these words were chosen.

    Bad, in content/scripts/write-that-it-is-late.md:
        principles: []

    Good, in content/scripts/write-that-it-is-late.md:
        principles: [answer-for-it]
    """

    id, name, severity = "PB513", "script-without-principle", Severity.ERROR


def check_script_without_principle(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each script that names no principle."""
    for script in playbook.entries_of_type(Script):
        if not getattr(script.fields, "principles", True):  # an invalid field is missing
            yield script.file.diagnostic(
                ScriptWithoutPrinciple,
                "This script names no principle.",
                "Name the principles that its lines apply: principles: [one, two].",
                script.front.offset(("principles",)),
            )


class Orphan(Rule):
    """Each principle, anecdote and tension is linked from another entry.

    Nobody finds a page that only a list leads to.

    Bad, in an anecdote:
        ---
        title: Only a time
        summary: Jo wanted a time and no more.
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        illustrates: [tell-the-time]
    """

    id, name, severity = "PB514", "orphan", Severity.ERROR


def check_orphan(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each entry to which none leads, of the kinds that must be linked."""
    for entry in playbook.entries.values():
        if not KINDS[entry.kind].must_be_linked or playbook.backlinks(entry) or not entry.front.valid:
            continue
        # A principle shows the anecdotes and tensions that name it, and so leads to them.
        if not any(link.relation not in {REFERENCE, CITATION} for link in playbook.links_from(entry)):
            help = f"Name it where it matters, as [[{entry.id}]]."
            yield entry.file.diagnostic(Orphan, "No other entry leads to this one.", help)


class OneSidedTension(Rule):
    """Both principles of a tension name it in their text.

    Anyone who reads only one of the two would not know that the other pulls against it.

    Bad, in a principle:
        ---
        title: Tell the *time*
        summary: A time, even a bad one, beats a guess.
        group: promise
        ---

        They ask twice where nobody told them once. [@gull-on-ferries#asks-twice]

        ## How to act on it

        - Name a time, and keep it.

    Good, in a principle:
        It pulls against the other: [[time-or-answer]].
    """

    id, name, severity = "PB515", "one-sided-tension", Severity.ERROR


def check_one_sided_tension(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each principle of a tension that does not name it."""
    for tension in playbook.entries_of_type(Tension):
        sides = playbook.targets(tension, "between")
        for index, side in enumerate(sides):
            if tension not in [link.target for link in playbook.links_from(side)]:
                yield tension.file.diagnostic(
                    OneSidedTension,
                    f'The principle "{side.id}" does not name this tension.',
                    f"Write [[{tension.id}]] in the text of {CONTENT}/{side.file.path}.",
                    tension.front.offset(("between", index)),
                )


class SideWithoutScript(Rule):
    """Each side of a tension names a script that shows how it is done.

    A team lead shows both sides on a screen, with the words for each.

    Bad, in a tension:
        ## When the second wins

        When it is over, and nobody waits any more.

    Good, in a tension:
        ## When the second wins

        When it is over: [[write-that-it-is-late]].
    """

    id, name, severity = "PB516", "side-without-script", Severity.ERROR


def check_side_without_script(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each side of a tension that names no script."""
    for tension in playbook.entries_of_type(Tension):
        for heading in (FIRST_WINS, SECOND_WINS):
            section = tension.body.section(heading)
            # An empty section is already reported as such.
            if section and section.blocks and not playbook.named_within(tension, section, Script):
                yield tension.file.diagnostic(
                    SideWithoutScript,
                    f'The section "{heading}" names no script.',
                    "Name one whose words show this side, as [[id-of-the-script]].",
                    section.heading_start,
                )


RULES: tuple[type[Rule], ...] = (
    PrincipleWithoutScript,
    SituationWithoutScript,
    ScriptWithoutPrinciple,
    Orphan,
    OneSidedTension,
    SideWithoutScript,
)
"""The rules of this module, in the order of their ids."""
