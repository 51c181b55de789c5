"""Every faulty file says in itself what must be told of it, and nothing else may be told.

A case is a file: `faults/<kind>/<name>.md` is laid over the clean content in `base/`; what it expects stands at its end,
a comment a finding: `<!-- expect LINE:COLUMN rule-name -->`. Cases that need several files are folders in `faults/sets/`.
What lies in `clean/` looks like a fault and is none: nothing may be told of it.
"""

import os
import re
from pathlib import Path, PurePosixPath

import pytest
from basis import base, compiled

from playbook.reading.source import CONTENT, SourceFile
from playbook.rules import RULES, site
from playbook.rules.coverage import BadReview, Suspect
from playbook.rules.files import NoContent, NotUtf8, UnreadableFile
from playbook.rules.settings import BadSettings, StaleSchema

HERE = Path(__file__).parent
FAULTS, CLEAN = HERE / "faults", HERE / "clean"
PICTURE = SourceFile(PurePosixPath("anecdotes/queue.png"), None)
EXPECT = re.compile(r"^<!-- expect (\d+:\d+ [a-z-]+) -->\n?", re.MULTILINE)

singles = sorted(path for path in FAULTS.rglob("*.md") if "sets" not in path.parts)
cases = {str(path.relative_to(FAULTS)): (FAULTS, [path]) for path in singles}
cases |= {f"sets/{folder.name}": (folder, sorted(folder.rglob("*.md"))) for folder in sorted(FAULTS.glob("sets/*"))}


@pytest.mark.parametrize("case", cases)
def test_fault_is_told_where_it_is(case):
    root, paths = cases[case]
    laid, expected = [], set()
    for path in paths:
        name, text = PurePosixPath(path.relative_to(root).as_posix()), path.read_bytes().decode("utf-8")
        laid.append(SourceFile(name, EXPECT.sub("", text)))
        expected |= {f"{CONTENT}/{name}:{finding}" for finding in EXPECT.findall(text)}
    _, diagnostics = compiled([*base, PICTURE, *laid])
    told = {f"{found.place} {found.rule.name}" for found in diagnostics}
    if os.environ.get("BLESS"):
        for path in paths:
            here = f"{CONTENT}/{path.relative_to(root).as_posix()}:"
            marks = [f"<!-- expect {line.removeprefix(here)} -->\n" for line in sorted(told) if line.startswith(here)]
            path.write_bytes((EXPECT.sub("", path.read_bytes().decode("utf-8")) + "".join(marks)).encode("utf-8"))
        expected = {line for line in told if any(f"/{path.name}:" in line for path in paths)}
    assert told == expected
    assert told
    assert all(found.message.endswith(".") and found.help for found in diagnostics)


@pytest.mark.parametrize("path", sorted(CLEAN.rglob("*.md")), ids=lambda path: path.stem)
def test_what_only_looks_like_a_fault_is_passed_over(path):
    file = SourceFile(PurePosixPath(path.relative_to(CLEAN).as_posix()), path.read_bytes().decode("utf-8"))
    _, diagnostics = compiled([*base, PICTURE, file])
    assert diagnostics == []


def test_there_are_more_than_a_hundred_faulty_files():
    assert len(singles) > 100


def test_every_rule_about_content_has_a_case():
    elsewhere = set(site.RULES)  # in tests/site
    elsewhere |= {NoContent, NotUtf8, UnreadableFile}  # in test_source
    elsewhere |= {BadSettings, BadReview, Suspect}  # in test_settings and test_reviews
    elsewhere |= {StaleSchema}  # in test_editor_schemas
    shown = {
        line.split()[1]
        for _, paths in cases.values()
        for path in paths
        for line in EXPECT.findall(path.read_bytes().decode("utf-8"))
    }
    assert shown == {rule.name for rule in set(RULES) - elsewhere}


def test_the_base_is_clean():
    _, diagnostics = compiled(base)
    assert diagnostics == []
