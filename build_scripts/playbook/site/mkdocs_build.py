"""Building a project with mkdocs."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from playbook.compile import Compilation
from playbook.config.settings import ConfigError
from playbook.reading.source import CONTENT, load
from playbook.reporters import REPORTERS
from playbook.site.built_site import BuiltSite
from playbook.site.mkdocs_plugin import ContentError, PlaybookPlugin

__all__ = ["Abort", "build", "configure_logging", "run_mkdocs"]

_LOG = logging.getLogger("mkdocs")
_HANDLER = logging.StreamHandler()


def build(root: Path, site: Path, day: date) -> tuple[Compilation, BuiltSite]:
    """Build the site as of the given day into `site`, which must be empty or not exist.

    Raises:
        ContentError: the content has problems that are more than warnings.
        Abort: mkdocs gave a warning about the pages, and has printed it.
        ConfigError: `mkdocs.yml` cannot be used.
    """
    plugin = run_mkdocs(root, site, day, "build")
    return plugin.compilation, plugin.site


def run_mkdocs(root: Path, site: Path, day: date, command: Literal["build", "serve"]) -> PlaybookPlugin:
    """Build the site, or a preview of it, and return the plugin that took part. Raises what `build` raises."""
    configure_logging(logging.WARNING)
    if not (root / CONTENT).is_dir():
        # Otherwise mkdocs would report it as a problem of its configuration.
        raise ContentError(REPORTERS["full"](load(root)[1]))
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    except (ConfigurationError, Abort) as error:
        raise ConfigError(f"mkdocs.yml cannot be used: {error}") from error
    plugin = config.plugins.get("playbook")
    if not isinstance(plugin, PlaybookPlugin):
        raise ConfigError('mkdocs.yml cannot be used: its plugins must name "playbook".')
    plugin.day = day
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs_build.build(config)
    except ConfigurationError as error:
        raise ConfigError(f"mkdocs.yml cannot be used: {error}.") from error
    finally:
        config.plugins.on_shutdown()
    return plugin


def configure_logging(level: int) -> None:
    """Print mkdocs' log messages of this level or above. Without our handler, it prints nothing."""
    _LOG.setLevel(level)
    if _HANDLER not in _LOG.handlers:
        _LOG.addHandler(_HANDLER)
