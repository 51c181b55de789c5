"""The map: how entries hang together, as a picture that a script can narrow, and as a list that says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape as html_escape

from playbook.config.settings import Settings
from playbook.model.entry import Entry
from playbook.model.graph import Link, Playbook, Relation
from playbook.render.exports.redirects import html_path
from playbook.render.page import Page, bullets, escape, page
from playbook.render.page_writer import PageWriter, entry_path
from playbook.render.pages.map_layout import COLUMNS, FONT, HEAD, LINE, PADDING_LEFT, WIDTH, Layout, Node, lay_out

WORDS: Mapping[Relation, tuple[str, str]] = {
    "situation": ("For the situation", "Scripts for it"),
    "principles": ("Leans on", "Applied by"),
    "between": ("Between", "In tension"),
    "illustrates": ("Illustrates", "Illustrated by"),
    "challenges": ("Challenges", "Challenged by"),
}
"""What a relation is called in the list: at the entry that names it, and at the one that it names."""

_READING = (
    "Read it from left to right. A dashed line means that the story challenges the principle. References in running "
    "text are not drawn. [The same as a list](#as-a-list)"
)

_KINDS = [kind for kinds in COLUMNS for kind in kinds]

_MARKS = {
    "situations": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "scripts": "M-4-4h8v8h-8z",
    "principles": "M0-5 5 0 0 5-5 0z",
    "tensions": "M-5-4v8L0 0zM5-4v8L0 0z",
    "anecdotes": "M0-5 5 4H-5z",
}
"""A shape for each kind, so that colour is not the only sign."""


def map_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """One page. What stands in the picture, the script finds there; it shows the controls that narrow it."""
    heading = settings.pages["map"]
    writer = PageWriter(playbook, settings, "map.md")
    layout = lay_out(playbook)
    related: dict[str, list[Link]] = defaultdict(list)
    for edge in layout.edges:
        related[edge.source.id].append(edge)
        related[edge.target.id].append(edge)
    body = [
        writer.home(),
        f"# {escape(heading.title)}",
        escape(heading.intro),
        _READING,
        "\n".join(_controls(playbook, settings)),
        "\n".join(_picture(writer, layout, related)),
        "## The same as a list { #as-a-list }",
    ]
    for kind in _KINDS:
        entries = playbook.entries_of(kind)
        if entries:
            name = entries[0].kind
            body += [f"### {escape(settings.pages[name].title)} {{ #as-a-list-{name} }}"]
            body += [bullets([_item(writer, entry, related[entry.id]) for entry in entries])]
    yield page("map.md", heading.title, heading.intro, body, hide="toc", assets=("map.css", "map.js"))


def _item(writer: PageWriter, entry: Entry, edges: list[Link]) -> str:
    """An entry of the list. Its id is the place to which a link to the map can lead, and so are its old ones."""
    places = "".join(f'<span id="{alias}"></span>' for alias in entry.fields.aliases)
    lines = [places + writer.link(entry), f"    {{ #{entry.id} }}"]
    for relation, (naming, named) in WORDS.items():
        targets = [edge.target for edge in edges if edge.relation == relation and edge.source is entry]
        sources = [edge.source for edge in edges if edge.relation == relation and edge.target is entry]
        for words, others in ((naming, targets), (named, sources)):
            if others:
                lines.append(
                    f"    - {words}: {writer.inline_links(sorted(others, key=lambda other: other.title.casefold()))}"
                )
    return "\n".join(lines)


def _controls(playbook: Playbook, settings: Settings) -> Iterator[str]:
    """What narrows the picture. The script of the page shows it, and the place is kept until then."""
    shown = [
        (settings.pages[entries[0].kind].title, entries) for kind in _KINDS if (entries := playbook.entries_of(kind))
    ]
    # Without completion, so that a browser that loads the page anew does not tick what was ticked before.
    yield '<form class="pb-map-controls pb-reserved pb-screen-only" autocomplete="off" hidden>'
    yield '<div class="pb-map-select"><label>Show one entry<select><option value="">All entries</option>'
    for title, entries in shown:
        yield f'<optgroup label="{html_escape(title)}">'
        for entry in sorted(entries, key=lambda entry: entry.title.casefold()):
            yield f'<option value="{entry.id}">{html_escape(entry.title)}</option>'
        yield "</optgroup>"
    yield '</select></label><button type="button" class="md-button" hidden>Show all</button></div>'
    yield "<fieldset><legend>Kinds</legend>"
    for title, _ in shown:
        yield f'<label><input type="checkbox" checked> {html_escape(title)}</label>'
    yield '</fieldset><p class="pb-map-status" role="status"></p></form>'


def _picture(writer: PageWriter, layout: Layout, related: Mapping[str, list[Link]]) -> Iterator[str]:
    """The picture. On a phone it can be moved sideways, by keys too."""
    yield '<div class="pb-map" role="region" tabindex="0" aria-label="The map as a picture">'
    yield (
        f'<svg class="pb-map-picture" viewBox="0 0 {WIDTH} {layout.height}" role="group" aria-label="Map" '
        f'font-size="{FONT}">'
    )
    yield '<g class="pb-edges" aria-hidden="true">'
    for edge in layout.edges:
        yield _line(edge, layout)
    yield "</g>"
    for kind in _KINDS:
        nodes = [node for node in layout.nodes.values() if isinstance(node.entry, kind)]
        if nodes:
            name = nodes[0].entry.kind
            title = html_escape(writer.settings.pages[name].title)
            top = 0 if kind in {kinds[0] for kinds in COLUMNS} else nodes[0].y - HEAD
            yield (
                f'<g class="pb-nodes pb-kind-{name}" role="group" aria-label="{title}" '
                f'data-one="{kind.__name__.lower()}">'
            )
            yield f'<text class="pb-map-heading" x="{nodes[0].x}" y="{top + 16}" aria-hidden="true">{title}</text>'
            for node in nodes:
                yield _box(writer, node, len(related[node.entry.id]))
            yield "</g>"
    yield "</svg>\n</div>"


def _line(edge: Link, layout: Layout) -> str:
    """The line of a relation, from the end of the one title to the mark of the other."""
    left, right = sorted((layout.nodes[end.id] for end in (edge.source, edge.target)), key=lambda node: node.column)
    start, end, side = left.middle, right.middle, left.x + left.width
    bend = (side + right.x) // 2
    path = f"M{left.text_end} {start}H{side}C{bend} {start} {bend} {end} {right.x} {end}"
    dashed = " pb-challenges" if edge.relation == "challenges" else ""
    # It has the colour of the kind that names the other.
    return (
        f'<path class="pb-edge pb-kind-{edge.source.kind}{dashed}" data-left="{left.entry.id}" '
        f'data-right="{right.entry.id}" d="{path}"/>'
    )


def _box(writer: PageWriter, node: Node, number: int) -> str:
    """An entry: a link with a mark and a title."""
    entry = node.entry
    address = html_path(writer.url_to(entry_path(entry)))
    name = f"{type(entry).__name__}: {entry.title}, {number} {'relation' if number == 1 else 'relations'}"
    first, *others = map(html_escape, node.lines)
    text = first + "".join(f' <tspan x="{PADDING_LEFT}" dy="{LINE}">{line}</tspan>' for line in others)
    whole = f"<title>{html_escape(entry.title)}</title>" if node.lines[-1].endswith("…") else ""
    return (
        f'<a class="pb-node" href="{address}" data-entry="{entry.id}" aria-label="{html_escape(name)}" '
        f'transform="translate({node.x} {node.y})">{whole}<rect width="{node.width}" height="{node.height}" rx="4"/>'
        f'<path class="pb-mark" transform="translate(0 {node.height // 2})" d="{_MARKS[entry.kind]}"/>'
        f'<text x="{PADDING_LEFT}" y="16">{text}</text></a>'
    )
