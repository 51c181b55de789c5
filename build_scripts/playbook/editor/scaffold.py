"""Templates: a new file of a kind, complete and commented, from the model that validates it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import get_origin

import yaml

from playbook.config.settings import Settings
from playbook.kinds.fields import SCHEMAS, field_order, words
from playbook.reading.sections import ACT, AVOID, CHOOSE, FIRST_WINS, PUSH_BACK, REQUIRED, SAY, SECOND_WINS, THEY_SAY

UNNAMED = "name-of-the-page"
"""The id of a file that is still to be named."""

_TO_NAME = "Give this file a name of its own first: small letters and hyphens. It becomes the page's address."
_HOW = (
    "Fill in the empty fields. To use a field behind a #, take the # away.",
    "An id is the name of an entry's file, without .md.",
)

_ARTICLE = """\
Retell the article in your own words, one idea a paragraph. End each with a mark of its own:

One idea.
{ #name-of-the-idea }

> Something to say to a customer, if the article gives an example.
> { #another-name .line }

What a reader wrote beneath it.
{ #a-third-name .comment by="Who wrote it" }

Something that no page shall rest on.
{ #a-fourth-name waive="the reason" }"""

_GUIDES: Mapping[str, Mapping[str, str]] = {
    "articles": {"": _ARTICLE},
    "principles": {
        "": "What we believe, and why. Cite the idea of an article on which it rests: [@article#idea].",
        ACT: "What to do, each on a line that begins with a hyphen: - Give a clock time.",
    },
    "situations": {
        "": "What they live through. Then what helps and what does not, with links: [[id-of-an-entry]].",
    },
    "scripts": {
        "": "What they live through, and why these words help. Cite the idea of an article: [@article#idea].",
        THEY_SAY: "What they say, in their own words, each on a line that begins with a hyphen: - Where is my order?",
        SAY: "The words to say, as plain text, each on a line that begins with a hyphen and its move.\n"
        "Below one may stand other words for it, four blanks further in: - Shorter: or - Softer:\n"
        "What is different each time is a blank, which the reader fills in: {time I call}.",
        AVOID: "What not to say, each on such a line, and in brackets why: - It is our policy. (A rule is no comfort.)",
        PUSH_BACK: "More words to say, as above. Below them where to go next, or who decides: [[id-of-an-entry]].",
    },
    "anecdotes": {
        "": "Retell it in your own words, without names or numbers. Cite where it was told: [@article#idea].",
    },
    "tensions": {
        "": "What speaks for each of the two. Cite the ideas on which they rest: [@article#idea].",
        FIRST_WINS: "When the first goes before the second, and the script for it: [[id-of-a-script]].",
        SECOND_WINS: "When the second goes before the first, and the script for it: [[id-of-a-script]].",
        CHOOSE: "What to ask oneself. Then name this page on those of both principles: [[id-of-this-page]].",
    },
}
"""What to write under each heading that a new file has; "" is the text before the first of them."""


def slug(title: str) -> str:
    """An id made of a title; "" where the title holds no letter or digit that an id may hold."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def template(kind: str, settings: Settings, title: str = "") -> str:
    """A new file of a kind. Without a title it is still to be named, and says so."""
    head = [SCHEMAS[kind].__doc__ or "", *_HOW]
    notes = [f"# {line}" for line in (head if title else [*head, _TO_NAME])]
    front = [line for field in field_order(kind) for line in _field(kind, field, settings, title)]
    return "\n".join(["---", *notes, *front, "---", *_body(kind, settings), ""])


def blank_fields(kind: str) -> tuple[str, ...]:
    """The fields that stand empty in a new file, for a person to fill in; its title does not."""
    return tuple(field for field in field_order(kind)[1:] if _is_live(kind, field))


def _is_live(kind: str, field: str) -> bool:
    """Whether a new entry needs the field. Lists are needed by what is said to be missing; a new entry had no ids."""
    info = SCHEMAS[kind].model_fields[field]
    return info.is_required() or (get_origin(info.annotation) is tuple and field != "aliases")


def _field(kind: str, field: str, settings: Settings, title: str) -> Iterator[str]:
    """The lines of a field: what it is for, the words that it may hold, and the field itself."""
    info = SCHEMAS[kind].model_fields[field]
    live = _is_live(kind, field)
    example = info.examples[0] if info.examples else ""
    yield f"# {info.description}" + (f" Such as: {_yaml(example)}" if live and example else "")
    for word, meaning in words(kind, field, settings).items():
        if meaning:
            yield f"#   {word}: {meaning}"
    if not live:
        yield f"#{field}: {_yaml(example)}".rstrip()
    elif field == "title":
        yield f"{field}: {_yaml(title)}".rstrip()
    elif field == "they_say":
        # In quotes, a phrase may hold a colon or a hash.
        yield from (f"{field}:", '  - ""')
    else:
        yield f"{field}: []" if get_origin(info.annotation) is tuple else f"{field}:"


def _yaml(value: object) -> str:
    """A value as it stands in front matter, on one line."""
    if not value:
        return ""
    text: str = yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_flow_style=True)
    # People know double quotes; a JSON string is a YAML string, whatever it holds.
    return json.dumps(value, ensure_ascii=False) if text[0] in "'\"" else text.split("\n")[0]


def _body(kind: str, settings: Settings) -> Iterator[str]:
    for heading in ("", *REQUIRED.get(kind, ())):
        yield ""
        if heading:
            yield from (f"## {heading}", "")
        if heading == SAY:
            moves = [f"{move}: {meaning}" for move, meaning in settings.moves.items()]
            yield from ("<!--", _GUIDES[kind][heading], *moves, "-->", "", *(f"- {move}:" for move in settings.moves))
        else:
            yield f"<!-- {_GUIDES[kind][heading]} -->"
