"""The benchmark: its made-up base is a sound one, and it measures what it says. No test here looks at a time."""

from collections import Counter
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.base import make_base
from bench.measure import CommandFailedError, run
from bench.project import ROOT, write_project
from bench.proportions import FEWEST, SHARES, counts
from playbook.compile import compile_project
from playbook.config.settings import Settings, load_settings
from playbook.kinds.article import Article
from support.fixture_project import DAY

SIZES = [FEWEST, 30, 101]


@pytest.fixture(scope="module")
def settings() -> Settings:
    found, faults = load_settings(ROOT)
    assert found, faults
    return found


@pytest.mark.parametrize("number", SIZES)
def test_base_is_clean_and_has_that_many_entries(tmp_path: Path, number: int):
    write_project(number, tmp_path / "project")
    compilation = compile_project(tmp_path / "project", DAY)
    assert compilation.diagnostics == ()
    assert compilation.playbook
    assert len(compilation.playbook.entries) == number
    assert compilation.pages


def test_every_passage_of_the_base_is_cited_or_waived(tmp_path: Path):
    write_project(100, tmp_path / "project")
    playbook = compile_project(tmp_path / "project", DAY).playbook
    assert playbook
    passages = [(article, passage) for article in playbook.entries_of(Article) for passage in article.passages]
    assert {passage.kind for _, passage in passages} == {"claim", "line", "comment"}
    assert len(passages) == 20 * SHARES["articles"]
    assert [p.id for a, p in passages if not p.waiver and not playbook.citing_entries(a, p)] == []


@pytest.mark.parametrize("number", range(FEWEST, 130))
def test_every_kind_has_its_share(number: int):
    found = counts(number)
    assert sum(found.values()) == number
    assert min(found.values()) >= 1
    assert all(abs(found[kind] - number * share / 100) < 1 for kind, share in SHARES.items())


def test_base_is_the_same_each_time(settings: Settings):
    assert make_base(60, settings) == make_base(60, settings)


def test_base_is_the_same_for_each_hash_seed(monkeypatch: pytest.MonkeyPatch):
    bases = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        bases.add(run(["-c", PRINT_BASE], ROOT).output)
    assert len(bases) == 1
    assert "articles/" in bases.pop()


PRINT_BASE = """
from pathlib import Path
from bench.base import make_base
from playbook.config.settings import load_settings
print(make_base(60, load_settings(Path())[0]))
"""


def test_entries_are_not_one_text_many_times(settings: Settings):
    texts = Counter(text.split("---\n", 2)[2] for text in make_base(100, settings).values())
    assert texts.most_common(1)[0][1] == 1


@pytest.mark.slow
def test_command_prints_a_row_for_each_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("bench.__main__.ALONE_RUNS", 1)
    assert main(["--sizes", "30,20", "--runs", "1", "--keep", str(tmp_path / "kept")]) == 0
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines() if line.count("|") == 6]
    assert [row[0].strip() for row in rows if row[0].strip().isdigit()] == ["30", "20"]
    for row in rows[-2:]:
        numbers = [float(number) for cell in row[1:] for number in cell.replace(",", "").split()]
        assert len(numbers) == 15
        assert min(numbers) > 0
    # Both builds are of the same pages: else the ratio would compare two different things.
    for number in ("30", "20"):
        built, plain = (tmp_path / "kept" / number / name / "site" for name in ("project", "emitted"))
        assert pages(built) == pages(plain)
        assert "index.html" in pages(built)


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_failing_build_is_told_and_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("bench.__main__._PLAYBOOK", ["-c", "raise SystemExit('no such thing')"])
    assert main(["--sizes", "20", "--keep", str(tmp_path / "kept")]) == 1
    assert "no such thing" in capsys.readouterr().err


def test_folder_that_is_already_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ending:
        main(["--sizes", "20", "--keep", str(tmp_path)])
    assert ending.value.code == 2
    assert "is already there" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sizes", ["many", "", "100,", "5"])
def test_sizes_that_make_no_base_are_refused(sizes: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ending:
        main(["--sizes", sizes])
    assert ending.value.code == 2
    assert "--sizes" in capsys.readouterr().err


def test_peak_is_that_of_the_measured_process_alone(tmp_path: Path):
    large, small = (run(["-c", f"held = bytes(range(256)) * {size // 256}"], tmp_path) for size in (400_000_000, 256))
    assert large.peak > 400_000_000
    assert small.peak < 400_000_000


def test_what_starts_the_commands_stays_small():
    heavy = "sorted({'mkdocs', 'pydantic', 'playbook', 'yaml'} & set(sys.modules))"
    assert run(["-c", f"import sys, bench.__main__; print({heavy})"], ROOT).output.strip() == "[]"


def test_command_that_fails_tells_what_it_printed(tmp_path: Path):
    with pytest.raises(CommandFailedError, match="the reason"):
        run(["-c", "raise SystemExit('the reason')"], tmp_path)
