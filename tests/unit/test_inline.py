"""The inline tree: for any text, its nodes have the right offsets and content."""

from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.reading.body import parse_body
from playbook.reading.inline import leaves, plain_text, references, walk
from playbook.reading.input_limits import sanitize
from playbook.reading.located_text import words
from playbook.reading.offsets import without_prefixes
from playbook.reading.source import SourceFile, load
from support.fixture_project import ROOT, base

CONTENT, _ = load(ROOT)
PIECES = st.sampled_from(
    ["a", "b c", "é", " ", "  \n", "\\\n", "\n", "\r\n", "\n\n", "\t", "\xa0", "*", "**", "_", "__", "`", "``", "\\", "\\*", "\\T",
     "&amp;", "&#42;", "&no;", "<b>", "</b>", "<!-- x -->", "<a href='x'>", "<https://a.b/c%20d>", "<a@b.c>", "[", "]", "(", ")", "!",
     "](x.md)", "](<x y.md> 'z')", "[[x]]", "[[x|y\nz]]", "[@x#y]", " [@x]", "[a][b]", "[a]", "\n[a]: x.md\n", "![", "{ #x }", "{y}",
     "# ", "\n## ", " ##", "\n---\n", "\n> ", "> ", "\n- ", "- ", "\n  ", "\n    ", "1. ", "\n```\n", "\n<div>\n", "Openness: ", "(n)"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=60)
MANY = settings(max_examples=500)


def parsed(text):
    """Return a file after invisible characters were replaced, and its parsed body."""
    file, _ = sanitize(SourceFile(PurePosixPath("anecdotes/x.md"), text))
    assert file
    return file, parse_body(file, 0)


def unfolded(text):
    """Return a part of a block without line breaks, and without the indents and quote marks after them."""
    return " ".join(text.replace("\r", "\n").replace(">", " ").split())


def check_tree(file, nodes, start, end):
    """Check that nodes are ordered, nested and within a range, and that text nodes match the file exactly."""
    assert all(one.end <= other.start for one, other in pairwise(nodes))
    for node in nodes:
        written = file.text[node.start : node.end]
        assert start <= node.start < node.end <= end
        check_tree(file, node.children, node.start, node.end)
        match node.form:
            case "text":
                assert written == node.text
            case "escape":
                assert written[0] in "\\&"
            case "code":
                assert written[0] == written[-1] == "`"
                assert unfolded(node.text) in unfolded(written)
            case "break":
                assert "\n" in written or "\r" in written
                assert not written.strip(" \t\r\n\\>")
            case "emphasis" | "strong":
                marker = written[: 2 if node.form == "strong" else 1]
                assert marker in {"*", "_", "**", "__"}
                assert written.endswith(marker)
                assert (node.children[0].start, node.children[-1].end) == (
                    node.start + len(marker),
                    node.end - len(marker),
                )
            case "link":
                assert written[0] + written[-1] in {"[)", "[]", "<>"}
                assert unfolded(written[1:]).startswith(unfolded(node.text))
            case "image":
                assert written.startswith("![")
                assert unfolded(written[2:]).startswith(unfolded(node.text))
            case "html":
                assert written[0] + written[-1] == "<>"
            case "entry":
                assert written[:2] + written[-2:] == "[[]]"
                assert node.target in written
            case "citation":
                assert written[:2] + written[-1] == "[@]"
                assert node.target in written
                assert node.anchor in written
            case "undefined link":
                assert written[0] + written[-1] == "[]"
                assert "][" in written


def check_body(file, body):
    """Check the tree of each block, its words, and its references."""
    check_tree(file, body.inline, 0, len(file.text))
    blocks = [block for section in body.sections for block in section.blocks]
    for block in blocks:
        if block.form != "other":
            check_tree(file, block.inline, block.start, block.end)
            output = [leaf.plain_text for leaf in leaves(block.inline)]
            if not any(leaf.form == "citation" for leaf in leaves(block.inline)):
                assert block.plain_text == " ".join("".join(output).split())
            assert "".join(block.plain_text.split()) == "".join("".join(output).split())
        spoken = words(leaves(block.inline), block.start)
        assert spoken.text == plain_text(leaves(block.inline))
        assert len(spoken.offsets) == len(spoken.text) + 1
        assert list(spoken.offsets) == sorted(spoken.offsets)
        assert block.start <= spoken.offsets[0] <= spoken.offsets[-1] <= block.end
        literal = {
            offset for leaf in leaves(block.inline) if leaf.form == "text" for offset in range(leaf.start, leaf.end)
        }
        for character, offset in zip(spoken.text, spoken.offsets, strict=False):
            if offset in literal:
                assert character == file.text[offset] or (character == " " and file.text[offset].isspace())
    for found in body.references:
        written = without_prefixes(file.text[found.start : found.end])
        _, again = parsed(written)
        if found.form in {"path", "image"} and written.endswith("]"):
            continue  # its address is defined elsewhere in the file
        if [block.form for section in again.sections for block in section.blocks] != ["paragraph"]:
            continue  # without its indent, a line of it begins a block
        (one, *_) = again.references
        assert (one.form, one.target, one.anchor) == (found.form, found.target, found.anchor)
        assert (one.start, one.end) == (0, len(written))


@MANY
@given(TEXTS)
def test_every_node_has_the_right_offsets(text):
    check_body(*parsed(text))


@pytest.mark.parametrize("file", [*base, *(file for file in CONTENT if file.text)], ids=lambda file: str(file.path))
def test_every_node_of_the_content_has_the_right_offsets(file):
    body = parse_body(file, 0)
    check_body(file, body)
    assert body.inline


@pytest.mark.parametrize("prefix", ["", "> ", "- ", "> - > ", "1. "])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_file_in_nested_blocks(prefix, line_break):
    further = "".join(">" if character == ">" else " " for character in prefix)
    text = f"x\n\n{prefix}a *b\n{further}  c* `d\n{further}e` [f](g.md)\n".replace("\n", line_break)
    file, body = parsed(text)
    check_body(file, body)
    block = body.sections[0].blocks[-1]
    assert [(leaf.form, leaf.text) for leaf in leaves(block.inline)] == [
        ("text", "a "),
        ("text", "b"),
        ("break", ""),
        ("text", "c"),
        ("text", " "),
        ("code", "d e"),
        ("text", " "),
        ("text", "f"),
    ]
    assert [file.text[leaf.start] for leaf in leaves(block.inline)][1::2] == ["b", "c", "`", "f"]


@pytest.mark.parametrize(
    ("markdown", "output"),
    [
        (r"1\. \*not\* \_so\_ \`much\`", "1. *not* _so_ `much`"),
        ("Q&amp;A &lt; &#42;", "Q&A < *"),
        (r"C:\They", r"C:\They"),  # not an escape: every renderer shows the sign
        ("`*a* &amp; \\_`", r"*a* &amp; \_"),
        ("*a **b** c* _d_ snake_case_name", "a b c d snake_case_name"),
        ("[the *words*](x.md) and ![a *sign*](y.png)", "the words and a sign"),
        ("[[late-order]] or [[late-order|the words]]", "late-order or the words"),
        ("It is so [@a#b], and so. [@c#d]", "It is so, and so."),
        ("a<br>b <b>c</b> <!-- d -->", "ab c"),
        ("a  \nb\\\nc\n  d", "a b c d"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("2 * 3 ** 4 [x] (y)", "2 * 3 ** 4 [x] (y)"),
    ],
)
def test_plain_text_is_what_a_reader_sees(markdown, output):
    _, body = parsed(markdown)
    assert body.sections[0].blocks[0].plain_text == output


def test_deep_nesting_is_parsed():
    stars = "*" * 4000
    file, body = parsed(f"{stars}a{stars}")
    assert plain_text(leaves(body.inline)) == "a"
    assert list(references(body.inline)) == []
    assert len(list(walk(body.inline))) > 1000
    assert file.text[next(iter(leaves(body.inline))).start] == "a"


def test_leaves_can_be_cut_at_an_offset():
    _, body = parsed("One *two three* four")
    assert [plain_text(leaves(body.inline, end)) for end in (0, 2, 4, 5, 8, 16, 99)] == [
        "",
        "On",
        "One",
        "One",
        "One two",
        "One two three",
        "One two three four",
    ]
