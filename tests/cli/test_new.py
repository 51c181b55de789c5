"""`playbook new`: the new file lacks only what a person has to write, and never replaces another file."""

import re
import shutil

import pytest
from click.testing import CliRunner

from playbook import cli
from playbook.authoring.scaffold import slug, template
from playbook.cli.common import EXIT_PROBLEMS
from playbook.kinds.registry import KINDS
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.source import load
from support.fixture_project import base, compiled, settings, small_project

PASSAGE = "[@gull-on-ferries#asks-twice]"

PROBLEMS_OF_NEW_FILES = {
    "articles": {"author:": "wrong-type", "---": "empty-body"},
    "principles": {
        "---": "empty-body missing-citation orphan principle-without-script",
        "summary:": "wrong-type",
        "group:": "wrong-type",
        "## How to act on it": "empty-section",
    },
    "situations": {
        "---": "empty-body situation-without-script",
        "summary:": "wrong-type",
        "doing:": "wrong-type",
        "moment:": "wrong-type",
        '- ""': "wrong-type",
    },
    "scripts": {
        "---": "missing-citation",
        "situation:": "wrong-type",
        "principles: []": "script-without-principle",
        "channel:": "wrong-type",
        "## They say": "empty-section",
        "- Openness:": "empty-line",
        "- Resourcefulness:": "empty-line",
        "- Persistence:": "empty-line",
        "## Avoid": "empty-section",
        "## If they push back": "empty-section",
    },
    "anecdotes": {"---": "empty-body missing-citation orphan", "summary:": "wrong-type"},
    "guides": {"---": "empty-body", "summary:": "wrong-type"},
    "tensions": {
        "---": "empty-body orphan",
        "summary:": "wrong-type",
        "between: []": "wrong-type",
        "## When the first wins": "empty-section",
        "## When the second wins": "empty-section",
        "## How to choose": "empty-section",
    },
}
"""The rules that each line of a new file breaks."""

FILLED = {
    "articles": (
        {"author:": "author: The Harbour"},
        ['A pier is not a shelter.\n{ #no-shelter waive="for this test" }'],
    ),
    "principles": (
        {"summary:": "summary: Rain is part of it.", "group:": "group: hear", "#no_script:": "no_script:"},
        [f"It rains. {PASSAGE}", "- Bring an umbrella."],
    ),
    "situations": (
        {
            "summary:": "summary: They are wet.",
            "doing:": "doing: asking",
            "moment:": "moment: during",
            "#lead:": "lead: the-ferry-is-late #",
            '- ""': '- "Wet: again"',
        },
        ["They have no umbrella. [[tell-the-time]]"],
    ),
    "scripts": (
        {
            "situation:": "situation: asks-when-it-leaves",
            "principles: []": "principles: [tell-the-time]",
            "channel:": "channel: phone",
            "- Openness:": "- Openness: You are wet to the skin.",
            "- Resourcefulness:": "- Resourcefulness: What would help?",
            "- Persistence:": "- Persistence: I will bring a towel in five minutes.",
        },
        [
            f"They are wet. {PASSAGE}",
            "- I am wet!",
            "",
            "- It rains. (They know.)",
            "- Persistence: I will bring a second one at noon.",
        ],
    ),
    "guides": ({"summary:": "summary: What to do in the rain."}, ["Bring an umbrella. [[tell-the-time]]"]),
    "anecdotes": (
        {"summary:": "summary: It rained.", "illustrates: []": "illustrates: [tell-the-time]"},
        [f"It rained on somebody. {PASSAGE}"],
    ),
    "tensions": (
        {"summary:": "summary: Both are right.", "between: []": "between: [tell-the-time, answer-for-it]"},
        [
            f"Rain or wind. {PASSAGE}",
            "In rain: [[the-ferry-is-late]].",
            "In wind: [[the-ferry-is-late]].",
            "Look at the sky.",
        ],
    ),
}
"""What a person writes into a new file of each kind: by the line that it replaces, and below each comment."""

OTHER_CHANGES = {
    "principles": {"tensions/time-or-answer.md": ("Ask whether", "See [[in-the-rain]]. Ask whether")},
    "situations": {"scripts/the-ferry-is-late.md": ("situation: asks-when-it-leaves", "situation: in-the-rain"),
                   "scripts/write-that-it-is-late.md": ("setting: freight office\nstatus: draft", "status: published"),
                   "situations/asks-when-it-leaves.md": ("lead: the-ferry-is-late", "lead: write-that-it-is-late")},
    "tensions": {"principles/tell-the-time.md": ("[[time-or-answer]]", "[[time-or-answer]] [[in-the-rain]]"),
                 "principles/answer-for-it.md": ("[[time-or-answer]]", "[[time-or-answer]] [[in-the-rain]]")},
}  # fmt: skip
"""Changes that a new page of a kind needs in other files: the old text and the new text, by file."""


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path / "content")
    return tmp_path


def new(*arguments):
    return CliRunner().invoke(cli.playbook, ["new", *arguments])


def made(project, kind, title="In the rain"):
    """Run the command, and return the path of the new file."""
    result = new(kind, title)
    assert result.exit_code == 0, result.output
    return project / "content" / kind / f"{slug(title)}.md"


def reported(project):
    """Return the rules that the new file breaks, by the text of the line."""
    files, unread = load(project)
    _, diagnostics = compiled(files)
    rules: dict[str, set[str]] = {}
    for found in [*unread, *diagnostics]:
        assert found.location.path.endswith("/in-the-rain.md")
        rules.setdefault(found.source_line.strip(), set()).add(found.rule.name)
    return {line: " ".join(sorted(names)) for line, names in rules.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_lacks_only_what_a_person_has_to_write(project, kind):
    made(project, kind)
    assert reported(project) == PROBLEMS_OF_NEW_FILES[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_completed_file_is_valid_with_its_comments(project, kind):
    path = made(project, kind)
    text = path.read_text("utf-8")
    fields, below = FILLED[kind]
    for old, filled in fields.items():
        text, number = re.subn(
            rf"^(\s*){re.escape(old)}", lambda match, filled=filled: match[1] + filled, text, flags=re.M
        )
        assert number == 1, old
    first, *others = text.split("-->\n")
    assert len(others) == len(below)
    path.write_text(
        first + "".join(f"-->\n\n{words}\n{rest}" for words, rest in zip(below, others, strict=True)), "utf-8"
    )
    for name, (old, changed) in OTHER_CHANGES.get(kind, {}).items():
        other = project / "content" / name
        other.write_text(other.read_text("utf-8").replace(old, changed), "utf-8")
    assert reported(project) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_listed_in_order_and_explained(kind):
    lines = template(kind, settings, "In the rain").splitlines()
    front = lines[: lines.index("---", 1)]
    places = [
        next(i for i, line in enumerate(front) if re.match(rf"#?{field}:", line)) for field in KINDS[kind].field_order
    ]
    assert places == sorted(places)
    assert set(KINDS[kind].field_order) == set(KINDS[kind].fields.model_fields)
    for field, place in zip(KINDS[kind].field_order, places, strict=True):
        info = KINDS[kind].fields.model_fields[field]
        assert any(line.startswith(f"# {info.description}") for line in front[:place]), field
        assert info.is_required() <= (front[place][0] != "#"), f"{field} is required but commented out"


@pytest.mark.parametrize("kind", KINDS)
def test_optional_fields_can_be_uncommented(project, kind):
    path = made(project, kind)
    path.write_text(re.sub(r"^#(?=[a-z_]+:)", "", path.read_text("utf-8"), flags=re.M), "utf-8")
    expected = dict(PROBLEMS_OF_NEW_FILES[kind])
    if kind == "principles":
        expected["---"] = "empty-body missing-citation orphan"  # the reason is given
    if kind == "situations":
        expected["lead: they-wait-and-nobody-answers"] = "unknown-entry"  # an example
    assert reported(project) == expected


def test_every_word_of_the_vocabulary_and_every_move_is_named():
    text = template("situations", settings) + template("scripts", settings)
    for vocabulary in ("doing", "moment", "channel", "audience", "moves"):
        for word, meaning in settings.vocabulary(vocabulary).items():
            assert f"{word}: {meaning}" in text


def test_without_a_title_the_template_asks_for_a_name():
    unnamed = template("scripts", settings).splitlines()
    named = template("scripts", settings, "In the rain").splitlines()
    assert [line for line in named if line not in unnamed] == ["title: In the rain"]
    more = [line for line in unnamed if line not in named]
    assert more[-1] == "title:"
    assert more[0].startswith("# Give this file a name of its own first")
    assert len(more) == 2


def test_the_output_says_what_to_fill_in(project):
    result = new("script", "In the  rain")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Wrote content/scripts/in-the-rain.md. What to fill in:",
        "  between the two --- lines: situation, principles, channel, keywords",
        "  below them: the text, They say, Say, Avoid, If they push back",
        "Then type: playbook check content/scripts/in-the-rain.md",
    ]


@pytest.mark.parametrize(
    ("given", "kind"),
    [("script", "scripts"), ("scripts", "scripts"), ("Anecdote", "anecdotes"), ("TENSIONS", "tensions")],
)
def test_a_kind_is_named_in_the_singular_or_by_its_folder(project, given, kind):
    assert new(given, "In the rain").exit_code == 0
    assert (project / "content" / kind / "in-the-rain.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("scrpt", "In the rain"), 'there is no kind of entry "scrpt". Did you mean "script"?'),
        (("page", "In the rain"), 'there is no kind of entry "page". The kinds are: situation, script,'),
        (("script", "???"), "it does not give a name for a file"),
        (("script", " "), "it does not give a name for a file"),
        (("script", "Дождь"), "it does not give a name for a file"),
        (("script", "Rain\x07"), "it does not give a name for a file"),
        (("script", "Rain\udc80"), "it does not give a name for a file"),
        (("script", "Index"), "index is the name of a generated page"),
        (("script", "Tell the time"), 'The id "tell-the-time" is already used by content/principles/tell-the-time.md.'),
        (("script", "The ferry is late"), 'The id "the-ferry-is-late" is already used by content/scripts/the-ferry-is-late.md.'),
        (("anecdote", "Own it"), 'The id "own-it" is already used by content/principles/answer-for-it.md.'),
        (("script",), "Missing argument 'TITLE'"),
    ],
)  # fmt: skip
def test_usage_errors_are_reported_and_nothing_is_written(project, arguments, words):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = new(*arguments)
    assert result.exit_code == cli.EXIT_USAGE
    assert words in result.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_the_id_of_an_invalid_entry_is_taken_too(project):
    (project / "content" / "anecdotes" / "in-the-rain.md").write_text("no front matter", "utf-8")
    result = new("script", "In the rain")
    assert result.exit_code == cli.EXIT_USAGE
    assert "already used by content/anecdotes/in-the-rain.md" in result.output


def test_a_dangling_symbolic_link_is_not_written_through(project):
    (project / "content" / "scripts" / "in-the-rain.md").symlink_to(project / "elsewhere.md")
    result = new("script", "In the rain")
    assert result.exit_code == cli.EXIT_USAGE
    assert "content/scripts/in-the-rain.md already exists. Nothing was written." in result.output
    assert not (project / "elsewhere.md").exists()


def test_a_kind_without_a_folder_gets_one(project):
    shutil.rmtree(project / "content" / "tensions")
    assert made(project, "tensions").is_file()


def test_invalid_settings_are_reported(project):
    (project / "site_config" / "playbook.yml").write_text("doing: [")
    result = new("script", "In the rain")
    assert result.exit_code == EXIT_PROBLEMS
    assert "invalid-settings" in result.output


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("They ask: \"When?\" # again", "they-ask-when-again"),
        ("It's a café, isn’t it?", "its-a-cafe-isnt-it"),
        ("Straße nach Łódź", "strasse-nach-odz"),
        ("404", "404"),
        ("no", "no"),
        ("[[link]] & <b>", "link-b"),
        ("a list? - or not", "a-list-or-not"),
        ("{curly}: 'quotes' \\ back", "curly-quotes-back"),
        ("☂ umbrella", "umbrella"),
        ("x" * 150, "x" * 150),
    ],
)  # fmt: skip
def test_a_title_gives_the_id_and_is_kept_unchanged(project, title, id):
    path = made(project, "anecdotes", title)
    assert path.stem == id
    files, _ = load(project)
    file = next(file for file in files if file.path.stem == id)
    front, problems = parse_front_matter(file)
    assert problems == []
    assert front.values["title"] == title


def test_the_fixture_project_is_valid_before_the_change():
    assert compiled(base)[1] == []
