"""The benchmark: its projects are valid, and the builds that it compares have the same pages. No test checks a time."""

from collections import Counter
from pathlib import Path

import pytest

from bench.__main__ import Row, main, measure
from bench.content import enlarge
from bench.measure import CommandFailedError, run
from bench.project import ROOT, write_project
from playbook.compile import compile_project
from playbook.config.settings import load_settings
from playbook.reading.source import load
from playbook.review.status import ReviewStatus, review_statuses
from support.fixture_project import DAY, small_project


@pytest.mark.parametrize(("size", "copies"), [(1, 1), (500, 2)])
def test_a_project_is_valid_and_reviewed_at_every_size(tmp_path: Path, size: int, copies: int):
    entries = write_project(ROOT, size, tmp_path / "project")
    compilation = compile_project(tmp_path / "project", DAY)
    assert compilation.playbook
    assert [str(item) for item in compilation.diagnostics if item in compilation.errors] == []
    assert entries == len(compilation.playbook.entries) == copies * len(list((ROOT / "content").rglob("*.md")))
    assert set(review_statuses(compilation.playbook).values()) == {ReviewStatus.REVIEWED}


def test_content_that_cannot_be_read_ends_in_a_message(tmp_path: Path):
    source = small_project(tmp_path / "source")
    (source / "site_config/playbook.yml").write_text("doing: [")
    with pytest.raises(SystemExit, match="playbook check"):
        write_project(source, 100, tmp_path / "project")


def test_copies_have_ids_and_words_of_their_own_and_keep_the_structure():
    settings, _ = load_settings(ROOT)
    files = [file for file in load(ROOT)[0] if file.text is not None]
    texts = enlarge(files, 3, settings)
    assert len(texts) == 3 * len(files)
    assert Counter(texts.values()).most_common(1)[0][1] == 1
    for file in files:
        for number in (2, 3):
            copy = texts[str(file.path.with_stem(f"{file.path.stem}-{number}"))]
            assert copy.count(f"-{number}]]") + copy.count(f"-{number}|") == file.text.count("[[")
            assert copy.count(f"-{number}#") == file.text.count("[@")
            assert [line for line in copy.splitlines() if line.startswith("#")] == [
                line for line in file.text.splitlines() if line.startswith("#")
            ]


PRINT_COPIES = """
from pathlib import Path
from bench.content import enlarge
from playbook.config.settings import load_settings
from playbook.reading.source import load
print(enlarge(load(Path())[0], 3, load_settings(Path())[0]))
"""


def test_copies_are_the_same_for_each_hash_seed(monkeypatch: pytest.MonkeyPatch):
    outputs = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        outputs.add(run(["-c", PRINT_COPIES], ROOT)[1])
    assert len(outputs) == 1
    assert "late-order-3" in outputs.pop()


@pytest.mark.slow
def test_both_builds_have_the_same_pages_and_every_time_is_measured(tmp_path: Path):
    row = measure(1, tmp_path)
    assert min(row.entries, row.check, row.build, row.plain) > 0
    built, plain = (tmp_path / name / "site" for name in ("project", "exported"))
    assert pages(built) == pages(plain)
    assert "index.html" in pages(built)


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_command_prints_a_row_for_each_size(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("bench.__main__.measure", lambda size, folder: Row(size, 1.0, 23.0, 20.0))
    assert main(["--sizes", "100", "1000"]) == 0
    header, *rows = [line for line in capsys.readouterr().out.splitlines() if "  " in line][:3]
    assert header.split() == ["entries", "check", "build", "plain", "build", "÷", "plain"]
    assert [row.split() for row in rows] == [
        ["100", "1.0", "23.0", "20.0", "1.15"],
        ["1,000", "1.0", "23.0", "20.0", "1.15"],
    ]
    assert {len(row) for row in rows} == {len(header)}


def test_a_failing_build_is_reported_and_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("bench.__main__.PLAYBOOK", ["-c", "raise SystemExit('no such thing')"])
    assert main(["--sizes", "1"]) == 1
    assert "no such thing" in capsys.readouterr().err


def test_a_size_that_is_not_a_number_is_a_usage_error(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ending:
        main(["--sizes", "many"])
    assert ending.value.code == 2
    assert "--sizes" in capsys.readouterr().err


def test_cpu_time_is_that_of_the_command(tmp_path: Path):
    busy, output = run(["-c", "print(sum(range(20_000_000)))"], tmp_path)
    idle, _ = run(["-c", "import time; time.sleep(0.01)"], tmp_path)
    assert output == "199999990000000\n"
    assert busy > idle


def test_a_failing_command_is_reported_with_its_output(tmp_path: Path):
    with pytest.raises(CommandFailedError, match="the reason"):
        run(["-c", "raise SystemExit('the reason')"], tmp_path)
