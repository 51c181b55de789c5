"""Completeness: every entry has what it needs to be found, applied and understood."""

from __future__ import annotations

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


class SituationWithoutScript(Rule):
    """Every situation has a published script.

    Who opens it while a customer waits must find words to say.

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


class ScriptWithoutPrinciple(Rule):
    """Every script leans on a principle.

    It says why these words and no others.

    Bad, in content/scripts/write-that-it-is-late.md:
        principles: []

    Good, in content/scripts/write-that-it-is-late.md:
        principles: [answer-for-it]
    """

    id, name, severity = "PB513", "script-without-principle", Severity.ERROR


class Orphan(Rule):
    """A principle, an anecdote or a tension is led to from somewhere else than a list.

    Nobody finds a page to which no other page leads.

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


class OneSidedTension(Rule):
    """Both principles of a tension name it in their text.

    Who reads only one of the two would not know that the other pulls against it.

    Bad, in a principle:
        ---
        title: Tell the *time*
        summary: A time, even a bad one, beats a guess.
        ---

        They ask twice where nobody told them once. [@gull-on-ferries#asks-twice]

        ## How to act on it

        - Name a time, and keep it.

    Good, in a principle:
        It pulls against the other: [[time-or-answer]].
    """

    id, name, severity = "PB515", "one-sided-tension", Severity.ERROR


class SideWithoutScript(Rule):
    """Each side of a tension names a script that shows how it is done.

    A team lead puts both sides on a screen, and their words beside each other.

    Bad, in a tension:
        ## When the second wins

        When it is over, and nobody waits any more.

    Good, in a tension:
        ## When the second wins

        When it is over: [[write-that-it-is-late]].
    """

    id, name, severity = "PB516", "side-without-script", Severity.ERROR


RULES: tuple[type[Rule], ...] = (
    PrincipleWithoutScript,
    SituationWithoutScript,
    ScriptWithoutPrinciple,
    Orphan,
    OneSidedTension,
    SideWithoutScript,
)
"""The family, in the order of its ids."""
