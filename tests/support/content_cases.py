"""The cases of invalid and of valid content.

A case is one file, `cases/invalid/KIND/NAME.md`, with the report expected of it in `NAME.txt`; or it is a folder of
several files, `cases/invalid/sets/NAME/`, with the report in its `expected.txt`. Its files are added to the fixture
project. Cases in `cases/valid/` only look like problems: their reports are empty and have no file.
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from playbook.reading.source import CONTENT, SourceFile
from support.fixture_project import CASES

INVALID = CASES / "invalid"
VALID = CASES / "valid"
SETS = INVALID / "sets"

_HEAD = re.compile(r"^(?P<path>.+?):\d+:\d+: (?:error|warning): (?P<rule>[a-z-]+) \(PB\d+\): ", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """Some files of content, and the file that holds the report expected of them."""

    root: Path
    paths: tuple[Path, ...]
    report: Path

    @property
    def name(self) -> str:
        return self.report.relative_to(CASES).with_suffix("").as_posix()

    @property
    def files(self) -> list[SourceFile]:
        return [SourceFile(self._name_of(path), path.read_bytes().decode("utf-8")) for path in self.paths]

    def rules_of(self, path: Path) -> set[str]:
        """Return the names of the rules that the expected report gives for one of the files."""
        return {rule for name, rule in self._heads() if name == f"{CONTENT}/{self._name_of(path)}"}

    def rules(self) -> set[str]:
        """Return the names of the rules in the expected report."""
        return {rule for _, rule in self._heads()}

    def _name_of(self, path: Path) -> PurePosixPath:
        return PurePosixPath(path.relative_to(self.root).as_posix())

    def _heads(self) -> list[tuple[str, str]]:
        report = self.report.read_bytes().decode("utf-8") if self.report.is_file() else ""
        return [(match["path"], match["rule"]) for match in _HEAD.finditer(report)]


def _single(root: Path, path: Path) -> Case:
    return Case(root, (path,), path.with_suffix(".txt"))


def _set(folder: Path) -> Case:
    return Case(folder, tuple(sorted(folder.rglob("*.md"))), folder / "expected.txt")


SINGLE_CASES = [_single(INVALID, path) for path in sorted(INVALID.rglob("*.md")) if SETS not in path.parents]
INVALID_CASES = [*SINGLE_CASES, *(_set(folder) for folder in sorted(SETS.iterdir()))]
VALID_CASES = [_single(VALID, path) for path in sorted(VALID.rglob("*.md"))]
