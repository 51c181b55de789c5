"""Exports for other programs, checked with a JSON Schema validator and Python's CSV reader."""

import csv
import io
import json

import jsonschema
import pytest

from playbook.compile import compile_project
from support.fixture_project import DAY, ROOT


@pytest.fixture(scope="module")
def files():
    compilation = compile_project(ROOT, DAY)
    assert compilation.diagnostics == ()
    return {file.path: file.text for file in compilation.files}


@pytest.fixture(scope="module")
def model(files):
    return json.loads(files["playbook.json"])


@pytest.fixture
def validator(files):
    schema = json.loads(files["playbook.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_the_model_is_valid(validator, model):
    assert [error.message for error in validator.iter_errors(model)] == []


@pytest.mark.parametrize(
    "break_model",
    [
        lambda model: model.pop("links"),
        lambda model: model["entries"][0].pop("title"),
        lambda model: model["entries"][0].update(kind="pages"),
        lambda model: model["entries"][0].update(colour="red"),
        lambda model: next(entry for entry in model["entries"] if entry["kind"] == "scripts").pop("lines"),
        lambda model: next(entry for entry in model["entries"] if entry["kind"] == "articles").pop("passages"),
        lambda model: model["links"][0].update(relation="likes"),
        lambda model: next(entry for entry in model["entries"] if entry["kind"] == "scripts").update(situation="A B"),
        lambda model: next(entry for entry in model["entries"] if entry["kind"] == "tensions").update(between=["one"]),
        lambda model: model["entries"][0].update(review_by="soon"),
        lambda model: model["entries"][0].update(audience="everybody"),
        lambda model: next(entry for entry in model["entries"] if entry.get("email"))["email"].pop("subject"),
        lambda model: next(entry for entry in model["entries"] if entry.get("lines"))["lines"][0].update(limit=1),
    ],
)
def test_the_schema_rejects_an_invalid_model(validator, model, break_model):
    wrong = json.loads(json.dumps(model))
    break_model(wrong)
    assert not validator.is_valid(wrong)


def test_every_link_leads_to_an_entry_and_a_passage(model):
    passages = {entry["id"]: {passage["id"] for passage in entry.get("passages", [])} for entry in model["entries"]}
    for link in model["links"]:
        assert link["from"] in passages
        assert link["to"] in passages
        assert link["passage"] is None or link["passage"] in passages[link["to"]]


def whole_email(script):
    """Return the paragraphs of an email, with the name on a line of its own."""
    frame = script["email"]
    body = [line["text"] for line in script["lines"] if line["id"].startswith("say-")]
    closing, name = frame["sign_off"].split(", ", 1)
    return "\n\n".join([f"Subject: {frame['subject']}", frame["greeting"], *body, f"{closing},\n{name}"])


def test_canned_replies(files, model):
    rows = list(csv.DictReader(io.StringIO(files["scripts.csv"], newline="")))
    assert list(rows[0]) == ["id", "title", "situation", "move", "text", "avoid", "variant"]
    lines = [(entry["id"], line) for entry in model["entries"] for line in entry.get("lines", []) if line["move"]]
    output = {f"{id}#{line['id']}": (line["text"], "") for id, line in lines}
    output |= {f"{id}#{one['id']}": (one["text"], one["name"]) for id, line in lines for one in line["variants"]}
    emails = {entry["id"]: whole_email(entry) for entry in model["entries"] if entry.get("email")}
    assert emails
    output |= {f"{id}#subject": (text, "") for id, text in emails.items()}
    assert {name for _, name in output.values()} == {"", "Shorter", "Softer"}
    assert {row["id"]: (row["text"], row["variant"]) for row in rows} == output
    assert len(rows) == len(output)
    assert all(row["avoid"] and row["situation"] for row in rows)
