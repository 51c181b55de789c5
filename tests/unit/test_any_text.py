"""Any text is compiled or reported: no input raises an exception, and the locations of problems are within the file."""

from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.reading.source import SourceFile
from playbook.render import render_pages
from playbook.render.hosting import NOT_HOSTED
from playbook.reporters import REPORTERS
from support.fixture_project import base, compiled
from support.fixture_project import settings as vocabulary

PIECES = st.sampled_from(
    ["---\n", "[[", "]]", "[@", "](", "{ #x }", "{ #x waive }", "{ .line by=", "{", "}", '"', "\x00", "\r", "\t", "- ", "> ", "\n## ", "```", "<a href=", "&x ", "*x ", "!!str ", "\u2028", "\ufeff", "|", "\n\n", "[a]: b", "![", ": "]
)  # fmt: skip


@st.composite
def mutants(draw):
    file = draw(st.sampled_from(base))
    text = file.text
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 60)))
        text = text[:start] + draw(PIECES | st.text(max_size=20) | st.just(text[start:end] * 2)) + text[end:]
    return SourceFile(PurePosixPath(file.path.parts[0], "mutant.md"), text)


@settings(max_examples=300)
@given(mutants())
def test_any_text_is_compiled_or_reported(mutant):
    playbook, diagnostics = compiled([*base, mutant])
    assert REPORTERS["full"](sorted(diagnostics))
    for found in diagnostics:
        if found.location.path.endswith("mutant.md"):
            assert 1 <= found.location.column <= len(mutant.line(found.location.line)) + 1
    if not diagnostics:
        assert all(page.body for page in render_pages(playbook, vocabulary, NOT_HOSTED))
