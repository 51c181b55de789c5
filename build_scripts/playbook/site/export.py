"""Emitting: the pages as ordinary files, with a configuration of their own, for any renderer of Markdown."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from playbook.atomic import replace_directory
from playbook.compile import Compilation
from playbook.config.settings import ConfigError
from playbook.reading.source import CONTENT

MARKER = "docs/playbook.json"
"""What every emitted folder holds."""


def export(root: Path, compilation: Compilation, target: Path) -> int:
    """Write `target/docs`, `target/theme` and `target/mkdocs.yml`, and say how many files the first of them holds.

    Raises:
        NotOursError: the target holds files of somebody else.
        ConfigError: `mkdocs.yml` cannot be read.
    """
    assert compilation.playbook
    try:
        config = standalone_config(yaml.safe_load((root / "mkdocs.yml").read_text("utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"mkdocs.yml cannot be read: {error}") from error
    with replace_directory(target, MARKER) as folder:
        files = [(page.path, page.text) for page in compilation.pages]
        for path, text in files:
            write(folder / "docs" / path, text)
        for asset in compilation.playbook.assets:
            copy = folder / "docs" / asset.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / CONTENT / asset.path, copy)
        shutil.copytree(root / "site_config" / "theme", folder / "theme")
        write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    return len(files) + len(compilation.playbook.assets)


def standalone_config(config: dict[str, Any]) -> dict[str, Any]:
    """The site's configuration without this compiler: the emitted files stand where the compiler's pages would."""
    plugins = [plugin for plugin in config.get("plugins", []) if plugin != "playbook"]
    theme = {**config["theme"], "custom_dir": "theme"}
    # An edit link would lead to the emitted page, which is no file in the repository.
    kept = {key: value for key, value in config.items() if key != "edit_uri"}
    return {**kept, "docs_dir": "docs", "theme": theme, "plugins": plugins}


def write(path: Path, text: str) -> None:
    """Write a text as it is, whatever the platform's line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
