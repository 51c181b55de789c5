"""The base class of rules: a stable id, a name, a severity, and a docstring that is the rule's documentation."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Literal


class Severity(Enum):
    """The severity of a problem.

    A blocker stops the preview and the build, an error stops only the build, and a warning stops nothing.
    """

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"

    @property
    def level(self) -> Literal["error", "warning"]:
        """The severity as other programs know it: an error stops something, a warning does not."""
        return "warning" if self is Severity.WARNING else "error"


class Rule:
    """A rule that the project must follow: one subclass per rule, which is never instantiated.

    Its docstring is what `playbook explain` and the wiki's page *Rules* show: a sentence that says what must be, a
    paragraph that says why, a `Bad` and a `Good` example. `playbook.rules.documentation` reads it. After the class
    comes what reports it: a check `check_NAME`, or, where the problem is found while something is read, functions that
    build the diagnostic.

    `id` is never given to another rule, so that a suppression or a search for it stays true. `former_names` are what
    the rule was called before: links and options that use them still work.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.BLOCKER
    former_names: ClassVar[tuple[str, ...]] = ()
