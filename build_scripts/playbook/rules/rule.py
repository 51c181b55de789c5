"""What a rule is: a stable id, a name, a weight, and a docstring that is its documentation."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Literal


class Severity(Enum):
    """How much a finding weighs.

    With a fault no page can be made. With a debt a preview shows the pages, but nothing is built. A warning stops
    nothing.
    """

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"

    @property
    def level(self) -> Literal["error", "warning"]:
        """What a finding of this weight is called outside, where only that matters whether it stops something."""
        return "warning" if self is Severity.WARNING else "error"


class Rule:
    """One rule by which the project is judged; a subclass, which is never instantiated, a rule.

    Its docstring is what `playbook explain` and the wiki's rule reference show: a sentence that says what holds where
    all is well, a paragraph that says why, a `Bad` and a `Good` example. `playbook.rules.documentation` reads it.
    `id` is never given to another rule, so that a suppression or a search for it stays true; `name` is for people, and
    `former_names` are what it was called before: links and options that use them still work.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.BLOCKER
    former_names: ClassVar[tuple[str, ...]] = ()
