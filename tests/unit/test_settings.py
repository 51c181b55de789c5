"""Problems in the settings are reported at their location, and the project's own settings are valid."""

import pytest

from playbook.compile import compile_project
from playbook.config.settings import SETTINGS, load_settings
from playbook.rules.settings import InvalidSettings
from support.fixture_project import DAY, ROOT, small_project

OWN = (ROOT / SETTINGS).read_bytes()


def write(root, data):
    path = root / SETTINGS
    path.parent.mkdir()
    path.write_bytes(data)


def test_the_projects_own_settings():
    settings, diagnostics = load_settings(ROOT)
    assert diagnostics == []
    assert list(settings.moves) == ["Openness", "Resourcefulness", "Persistence"]


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"doing: [", f"{SETTINGS}:1:1", "not valid YAML"),
        (b"\xff", f"{SETTINGS}:1:1", "not UTF-8"),
        (b"", f"{SETTINGS}:1:1", "dictionary"),
        (b"doing: {}", f"{SETTINGS}:1:1", "moment"),
        (
            OWN.replace(b"  line: [scripts]\n", b""),
            f"{SETTINGS}:1:1",
            '"covered_by" is not valid: it has nothing for line.',
        ),
        (OWN.replace(b"  both: F", b"  all: F"), f"{SETTINGS}:1:1", "its values must be both, customers, colleagues"),
        (OWN.replace(b"bear(ing)?", b"bear(ing?"), f"{SETTINGS}:1:1", "is not a valid regular expression"),
        (b"doing: !!python/object:os.system {}", f"{SETTINGS}:1:1", "not valid YAML"),
    ],
)
def test_invalid_settings_are_reported(tmp_path, data, place, message):
    write(tmp_path, data)
    settings, diagnostics = load_settings(tmp_path)
    assert settings is None
    assert {found.rule for found in diagnostics} == {InvalidSettings}
    assert str(diagnostics[0].location) == place
    assert any(message in found.message for found in diagnostics)


def test_missing_file(tmp_path):
    _, diagnostics = load_settings(tmp_path)
    assert "cannot be read" in diagnostics[0].message


@pytest.mark.parametrize(
    ("old", "new", "message", "help"),
    [
        (
            b"  line: [scripts]\n",
            b"  line: [script]\n",
            'The setting "covered_by" names "script", which is not a kind of entry.',
            'Did you mean "scripts"?',
        ),
        (b"  home:\n", b"  house:\n", 'The setting "pages" has nothing for home.', "Give home a title and an intro."),
        (b"  scripts:\n", b"  script:\n", 'The setting "pages" has nothing for scripts.', None),
    ],
)
def test_names_of_pages_and_kinds_are_checked(tmp_path, old, new, message, help):
    assert old in OWN
    small_project(tmp_path / "project")
    (tmp_path / "project" / SETTINGS).write_bytes(OWN.replace(old, new))
    compilation = compile_project(tmp_path / "project", DAY)
    assert compilation.playbook is None
    found = {diagnostic.message: diagnostic.help for diagnostic in compilation.diagnostics}
    assert message in found
    assert help in (None, found[message])


@pytest.mark.parametrize(
    ("name", "help"),
    [("hme", 'Did you mean "home"?'), ("guides/start-her", 'Did you mean "guides/start-here"?')],
)
def test_the_navigation_names_pages(tmp_path, name, help):
    small_project(tmp_path / "project")
    old, new = b"[home, situations", f"[home, {name}, situations".encode()
    assert old in OWN
    (tmp_path / "project" / SETTINGS).write_bytes(OWN.replace(old, new))
    (found,) = compile_project(tmp_path / "project", DAY).diagnostics
    assert found.message == f'The setting "navigation" names "{name}", which is not a page.'
    assert found.help == help


def test_the_navigation_leads_to_every_page(tmp_path):
    small_project(tmp_path / "project")
    (tmp_path / "project" / SETTINGS).write_bytes(OWN.replace(b"[upkeep, rules]", b"[rules]"))
    (found,) = compile_project(tmp_path / "project", DAY).diagnostics
    assert found.message == 'The setting "navigation" does not name the page "upkeep".'
