"""The audit: how it reads recorded, shortened reports, and how it reports tools that fail. No tool runs here."""

import copy
import http.client
import json
from contextlib import contextmanager
from pathlib import Path

import pytest

from audit import __main__ as command
from audit import nu
from audit.failure import ToolFailedError
from audit.lighthouse import MAX_BYTES, evaluate
from audit.serving import compressed, serve_directory
from audit.table import HEADER, failures, row
from support.fixture_project import CASES

REPORTS = CASES / "audit"
NU = (REPORTS / "nu.json").read_text("utf-8")
LIGHTHOUSE = json.loads((REPORTS / "lighthouse.json").read_text("utf-8"))
PAGE = "articles/regier-not-always-right.html"
WORKER = "assets/javascripts/workers/search.a7633da7.min.js"


def size(path):
    return {WORKER: 12_300}.get(path, 0)


def report(**changes):
    """Return the recorded report with other scores. Keywords are categories with _ for -."""
    changed = copy.deepcopy(LIGHTHOUSE)
    for category, score in changes.items():
        changed["categories"][category.replace("_", "-")]["score"] = score
    return changed


def light(changed, transferred):
    """Return the report with another number of transferred bytes."""
    items = [{"url": "http://127.0.0.1/index.html", "transferSize": transferred}]
    changed["audits"]["network-requests"]["details"]["items"] = items
    return changed


def test_errors_are_reported_with_page_line_and_column():
    assert [str(error) for error in nu.errors(NU, Path("/the/site"))] == [
        "gone.html:0:0: /the/site/gone.html (Permission denied)",
        "index.html:1:49: Malformed byte sequence: “ff”.",
        "index.html:67:5: Bad value “x y” for attribute “href” on element “a”.",
        "scripts/a b.html:3:1: An “img” element must have an “alt” attribute, except under certain conditions.",
    ]


def test_a_report_without_errors_has_none():
    assert nu.errors('{"version": "26.9.27", "messages": []}', Path("/the/site")) == []


@pytest.mark.parametrize("text", ["", "Exception in thread main", "{}"])
def test_an_invalid_report_is_an_error(text):
    with pytest.raises(ToolFailedError, match="no report"):
        nu.errors(text, Path("/the/site"))


def fake(folder, name, script):
    """Write a command with that name into the folder."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def test_every_page_is_given_to_the_checker(tmp_path, monkeypatch):
    for page in ("index.html", "scripts/one.html"):
        (tmp_path / "site" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / page).write_text("", "utf-8")
    fake(tmp_path, "java", f"printf '%s\\n' \"$@\" >{tmp_path}/given; echo '{{\"messages\": []}}'")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert nu.check(tmp_path / "site")[1] == []
    given = (tmp_path / "given").read_text("utf-8").splitlines()
    assert given[-2:] == [f"{tmp_path}/site/index.html", f"{tmp_path}/site/scripts/one.html"]


def test_a_checker_that_fails_is_reported(tmp_path, monkeypatch):
    fake(tmp_path, "java", "echo 'no memory' >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolFailedError, match="no memory"):
        nu.check(tmp_path)


def test_a_visit_that_fails_says_what_to_fix():
    visit = evaluate(PAGE, LIGHTHOUSE, size)
    assert not visit.passes
    assert visit.scores == {"performance": 92, "accessibility": 96, "best-practices": 100, "seo": 100}
    assert row(visit).split() == [PAGE, "92", "96", "100", "100", "173.5"]
    assert "\n".join(failures(visit)) == (REPORTS / "failures.txt").read_text("utf-8").rstrip("\n")


def test_the_columns_of_a_row_are_aligned_with_their_titles():
    assert {len(line) for line in [*HEADER.splitlines(), row(evaluate(PAGE, LIGHTHOUSE, size))]} == {104}


def test_a_visit_passes_at_exactly_the_limits():
    visit = evaluate(PAGE, light(report(performance=0.95, accessibility=1), MAX_BYTES), size)
    assert visit.passes
    assert list(failures(visit)) == []


@pytest.mark.parametrize(
    ("scores", "transferred"),
    [
        ({"performance": 0.94}, 0),
        ({"accessibility": 0.99}, 0),
        ({"best_practices": 0.96}, 0),
        ({"seo": 0.92}, 0),
        ({}, MAX_BYTES + 1),
    ],
)
def test_each_limit_is_checked_by_itself(scores, transferred):
    changed = light(report(**{"performance": 1, "accessibility": 1, **scores}), transferred)
    visit = evaluate(PAGE, changed, size)
    assert not visit.passes
    assert len([line for line in failures(visit) if "the limit of" in line]) == 1


def test_a_file_from_the_cache_is_counted_once():
    changed = light(report(), 500)
    requests = changed["audits"]["network-requests"]["details"]["items"]
    requests.append({"url": "http://127.0.0.1/index.html", "transferSize": 0})
    assert evaluate(PAGE, changed, size).bytes == 500


def test_a_page_that_was_not_opened_does_not_pass():
    with pytest.raises(ToolFailedError, match=f"could not open {PAGE}: no paint"):
        evaluate(PAGE, {**report(), "runtimeError": {"code": "NO_FCP", "message": "no paint"}}, size)
    with pytest.raises(ToolFailedError, match="no score"):
        evaluate(PAGE, report(performance=None), size)


@pytest.mark.parametrize(
    ("measured", "visited", "taken"),
    [
        ([0.95, 0.99, 0.2, 0.2, 0.2], 1, 0.95),
        ([0.9, 0.2, 0.96, 0.99, 0.99], 3, 0.96),
        ([0.9, 0.2, 0.94, 0.5, 0.93], 5, 0.94),
        ([0.9, 0.9, 0.9, 0.9, 0.95, 0.99], 5, 0.95),
    ],
)
def test_a_slow_visit_is_repeated_until_one_is_fast_and_the_fastest_counts(monkeypatch, measured, visited, taken):
    visits = iter([report(performance=score) for score in measured])
    monkeypatch.setattr(command, "visit", lambda *_: next(visits))
    undisturbed = command.best_of_visits(0, "http://127.0.0.1", PAGE)
    assert undisturbed["categories"]["performance"]["score"] == taken
    assert len(list(visits)) == len(measured) - visited


@contextmanager
def asking(site):
    """Yield `ask(path, headers)`, which returns the status, headers and body of a response of a server of that folder."""
    with serve_directory(site) as address:

        def ask(path, **headers):
            connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
            connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            return answer.status, answer.headers, body

        yield ask


def test_the_server_compresses_text_for_clients_that_accept_it(tmp_path):
    (tmp_path / "index.html").write_text("words " * 100, "utf-8")
    (tmp_path / "a.png").write_bytes(b"a picture")
    with asking(tmp_path) as ask:
        _, answer, body = ask("/", Accept_Encoding="gzip, br")
        assert (answer["Content-Encoding"], body) == ("gzip", compressed(tmp_path / "index.html"))
        assert len(body) < 100
        assert answer["Content-Type"].startswith("text/html")
        _, answer, body = ask("/index.html?x=1")
        assert (answer["Content-Encoding"], body) == (None, b"words " * 100)
        _, answer, body = ask("/a.png", Accept_Encoding="gzip")
        assert (answer["Content-Encoding"], body) == (None, b"a picture")
        assert ask("/none.html")[0] == 404


def test_the_server_sends_cache_headers(tmp_path):
    for name in ("index.html", "main.57a0d79d.min.css"):
        (tmp_path / name).write_text("words", "utf-8")
    with asking(tmp_path) as ask:
        assert "immutable" in ask("/main.57a0d79d.min.css")[1]["Cache-Control"]
        _, answer, _ = ask("/index.html")
        assert answer["Cache-Control"] == "no-cache"
        status, _, body = ask("/index.html", If_None_Match=answer["ETag"])
        assert (status, body) == (304, b"")
        (tmp_path / "index.html").write_text("other words", "utf-8")
        status, _, body = ask("/index.html", If_None_Match=answer["ETag"])
        assert (status, body) == (200, b"other words")
