"""Selection: which of the findings a report is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.diagnostics import Diagnostic
from playbook.rules.rule import Rule


@dataclass(frozen=True)
class DiagnosticFilter:
    """What was asked for: files and folders relative to the project's root, rules to tell and rules to pass over.

    Where no path is named, all are meant; where no rule is selected, all but the ignored ones.
    """

    paths: tuple[str, ...] = ()
    select: frozenset[type[Rule]] = frozenset()
    ignore: frozenset[type[Rule]] = frozenset()

    def apply(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that were asked for, in the order of the paths and else as they were given."""
        ranked = [(self._rank(found.location.path), found) for found in diagnostics if self._wants(found.rule)]
        return [found for rank, found in sorted(ranked, key=lambda pair: pair[0]) if rank < len(self._prefixes)]

    def _wants(self, rule: type[Rule]) -> bool:
        return rule not in self.ignore and (not self.select or rule in self.select)

    @property
    def _prefixes(self) -> tuple[str, ...]:
        return self.paths or (".",)

    def _rank(self, path: str) -> int:
        """The number of the first of the paths that is or holds this one; past the last, where none does."""
        holds = (prefix in (".", path) or path.startswith(f"{prefix}/") for prefix in self._prefixes)
        return next((number for number, held in enumerate(holds) if held), len(self._prefixes))
