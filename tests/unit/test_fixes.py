"""`check --fix` applies fixes with only one possible result, shows them, changes nothing else, and is idempotent."""

import difflib
import re
from pathlib import PurePosixPath

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from playbook import cli
from playbook.cli.common import EXIT_PROBLEMS
from playbook.reading.fixes import apply_fixes
from playbook.reading.parse import parse
from playbook.reading.source import SourceFile
from playbook.rules.documentation import documentation
from playbook.rules.front_matter.order import FieldOrder
from playbook.rules.text.markup import TrailingWhitespace
from playbook.rules.text.passages import MissingPassageId
from support.fixture_project import CASES, base
from support.fixture_project import settings as vocabulary
from support.golden import check_no_stale_files, compare_file
from support.rule_examples import add_example, project

FIXABLE = (FieldOrder, MissingPassageId, TrailingWhitespace)


def fixed(file):
    return apply_fixes(file, vocabulary, lambda finding: True)


def fixable(file):
    return [found for found in parse(file, vocabulary)[1] if found.edits]


PAIRS = sorted((CASES / "fixes").glob("*/*.before.md"))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name.partition(".")[0])
def test_a_fixed_file_is_as_expected(path):
    """A case is a pair of files, `NAME.before.md` and `NAME.after.md`, in the folder of its kind."""
    before = path.read_bytes().decode("utf-8")
    compare_file(expected(path), fixed(SourceFile(PurePosixPath(path.parent.name, "case.md"), before)).text)


def expected(path):
    return path.with_name(path.name.replace(".before.", ".after."))


def test_every_fixed_file_has_an_original():
    check_no_stale_files(CASES.glob("fixes/*/*.md"), [*PAIRS, *map(expected, PAIRS)])


def test_valid_files_are_not_changed():
    for file in base:
        assert fixed(file) is file


def rendered(file):
    """Return code blocks, and the page as HTML without ids and without spaces that no browser shows."""
    text = file.text or ""
    body = parse(file, vocabulary)[0].front.body_start
    html = Markdown(extensions=["attr_list", "tables", "md_in_html"]).convert(text[body:])
    html = re.sub(r"<pre><code>\s*</code></pre>", "", html)  # Python-Markdown turns spaces after a comment into one
    shown = re.sub(r"\s+", " ", re.sub(r' id="[^"]*"', "", html))
    return re.findall(r"<pre>.*?</pre>", html, re.S), re.sub(r" ?(</?[a-z0-9]+[^>]*>) ?", r"\1", shown).strip()


NOISE = st.sampled_from(
    [" ", "  ", "   ", "\t", " \n", "  \n", "\n", "\n\n", "\n \n", "\r\n", "# a comment\n", "```\n", "- ", "> ", "    ", "|\n", "<!-- x -->", "a: |\n  b  \n"]
)  # fmt: skip


@st.composite
def untidy(draw):
    """Return a file of the fixture project with noise inserted, fields shuffled, and marks of passages removed."""
    file = draw(st.sampled_from(base))
    text = file.text
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.sampled_from([match.start() for match in re.finditer(r"$", text, re.M)]))
        text = text[:at] + draw(NOISE) + text[at:]
    if draw(st.booleans()):
        text = re.sub(r"\n[ >]*\{ #[a-z-]+ \}", "", text)
    if draw(st.booleans()):
        head, front, body = text.split("---\n", 2) if text.count("---\n") > 1 else ("", "", text)
        fields = re.findall(r"^[a-z_]+:.*\n(?:[ #-].*\n)*", front, re.M)
        if "".join(fields) == front and front:
            text = f"{head}---\n{''.join(draw(st.permutations(fields)))}---\n{body}"
    if draw(st.booleans()):
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return SourceFile(file.path, text)


@settings(max_examples=300)
@given(untidy())
def test_a_fix_keeps_the_meaning_and_is_idempotent(file):
    after = fixed(file)
    assert fixed(after) is after
    before_fields, after_fields = (parse(one, vocabulary)[0].front.values for one in (file, after))
    assert after_fields == before_fields
    assert len(fixable(after)) <= len(fixable(file))
    if file.path.parts[0] != "articles":
        # In other kinds, words are only moved within the front matter, and none is added.
        assert sorted((after.text or "").split()) == sorted((file.text or "").split())
        assert rendered(after) == rendered(file)


def run(*arguments):
    return CliRunner().invoke(cli.playbook, arguments)


@pytest.fixture
def untidy_project(tmp_path, monkeypatch):
    for rule in FIXABLE:
        example = documentation(rule).bad
        if not (tmp_path / "p").exists():
            project(tmp_path / "p")
        add_example(tmp_path / "p", example.where, example.text)
    monkeypatch.chdir(tmp_path / "p")
    return tmp_path / "p"


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_command_applies_the_diff_that_it_shows(untidy_project):
    before = contents(untidy_project)
    result = run("check", "--fix")
    after = contents(untidy_project)
    changed = {path.relative_to(untidy_project).as_posix() for path in after if after[path] != before.get(path)}
    assert changed == {
        "content/anecdotes/only-a-time.md",
        "content/articles/gull-on-ferries.md",
        "content/situations/asks-when-it-leaves.md",
    }
    shown = [
        line for line in result.output.splitlines() if line.startswith(("+", "-")) and line[:3] not in {"+++", "---"}
    ]
    real = [
        line.rstrip("\n")
        for path in after
        if after[path] != before.get(path)
        for line in list(difflib.ndiff(before[path].decode().splitlines(), after[path].decode().splitlines()))
        if line.startswith(("+ ", "- "))
    ]
    assert len(shown) == len(real)
    assert "+{ #a-timetable-is }" in shown
    assert "-They want one number.·" in shown
    # The rest is for a person: the new passage has an id now, but no page cites it.
    assert result.exit_code == EXIT_PROBLEMS
    assert "uncovered-passage" in result.output
    assert not any(rule.name in result.output for rule in FIXABLE)


def test_a_second_run_changes_nothing(untidy_project):
    run("check", "--fix")
    before = contents(untidy_project)
    assert not run("check", "--fix").output.startswith("---")
    assert contents(untidy_project) == before


def test_without_the_option_nothing_is_written(untidy_project):
    before = contents(untidy_project)
    run("check")
    assert contents(untidy_project) == before


def test_only_selected_problems_are_fixed(untidy_project):
    before = contents(untidy_project)
    run("check", "--fix", "--select", "field-order", "content/articles")
    assert contents(untidy_project) == before
    run("check", "--fix", "--select", "field-order")
    changed = [path.name for path, data in contents(untidy_project).items() if data != before[path]]
    assert changed == ["only-a-time.md"]


def test_the_diff_is_kept_out_of_reports_for_programs(untidy_project):
    result = CliRunner().invoke(cli.playbook, ["check", "--fix", "--format", "json"])
    assert result.stdout.startswith("{")
    assert "+{ #a-timetable-is }" in result.stderr


@pytest.mark.parametrize("data", [b"\xff\xfe no text", b"---\ntitle: x \n---\n\ncaf\xe9 \n"])
def test_a_file_that_is_not_text_is_never_written(untidy_project, data):
    path = untidy_project / "content" / "articles" / "latin.md"
    path.write_bytes(data)
    run("check", "--fix")
    assert path.read_bytes() == data


def test_byte_order_mark_and_line_endings_are_kept(untidy_project):
    path = untidy_project / "content" / "anecdotes" / "only-a-time.md"
    text = "\ufeff" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(text.encode("utf-8"))
    run("check", "--fix")
    written = path.read_bytes().decode("utf-8")
    assert written.startswith("\ufeff---\r\ntitle: ")
    assert written.count("\n") == written.count("\r\n") == text.count("\n")
