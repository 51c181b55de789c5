"""Redirects: a page at each former address of a renamed entry."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from playbook.config.settings import Settings
from playbook.model.playbook import Playbook
from playbook.render.page import StaticFile
from playbook.render.urls import entry_path, html_path, relative

# The script keeps the anchor, which a refresh would lose; without JavaScript the page still opens.
_TEMPLATE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="canonical" href="{address}">
<script>location.replace("{address}" + location.search + location.hash)</script>
<noscript><meta http-equiv="refresh" content="0; url={address}"></noscript>
</head>
<body><p>This page is now called <a href="{address}">{title}</a>.</p></body>
</html>
"""


def redirect_files(playbook: Playbook, settings: Settings) -> Iterator[StaticFile]:
    """Yield an HTML file for each alias, in the folder of the entry's kind."""
    for alias, entry in sorted(playbook.aliases.items()):
        path = f"{entry.kind}/{alias}.html"
        address = relative(html_path(entry_path(entry)), path)
        yield StaticFile(path, _TEMPLATE.format(title=escape(entry.title), address=escape(address)))
