"""The mkdocs plugin, which passes the compiler's pages to mkdocs in memory."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Literal

import click
from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from playbook.clock import today
from playbook.compile import Compilation, compile_project
from playbook.render.hosting import Hosting
from playbook.render.markdown_file import to_markdown
from playbook.reporters import REPORTERS
from playbook.site.built_site import BuiltSite, read_site
from playbook.site.inventory import INVENTORY, inventory
from playbook.site.navigation import navigation

OVERRIDES = "site_config/overrides"
"""The corrected templates of Material for MkDocs; another renderer has no use for them."""

_EPOCH = "SOURCE_DATE_EPOCH"


class ContentError(Abort):
    """The content has problems, which the message reports. mkdocs stops at this error without a traceback."""


class _Options(base.Config):  # type: ignore[no-untyped-call]  # untyped in mkdocs
    """The plugin has no options: `site_config/playbook.yml` holds all settings."""


class PlaybookPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]  # untyped in mkdocs
    """Compiles the content before mkdocs touches its output, and passes the pages to mkdocs.

    The site is built as of `day`, or of today if that is None.
    """

    day: date | None = None
    previewing = False
    compilation: Compilation
    site: BuiltSite
    _epoch_is_ours = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Record whether this is a preview."""
        self.previewing = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile the content. mkdocs has not emptied its output folder yet, so a problem leaves the last good site."""
        assert config.config_file_path
        root = Path(config.config_file_path).parent
        # After our theme's files for any renderer, and before the original theme.
        config.theme.dirs.insert(1, str(root / OVERRIDES))
        self.compilation = compile_project(root, self.day or today(), _publication(config))
        # The pages bring their own edit links. mkdocs makes none for generated pages, and assumes the branch master.
        config.edit_uri = None
        # A preview shows all pages that it can, so that an editor sees what is left to do.
        if self.compilation.errors and not (self.previewing and self.compilation.pages):
            raise ContentError(REPORTERS["full"](self.compilation.diagnostics))
        if self.compilation.settings and config.nav is None:
            config.nav = navigation(self.compilation.settings)
        if self.compilation.diagnostics:
            click.echo(REPORTERS["full"](self.compilation.diagnostics), err=True)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Date the sitemap independently of the time of the build, which mkdocs would use."""
        self._epoch_is_ours = _EPOCH not in os.environ
        os.environ.setdefault(_EPOCH, "0")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Return the theme's files, the pictures of the content, and the compiler's pages and files."""
        made = {page.path: to_markdown(page) for page in self.compilation.pages}
        made |= {file.path: file.text for file in self.compilation.files}
        kept = [file for file in files if not file.is_documentation_page()]
        return Files([*kept, *(File.generated(config, path, content=text) for path, text in made.items())])

    @event_priority(-100)  # after every other plugin has written its files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Read the built site, and add its inventory, which a preview does not need."""
        self._restore_environment()
        if not self.previewing:
            self.site = read_site(Path(config.site_dir), config.site_url or "")
            (self.site.folder / INVENTORY).write_bytes(inventory(self.site).encode())

    def on_build_error(self, *, error: Exception) -> None:
        """Restore the environment variables."""
        self._restore_environment()

    def _restore_environment(self) -> None:
        if self._epoch_is_ours:
            del os.environ[_EPOCH]
        self._epoch_is_ours = False


def _publication(config: MkDocsConfig) -> Hosting:
    if not config.repo_url:
        return Hosting.of(config.site_url, None, None)
    # Not `config.edit_uri`, which mkdocs sets to a guess if it is missing.
    written = [given["edit_uri"] for given in config.user_configs if given.get("edit_uri")]
    try:
        return Hosting.of(config.site_url, config.repo_url, written[-1] if written else None)
    except ValueError as error:
        raise ConfigurationError(str(error)) from error
