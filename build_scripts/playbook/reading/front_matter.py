"""Front matter: the YAML block at the start of an entry, with the offset of every field and value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import yaml

from playbook.diagnostics import Diagnostic
from playbook.reading.source import SourceFile
from playbook.rules.front_matter.syntax import (
    HAS_ALIASES,
    NESTED_TOO_DEEPLY,
    NOT_FIELDS,
    UNREADABLE,
    duplicate_field,
    invalid_yaml,
    missing_front_matter,
    unclosed_front_matter,
)

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY_LINE = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
_FIELD = re.compile(rf"^{_KEY_LINE.pattern}", re.MULTILINE)

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's parser in C if it is available, since it is several times as fast."""

_OPENERS = re.compile(r"[\[{]|[-?] ")
_MAX_DEPTH = 20


def _too_deep(text: str) -> yaml.Mark | None:
    """Return the position at which a block is nested more deeply than any field needs, if there is one.

    The parser yields events one by one, but nesting its nodes overflows the stack of the parser in C and ends Python
    (https://github.com/yaml/pyyaml/issues/895).
    """
    if sum(1 for _ in _OPENERS.finditer(text)) <= _MAX_DEPTH:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            return event.start_mark  # type: ignore[return-value]  # the stubs tell the C mark apart
    return None


Path = tuple[str | int, ...]
"""The path to a value in the block, as pydantic reports it: `("they_say", 2)`."""


@dataclass(frozen=True)
class FrontMatter:
    """The values of a block as plain strings, lists and mappings, and the offsets of its values and fields in the file.

    The fields are between the offsets `start` and `end`; the body begins at `body_start`.

    Numbers and dates remain strings as they were typed, since the schema says what they mean. If the block is not
    `valid`, some of its fields may be missing here.
    """

    values: Mapping[str, object]
    offsets: Mapping[Path, int]
    keys: Mapping[str, int]
    start: int
    end: int
    body_start: int
    valid: bool = True

    def offset(self, path: Path) -> int:
        """Return the offset of the value at `path`, or of the nearest value around it."""
        while path not in self.offsets and path:
            path = path[:-1]
        return self.offsets.get(path, 0)


def parse_front_matter(file: SourceFile) -> tuple[FrontMatter, list[Diagnostic]]:
    """Read the block, and return it with its diagnostics.

    If it is broken, the fields that are valid by themselves are read, so that one problem causes no others elsewhere.
    """
    text = file.text or ""
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter({}, {}, {}, 0, 0, 0, valid=False), [missing_front_matter(file)]
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        line = _first_line_of_body(file)
        end = file.line_start(line - 1)
        return _salvage(file, opening.end(), end, end), [unclosed_front_matter(file, line)]
    reader = _Reader(file, opening.end())
    values = reader.read(text[opening.end() : closing.start()])
    if values is None:
        return _salvage(file, opening.end(), closing.start(), closing.end()), reader.diagnostics
    block = (opening.end(), closing.start(), closing.end())
    return FrontMatter(values, reader.offsets, reader.keys, *block), reader.diagnostics


def _salvage(file: SourceFile, start: int, end: int, body_start: int) -> FrontMatter:
    """Read the fields of a broken block that are valid by themselves."""
    text = (file.text or "")[:end]
    starts = [match.start() for match in _FIELD.finditer(text, start)]
    values: dict[str, object] = {}
    offsets: dict[Path, int] = {(): 0}
    keys: dict[str, int] = {}
    for begin, stop in pairwise([*starts, end]):
        reader = _Reader(file, begin)
        field = reader.read(text[begin:stop])
        if field and not reader.diagnostics:
            values = field | values
            offsets = reader.offsets | offsets
            keys = reader.keys | keys
    return FrontMatter(values, offsets, keys, start, end, body_start, valid=False)


def _first_line_of_body(file: SourceFile) -> int:
    """Return the first line after the opening one that does not look like part of a YAML mapping."""
    lines = (file.text or "").splitlines()
    for number, line in enumerate(lines[1:], 2):
        if not (_KEY_LINE.match(line) or line.startswith((" ", "-", "#", "\t"))):
            return number
    return len(lines) + 1


class _Reader:
    """Turns YAML nodes into plain values, and records the offset of each."""

    def __init__(self, file: SourceFile, start: int) -> None:
        self.file = file
        self.first_line = file.location(start).line - 1
        self.offsets: dict[Path, int] = {(): 0}
        self.keys: dict[str, int] = {}
        self.diagnostics: list[Diagnostic] = []
        self._seen: set[int] = set()
        self._shared = False

    def read(self, text: str) -> dict[str, object] | None:
        """Return the fields of the block, or None, with a diagnostic, if it is not valid YAML."""
        try:
            too_deep = _too_deep(text)
            node = None if too_deep else yaml.compose(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            self._invalid(error, error.problem_mark or error.context_mark)
        except yaml.reader.ReaderError as error:
            self._invalid(error, None)
        except (ArithmeticError, LookupError, ValueError):
            # PyYAML does not catch these: https://github.com/yaml/pyyaml/issues/357 and /843
            self._invalid(UNREADABLE, None)
        else:
            if too_deep:
                self._invalid(NESTED_TOO_DEEPLY, too_deep)
                return None
            if node is None:
                return {}
            if isinstance(node, yaml.MappingNode):
                values = self._read(node, ())
                return values if isinstance(values, dict) and not self._shared else None
            self._invalid(NOT_FIELDS, node.start_mark)
        return None

    def _invalid(self, problem: str | yaml.YAMLError, mark: yaml.Mark | None) -> None:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        offset = min(self.file.line_start(self.first_line + line) + column, len(self.file.text or ""))
        self.diagnostics.append(invalid_yaml(self.file, problem, offset))

    def _offset(self, node: yaml.Node) -> int:
        return self.file.line_start(self.first_line + node.start_mark.line) + node.start_mark.column

    def _read(self, node: yaml.Node, path: Path) -> object:
        self.offsets.setdefault(path, self._offset(node))
        if isinstance(node, yaml.ScalarNode):
            return self._read_scalar(node)
        # With an alias, the same node appears twice, and may contain itself.
        if id(node) in self._seen:
            self._shared = True
            self._invalid(HAS_ALIASES, node.start_mark)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._read(item, (*path, index)) for index, item in enumerate(node.value)]
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                self.diagnostics.append(duplicate_field(self.file, key, self._offset(key_node)))
                continue
            if not path:
                self.keys[key] = self._offset(key_node)
            values[key] = self._read(value_node, (*path, key))
        return values

    def _read_scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if node.tag == "tag:yaml.org,2002:bool":
            return node.value.casefold() in {"true", "yes", "on"}
        return node.value
