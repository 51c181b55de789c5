"""Rules about wording: phrases that no line may use, and personal data that no page may reveal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.kinds.script import Script
from playbook.model.playbook import Playbook
from playbook.reading.source import CONTENT
from playbook.rules.rule import Rule, Severity

_WORD = re.compile(r"\w+(?:['’]\w+)?")

_SHINGLE_SIZE = 4
"""The number of words in a shingle: few enough that most survive a changed word, too many for chance."""

_DUPLICATE_THRESHOLD = 0.6
"""The share of the shorter script's shingles above which two scripts say nearly the same."""

_MAX_SHINGLE_FREQUENCY = 20
"""A shingle in more scripts than this is a common phrase."""


class CustomerCarriesUs(Rule):
    """Empathy travels from us to the customer, and no line that we say asks the customer to carry us.

    No line asks customers to understand us, to be patient for our sake, to know our constraints, or to praise us. The
    phrases are listed in `site_config/playbook.yml`, under `never_say`. They may appear under *Avoid*.

    Bad, in a script:
        ## Say

        - Persistence: We are short-staffed today, so it may take a while. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Persistence: I will come back to you at ten, whatever I hear. [@gull-on-ferries#in-the-rain]
    """

    id, name, severity = "PB601", "customer-carries-us", Severity.ERROR


def check_customer_carries_us(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each line to say that matches a pattern under `never_say` in the settings."""
    for script in playbook.entries_of_type(Script):
        for _, said in script.spoken:
            for reason, found in settings.never_say.find(said.text):
                yield script.file.diagnostic(
                    CustomerCarriesUs,
                    f'"{found[0]}" {reason}.',
                    "Say instead what they are going through, or what you will do, and by when.",
                    said.words.offsets[found.start()],
                )


class NearDuplicateScript(Rule):
    """No two scripts on the same channel say nearly the same.

    Anyone who looks for words finds both, and has to compare them while a customer waits.

    Bad, in content/scripts/the-ferry-is-still-late.md:
        ---
        title: The ferry is still late
        situation: asks-when-it-leaves
        principles: [tell-the-time]
        channel: desk
        ---

        They have waited in the rain. [@gull-on-ferries#in-the-rain]

        ## They say

        - And now?

        ## Say

        - Openness: You have stood here for an hour, {name}.
        - Resourcefulness: Where do you have to be, and by when?
        - Persistence: I will come back to you at ten, whatever I hear.

        ## Avoid

        - It should be here any minute.

        ## If they push back

        - Persistence: At ten I will stand here again.

    Good, in content/scripts/the-ferry-is-still-late.md:
        ---
        title: The ferry is still late
        situation: asks-when-it-leaves
        principles: [tell-the-time]
        channel: desk
        ---

        They have waited in the rain. [@gull-on-ferries#in-the-rain]

        ## They say

        - And now?

        ## Say

        - Openness: Two hours now, and you are soaked.
        - Persistence: I'll be in the warm room on the left until you leave, and fetch you when it comes in.

        ## Avoid

        - It should be here any minute.

        ## If they push back

        - Persistence: Then I will wait here with you until ten o'clock.
    """

    id, name, severity = "PB602", "near-duplicate-script", Severity.ERROR


def check_near_duplicate_script(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each script that shares most of its words with an earlier one on the same channel."""
    scripts = [entry for entry in playbook.entries.values() if isinstance(entry, Script)]
    shingles = {script.id: _shingles(script) for script in scripts}
    holders: dict[tuple[str, ...], list[Script]] = defaultdict(list)
    for script in scripts:
        for shingle in shingles[script.id]:
            holders[shingle].append(script)
    shared: Counter[tuple[Script, Script]] = Counter()
    for alike in holders.values():
        if 1 < len(alike) <= _MAX_SHINGLE_FREQUENCY:
            shared.update(combinations(alike, 2))
    for (first, second), count in shared.items():
        share = count / min(len(shingles[first.id]), len(shingles[second.id]))
        if share >= _DUPLICATE_THRESHOLD and getattr(first.fields, "channel", "") == getattr(
            second.fields, "channel", ""
        ):
            yield second.file.diagnostic(
                NearDuplicateScript,
                f"This script says nearly the same as {CONTENT}/{first.file.path}: {share:.0%} of its words.",
                "Merge the two, or give this one the words that only its situation needs.",
                second.say[0].start,
            )


def _shingles(script: Script) -> set[tuple[str, ...]]:
    """Return every sequence of that many words in the lines of a script."""
    spoken = [word for line in (*script.say, *script.push_back) for word in words(line.text)]
    return set(zip(*(spoken[start:] for start in range(_SHINGLE_SIZE)), strict=False))


def words(text: str) -> list[str]:
    """Return the words of a text, without capitals and punctuation."""
    return _WORD.findall(text.casefold())


class PersonalData(Rule):
    """No page reveals who a customer was: no email address, and no number of a phone, an order, an account or a card.

    Many people read the wiki, and it is kept for a long time. Write `{name}` or `{order}` in a line, and leave the
    number out of a story. The patterns are listed in `site_config/playbook.yml`, under `personal_data`.

    Bad, in an anecdote:
        Jo wrote from jo@harbour.example to ask for a time.

    Good, in an anecdote:
        Jo wrote to ask for a time.
    """

    id, name, severity = "PB603", "personal-data", Severity.ERROR


def check_personal_data(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report matches of the patterns under `personal_data` in the settings, in each kind that quotes customers."""
    for entry in playbook.entries.values():
        if KINDS[entry.kind].quotes_customers:
            for reason, found in settings.personal_data.find(entry.file.text or ""):
                yield entry.file.diagnostic(
                    PersonalData,
                    f"This {reason}, which may reveal who the customer was.",
                    "Remove it, or write a placeholder such as {name} or {number}.",
                    found.start(),
                )


class VaguePromise(Rule):
    """A promise names who will keep it, and when.

    A line with the move *Persistence* that names neither is a hope. A line that asks a question promises nothing yet,
    and one that begins with *Persistence (boundary)* says what we will not do. The words that count as an owner and as
    a time are in `site_config/playbook.yml`, under `promise`.

    Bad, in a script:
        ## Say

        - Persistence: It will be looked into. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Persistence: I'll look into it, and come back to you at ten. [@gull-on-ferries#in-the-rain]
    """

    id, name, severity = "PB604", "vague-promise", Severity.ERROR


def check_vague_promise(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each line of the move that promises, and each of its variants, without an owner or without a time."""
    promise = settings.promise
    if not promise:
        return
    for script in playbook.entries_of_type(Script):
        for line, said in script.spoken:
            if line.move != promise.move or line.boundary or "?" in said.text:
                continue
            missing = [
                what
                for what, pattern in (("who will keep it", promise.owner), ("when", promise.time))
                if not pattern.search(said.text)
            ]
            if missing:
                yield script.file.diagnostic(
                    VaguePromise,
                    f"This promise does not say {' or '.join(missing)}.",
                    f'Name who does what, and by when. If it is not a promise, write "{promise.move} (boundary)".',
                    said.words.offsets[0],
                )


RULES: tuple[type[Rule], ...] = (
    CustomerCarriesUs,
    NearDuplicateScript,
    PersonalData,
    VaguePromise,
)
"""The rules of this module, in the order of their ids."""
