"""A project of a given size: `python -m bench.project ENTRIES FOLDER`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.content import enlarge
from playbook.clock import today
from playbook.compile import compile_project
from playbook.config.settings import load_settings
from playbook.reading.source import CONTENT, load
from playbook.review.fingerprint import fingerprint
from playbook.review.records import FOLDER, write_review
from playbook.review.status import dependencies

ROOT = Path(__file__).parents[2]
"""The root of this project."""


def write_project(source: Path, entries: int, folder: Path) -> int:
    """Write a project like `source` with about this many entries to a new folder. Return their number.

    The project has the number of copies of the content that comes closest, at least one. All entries are recorded as
    reviewed.
    """
    shutil.copytree(source / "site_config", folder / "site_config", ignore=shutil.ignore_patterns(Path(FOLDER).name))
    shutil.copyfile(source / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(source / CONTENT, folder / CONTENT)
    settings, _ = load_settings(source)
    files = [file for file in load(source)[0] if file.text is not None]
    if not settings or not files:
        raise SystemExit("The content cannot be read. To find out why, type: playbook check")
    for path, text in enlarge(files, max(1, round(entries / len(files))), settings).items():
        (folder / CONTENT / path).write_bytes(text.encode())
    playbook = compile_project(folder, today(), with_pages=False).playbook
    assert playbook
    for entry in playbook.entries.values():
        links = [dependency.link for dependency in dependencies(playbook, entry)]
        review = {link.key: fingerprint(link.destination) for link in links}
        write_review(folder, entry.id, review)
    return len(playbook.entries)


if __name__ == "__main__":
    print(write_project(ROOT, int(sys.argv[1]), Path(sys.argv[2])))
