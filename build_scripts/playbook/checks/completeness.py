"""Completeness: every entry has what it needs to be found, applied and understood."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.principle import Principle
from playbook.kinds.registry import KINDS
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.kinds.tension import FIRST_WINS, SECOND_WINS, Tension
from playbook.model.graph import CITATION, REFERENCE, Playbook
from playbook.rules.completeness import (
    OneSidedTension,
    Orphan,
    PrincipleWithoutScript,
    ScriptWithoutPrinciple,
    SideWithoutScript,
    SituationWithoutScript,
)


def check_principle_without_script(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """Every principle has a script that applies it, or says in `no_script` why none can."""
    for principle in playbook.entries_of(Principle):
        scripts = playbook.referrers(principle, Script, "principles")
        applied = any(script.fields.status == "published" for script in scripts)
        if not applied and not principle.fields.no_script:
            yield principle.file.diagnostic(
                PrincipleWithoutScript,
                "No published script applies this principle.",
                'Name it in the field "principles" of a script, or say why none can: no_script: "the reason".',
            )
        elif applied and principle.fields.no_script:
            yield principle.file.diagnostic(
                PrincipleWithoutScript,
                "This principle says that no script can apply it, yet one does.",
                'Take the field "no_script" away.',
                principle.front.keys["no_script"],
            )


def check_situation_without_script(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """Every situation has words to say."""
    for situation in playbook.entries_of(Situation):
        scripts = playbook.referrers(situation, Script, "situation")
        if not any(script.fields.status == "published" for script in scripts):
            yield situation.file.diagnostic(
                SituationWithoutScript,
                "No published script is for this situation.",
                f"Write one with the line: situation: {situation.id}",
            )


def check_script_without_principle(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """Every script leans on a principle."""
    for script in playbook.entries_of(Script):
        if not getattr(script.fields, "principles", True):  # a field that is wrong is not there
            yield script.file.diagnostic(
                ScriptWithoutPrinciple,
                "This script leans on no principle.",
                "Name the principles that its lines apply: principles: [one, two].",
                script.front.offset(("principles",)),
            )


def check_orphan(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A principle, anecdote or tension is led to from somewhere else than a list."""
    for entry in playbook.entries.values():
        if not KINDS[entry.kind].must_be_linked or playbook.backlinks(entry) or not entry.front.valid:
            continue
        # A principle shows the anecdotes and tensions that name it, and so leads to them.
        if not any(link.relation not in {REFERENCE, CITATION} for link in playbook.links_from(entry)):
            yield entry.file.diagnostic(
                Orphan, "No other entry leads here.", f"Name it where it matters, as [[{entry.id}]]."
            )


def check_one_sided_tension(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """Both principles of a tension name it in their text."""
    for tension in playbook.entries_of(Tension):
        sides = [link.target for link in playbook.links_from(tension) if link.relation == "between"]
        for index, side in enumerate(sides):
            if tension not in [link.target for link in playbook.links_from(side)]:
                yield tension.file.diagnostic(
                    OneSidedTension,
                    f'The principle "{side.id}" does not name this tension.',
                    f"Write [[{tension.id}]] in the text of {side.file.location(0).path}.",
                    tension.front.offset(("between", index)),
                )


def check_side_without_script(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """Each side of a tension names a script that shows how it is done."""
    for tension in playbook.entries_of(Tension):
        for heading in (FIRST_WINS, SECOND_WINS):
            section = tension.body.section(heading)
            # Of an empty section it is told already that it is empty.
            if section and section.blocks and not playbook.named_within(tension, section, Script):
                yield tension.file.diagnostic(
                    SideWithoutScript,
                    f'No script is named under "{heading}".',
                    "Name one whose words show this side, as [[its-id]].",
                    section.heading_start,
                )
