"""The filter that limits a report to some paths and rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.diagnostics import Diagnostic
from playbook.rules.rule import Rule


@dataclass(frozen=True)
class DiagnosticFilter:
    """The files and folders, relative to the project's root, and the rules to report.

    No path means all paths; no selected rule means all rules except the ignored ones.
    """

    paths: tuple[str, ...] = ()
    select: frozenset[type[Rule]] = frozenset()
    ignore: frozenset[type[Rule]] = frozenset()

    def apply(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the selected diagnostics, ordered by the path that selects them and otherwise as given."""
        ranked = [(self._rank(item.location.path), item) for item in diagnostics if self._includes(item.rule)]
        return [item for rank, item in sorted(ranked, key=lambda pair: pair[0]) if rank < len(self._prefixes)]

    def _includes(self, rule: type[Rule]) -> bool:
        return rule not in self.ignore and (not self.select or rule in self.select)

    @property
    def _prefixes(self) -> tuple[str, ...]:
        return self.paths or (".",)

    def _rank(self, path: str) -> int:
        """Return the index of the first selected path that is or contains this one, or the number of paths if none."""
        matches = (prefix in (".", path) or path.startswith(f"{prefix}/") for prefix in self._prefixes)
        return next((index for index, matched in enumerate(matches) if matched), len(self._prefixes))
