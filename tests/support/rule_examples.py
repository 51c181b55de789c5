"""Adding the example of a rule to the project in `fixture_project/`, as an editor would type it there.

An example that begins with `---` is a whole file. Otherwise it is a part of one: its fields replace those of the same
name, its sections replace those with the same heading, and other text is added before the first heading. Passages are
added at the end of an article.
"""

import re
import shutil
from pathlib import Path

from support.fixture_project import small_project

FILES = {
    "an article": "content/articles/gull-on-ferries.md",
    "a principle": "content/principles/tell-the-time.md",
    "a situation": "content/situations/asks-when-it-leaves.md",
    "a script": "content/scripts/the-ferry-is-late.md",
    "an anecdote": "content/anecdotes/only-a-time.md",
    "a tension": "content/tensions/time-or-answer.md",
}
FIELD = re.compile(r"^[a-z_]+:.*\n(?:[ -].*\n)*", re.M)


def project(root: Path) -> Path:
    """Write the fixture project into a new folder."""
    small_project(root)
    (root / "content/anecdotes/queue.png").write_bytes(b"a picture")
    return root


def add_example(root: Path, where: str, text: str) -> None:
    """Put an example into a project."""
    if where == "as files":
        for line in text.splitlines():
            _make_file(root, line)
        return
    place, _, encoding = where.removeprefix("in ").partition(", saved as ")
    place = place.replace("as a whole ", "an ")
    path = root / FILES.get(place, place)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = text.replace("␀", "\x00").replace("␣", " ")
    text = re.sub(r"… \(and ([\d,]+) characters more\)", lambda more: "so it went on\n\n" * 10_000, text)
    whole = text.startswith(("---\n", "{")) or where.startswith("as a whole") or not path.exists()
    content = f"{text}\n" if whole else merged(path.read_text("utf-8"), f"{text}\n", article=place == "an article")
    path.write_bytes(content.encode(encoding or "utf-8"))


def _make_file(root: Path, line: str) -> None:
    name, _, target = line.partition(" -> ")
    path = root / name
    if name.endswith("/"):
        shutil.rmtree(path)
        path.mkdir()
    elif target:
        path.symlink_to(target)
    else:
        like = next((like for like in FILES.values() if name.startswith(like.rpartition("/")[0])), FILES["an anecdote"])
        path.write_text(re.sub("title: .*", f"title: About {path.stem}", (root / like).read_text("utf-8")), "utf-8")


def merged(file: str, part: str, *, article: bool) -> str:
    """Return a file with an example of a part of it merged in."""
    if not file.startswith("---\n"):
        return fields_replaced(file, part)
    _, front, body = file.split("---\n", 2)
    fields, text = "", part
    if FIELD.match(part):
        fields, _, text = part.partition("\n\n")
        fields = fields.rstrip("\n") + "\n"
    front = fields_replaced(front, fields)
    lead, *sections = re.split(r"^(?=#)", body, flags=re.M)
    added, *parts = re.split(r"^(?=#)", text, flags=re.M)
    if article:
        return f"---\n{front}---\n{body.rstrip()}\n\n{text}"
    if added.strip():
        lead = f"{lead.rstrip()}\n\n{added.strip(chr(10))}\n\n"
    fresh = []
    for section in parts:
        heading = section.partition("\n")[0]
        index = next((i for i, old in enumerate(sections) if old.partition("\n")[0] == heading), None)
        if index is None:
            fresh.append(section)
        else:
            sections[index] = section.rstrip("\n") + "\n\n"
    return f"---\n{front}---\n" + (lead + "".join([*sections, *fresh])).rstrip("\n") + "\n"


def fields_replaced(front: str, fields: str) -> str:
    """Return front matter in which fields are replaced by those of the same name."""
    replaced = set()
    for field in FIELD.findall(fields):
        name = field.partition(":")[0]
        # The first field of a name replaces the old one; the example may be about a second one.
        pattern = re.compile(rf"^{name}:.*\n(?:[ -].*\n)*", re.M)
        known = name not in replaced and pattern.search(front)
        front = pattern.sub(lambda _, field=field: field, front, count=1) if known else front + field
        replaced.add(name)
    return front
