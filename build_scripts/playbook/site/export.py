"""Exporting the pages as ordinary files with their own configuration, for any Markdown renderer."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from playbook.atomic import replace_directory
from playbook.compile import Compilation
from playbook.config.settings import ConfigError
from playbook.reading.source import CONTENT
from playbook.render.hosting import Hosting
from playbook.render.markdown_file import to_markdown
from playbook.site.navigation import navigation

MARKER = "docs/playbook.json"
"""A file that is in every exported folder."""


def read_config(root: Path) -> dict[str, Any]:
    """Read `mkdocs.yml` below the project's root.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"mkdocs.yml cannot be read: {error}") from error
    if not isinstance(config, dict) or not isinstance(config.get("theme"), dict):
        raise ConfigError("mkdocs.yml cannot be used: it must name the theme and its folder.")
    return config


def publication(config: dict[str, Any]) -> Hosting:
    """Return the addresses at which the site and its sources are published.

    Raises:
        ConfigError: the address of the repository cannot be used.
    """
    try:
        return Hosting.of(*(_text(config, key) for key in ("site_url", "repo_url", "edit_uri")))
    except ValueError as error:
        raise ConfigError(f"mkdocs.yml cannot be used: {error}.") from error


def _text(config: dict[str, Any], key: str) -> str | None:
    value = config.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is not a text")
    return value


def write_project(root: Path, config: dict[str, Any], compilation: Compilation, target: Path) -> int:
    """Write `target/docs`, `target/theme` and `target/mkdocs.yml`, and return the number of files in `docs`.

    Raises:
        UnmanagedOutputError: the target contains files that no export wrote.
    """
    assert compilation.playbook
    assert compilation.settings
    standalone = {"nav": navigation(compilation.settings), **standalone_config(config)}
    texts = {page.path: to_markdown(page) for page in compilation.pages}
    texts |= {file.path: file.text for file in compilation.files}
    pictures = [asset.path for asset in compilation.playbook.assets]
    with replace_directory(target, MARKER) as folder:
        for path, text in texts.items():
            _write(folder / "docs" / path, text)
        for picture in pictures:
            copy = folder / "docs" / picture
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / CONTENT / picture, copy)
        shutil.copytree(root / "site_config" / "theme", folder / "theme")
        _write(folder / "mkdocs.yml", yaml.safe_dump(standalone, allow_unicode=True, sort_keys=False))
    return len(texts) + len(pictures)


def standalone_config(config: dict[str, Any]) -> dict[str, Any]:
    """Return the site's configuration without this compiler, since the exported files replace its pages."""
    plugins = [plugin for plugin in config.get("plugins", []) if plugin != "playbook"]
    theme = {**config["theme"], "custom_dir": "theme"}
    # The pages bring their own edit links; those of a renderer would lead to exported files, which no repository has.
    kept = {key: value for key, value in config.items() if key != "edit_uri"}
    return {**kept, "docs_dir": "docs", "theme": theme, "plugins": plugins}


def _write(path: Path, text: str) -> None:
    # As bytes, so that line endings are the same on every platform.
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
