"""The map: how entries connect, as a diagram that a script can filter, and as a list of the same relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape as html_escape

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.model.playbook import Link, Playbook
from playbook.plurals import count
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.pages.map_layout import COLUMNS, FONT, HEAD, LINE, PADDING_LEFT, WIDTH, Layout, Node, lay_out
from playbook.render.urls import entry_path, html_path

_READING = (
    "Read it from left to right. A dashed line means that the story challenges the principle. Links in running text "
    "are not shown. [List view](#as-a-list)"
)

_KINDS = [kind for kinds in COLUMNS for kind in kinds]


def map_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page. Its script reads the diagram, and shows the controls that filter it."""
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
        "## List view { #as-a-list }",
    ]
    for kind in _KINDS:
        entries = playbook.entries_of_kind(kind.name)
        if entries:
            body += [f"### {escape(settings.pages[kind.name].title)} {{ #as-a-list-{kind.name} }}"]
            body += [bullets([_item(writer, entry, related[entry.id]) for entry in entries])]
    yield Page("map.md", heading.title, heading.intro, join_blocks(body), hide=("toc",), assets=("map.css", "map.js"))


def _item(writer: PageWriter, entry: Entry, edges: list[Link]) -> str:
    """Return an entry of the list. Links to the map can lead to its id and to its aliases."""
    anchors = "".join(f'<span id="{alias}"></span>' for alias in entry.fields.aliases)
    lines = [anchors + writer.link(entry), f"    {{ #{entry.id} }}"]
    for kind in _KINDS:
        for field, relation in kind.relations.items():
            named = [edge for edge in edges if edge.relation == field and edge.source.kind == kind.name]
            targets = [edge.target for edge in named if edge.source is entry]
            sources = [edge.source for edge in named if edge.target is entry]
            for label, others in ((relation.label, targets), (relation.reverse_label, sources)):
                if others:
                    ordered = sorted(others, key=lambda other: other.title.casefold())
                    lines.append(f"    - {label}: {writer.inline_links(ordered)}")
    return "\n".join(lines)


def _controls(playbook: Playbook, settings: Settings) -> Iterator[str]:
    """Yield the controls that filter the diagram. The page's script shows them; their space stays reserved."""
    shown = [
        (settings.pages[kind.name].title, entries)
        for kind in _KINDS
        if (entries := playbook.entries_of_kind(kind.name))
    ]
    # Without autocomplete, so that a browser that reloads the page does not restore the ticks.
    yield '<form class="pb-map-controls pb-reserved pb-screen-only" autocomplete="off" hidden>'
    yield '<div class="pb-map-select"><label>Show one entry<select><option value="">All entries</option>'
    for title, entries in shown:
        yield f'<optgroup label="{html_escape(title)}">'
        for entry in sorted(entries, key=lambda entry: entry.title.casefold()):
            yield f'<option value="{entry.id}">{html_escape(entry.title)}</option>'
        yield "</optgroup>"
    yield '</select></label><button type="button" class="md-button" hidden>Show all</button></div>'
    yield "<fieldset><legend>Kinds</legend>"
    for title, entries in shown:
        yield f'<label><input type="checkbox" value="{entries[0].kind}" checked> {html_escape(title)}</label>'
    yield '</fieldset><p class="pb-map-status" role="status"></p></form>'


def _picture(writer: PageWriter, layout: Layout, related: Mapping[str, list[Link]]) -> Iterator[str]:
    """Yield the diagram. On a phone it scrolls sideways, by keyboard too."""
    yield '<div class="pb-map" role="region" tabindex="0" aria-label="Map diagram">'
    yield (
        f'<svg class="pb-map-picture" viewBox="0 0 {WIDTH} {layout.height}" role="group" aria-label="Map" '
        f'font-size="{FONT}">'
    )
    styles = [(kind.name, kind.map_style.colour) for kind in _KINDS if kind.map_style]
    yield f"<style>{' '.join(f'.pb-kind-{name} {{ --pb-kind: var({colour}); }}' for name, colour in styles)}</style>"
    yield '<g class="pb-edges" aria-hidden="true">'
    for edge in layout.edges:
        yield _line(edge, layout)
    yield "</g>"
    for kind in _KINDS:
        nodes = [node for node in layout.nodes.values() if node.entry.kind == kind.name]
        if nodes:
            title = html_escape(writer.settings.pages[kind.name].title)
            top = 0 if kind in {kinds[0] for kinds in COLUMNS} else nodes[0].y - HEAD
            joins = " data-joins" if kind.map_style and kind.map_style.joins else ""
            yield (
                f'<g class="pb-nodes pb-kind-{kind.name}" role="group" aria-label="{title}" '
                f'data-kind="{kind.name}" data-singular="{kind.singular}"{joins}>'
            )
            yield f'<text class="pb-map-heading" x="{nodes[0].x}" y="{top + 16}" aria-hidden="true">{title}</text>'
            for node in nodes:
                yield _box(writer, node, len(related[node.entry.id]))
            yield "</g>"
    yield "</svg>\n</div>"


def _line(edge: Link, layout: Layout) -> str:
    """Return the line of a relation, from the end of one title to the mark of the other."""
    left, right = sorted((layout.nodes[end.id] for end in (edge.source, edge.target)), key=lambda node: node.column)
    start, end, side = left.middle, right.middle, left.x + left.width
    bend = (side + right.x) // 2
    path = f"M{left.text_end} {start}H{side}C{bend} {start} {bend} {end} {right.x} {end}"
    dashed = " pb-challenges" if edge.relation == "challenges" else ""
    # The line has the colour of its source's kind.
    return (
        f'<path class="pb-edge pb-kind-{edge.source.kind}{dashed}" data-left="{left.entry.id}" '
        f'data-right="{right.entry.id}" d="{path}"/>'
    )


def _box(writer: PageWriter, node: Node, number: int) -> str:
    """Return an entry as a link with a mark and a title."""
    entry = node.entry
    address = html_path(writer.url_to(entry_path(entry)))
    kind = KINDS[entry.kind]
    assert kind.map_style
    name = f"{kind.singular.capitalize()}: {entry.title}, {count(number, 'relation')}"
    first, *others = map(html_escape, node.lines)
    text = first + "".join(f' <tspan x="{PADDING_LEFT}" dy="{LINE}">{line}</tspan>' for line in others)
    whole = f"<title>{html_escape(entry.title)}</title>" if node.lines[-1].endswith("…") else ""
    return (
        f'<a class="pb-node" href="{address}" data-entry="{entry.id}" aria-label="{html_escape(name)}" '
        f'transform="translate({node.x} {node.y})">{whole}<rect width="{node.width}" height="{node.height}" rx="4"/>'
        f'<path class="pb-mark" transform="translate(0 {node.height // 2})" d="{kind.map_style.mark}"/>'
        f'<text x="{PADDING_LEFT}" y="16">{text}</text></a>'
    )
