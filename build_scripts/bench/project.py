"""A project around a made-up base, in a folder of its own: `python -m bench.project NUMBER FOLDER`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.base import make_base
from playbook.clock import today
from playbook.compile import compile_project
from playbook.config.settings import load_settings
from playbook.reading.source import CONTENT
from playbook.review.fingerprint import fingerprint
from playbook.review.records import FOLDER, write_review
from playbook.review.status import dependencies

ROOT = Path(__file__).parents[2]
"""The project of which the theme, the settings and the configuration are taken."""


def write_project(number: int, folder: Path) -> None:
    """A new project in `folder`: a base of that many entries, with the settings and the theme of this project.

    Every entry is recorded as reviewed.
    """
    # Not the reviews: they are of other entries.
    others = shutil.ignore_patterns(Path(FOLDER).name)
    shutil.copytree(ROOT / "site_config", folder / "site_config", ignore=others)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    settings, faults = load_settings(folder)
    if not settings:
        raise SystemExit(f"{faults[0].location}: {faults[0].message}")
    for path, text in make_base(number, settings).items():
        file = folder / CONTENT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    playbook = compile_project(folder, today(), with_pages=False).playbook
    assert playbook
    for entry in playbook.entries.values():
        found = [dependency.link for dependency in dependencies(playbook, entry)]
        review = {link.key: fingerprint(link.destination) for link in found}
        write_review(folder, entry.id, review)


if __name__ == "__main__":
    write_project(int(sys.argv[1]), Path(sys.argv[2]))
