"""The adapter to mkdocs, and the only module that imports it: the compiler's pages into mkdocs, in memory."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Literal, cast

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from playbook.clock import today
from playbook.compile import Compilation, compile_project
from playbook.config.settings import ConfigError
from playbook.editor.edit_links import edit_links
from playbook.editor.git_host import GitHost, git_host
from playbook.reading.source import CONTENT, load
from playbook.reporters import REPORTERS
from playbook.site.built import BuiltSite, read_site
from playbook.site.export import write
from playbook.site.inventory import INVENTORY, inventory

__all__ = ["Abort", "ContentError", "PlaybookPlugin", "build", "serve"]


_LOG = logging.getLogger("mkdocs")
_HANDLER = logging.StreamHandler()

OVERRIDES = "site_config/overrides"
"""The templates of Material for MkDocs in which something is mended; another renderer has no use for them."""

TODAY = today()
"""The day as of which the site is made; taken before mkdocs is told of another."""


class ContentError(Abort):
    """The content has faults; the text is the report of them. mkdocs ends at it without a traceback."""


class _Options(base.Config):  # type: ignore[no-untyped-call]  # untyped in mkdocs
    """The plugin has no options: what there is to set stands in `site_config/playbook.yml`."""


class PlaybookPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]  # untyped in mkdocs
    """Compiles the content before mkdocs touches its output, and gives mkdocs the pages in their place."""

    compilation: Compilation
    site: BuiltSite
    host: GitHost | None = None
    previewing = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is a preview."""
        self.previewing = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile. This is before mkdocs empties its output folder, so that a fault leaves the last good site."""
        # mkdocs stamps the sitemap with the time of the build; the same content shall give the same bytes.
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        # Our copies of the theme's own templates go before it, and behind what we add to any theme.
        config.theme.dirs.insert(1, str(Path(config.config_file_path or "").parent / OVERRIDES))
        self.host = _git_host(config)
        # The links are ours: mkdocs has none for the pages that nobody writes, and takes the branch to be master.
        config.edit_uri = None
        assert config.config_file_path
        self.compilation = compile_project(Path(config.config_file_path).parent, TODAY)
        # A preview shows what there is to show, so that an editor can see where the work is still to be done.
        if self.compilation.errors and not (self.previewing and self.compilation.pages):
            raise ContentError(REPORTERS["full"](self.compilation.diagnostics))
        if self.compilation.diagnostics:
            click.echo(REPORTERS["full"](self.compilation.diagnostics), err=True)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The theme's files, the pictures of the content, and the compiler's pages."""
        kept = Files([file for file in files if not file.is_documentation_page()])
        for page in self.compilation.pages:
            file = File.generated(config, page.path, content=page.text)
            # Without this, mkdocs would take every page to be written in a file of that path.
            file.edit_uri = page.source
            kept.append(file)
        return kept

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page's template the links for those who write, where a repository is named."""
        settings = self.compilation.settings
        if self.host and settings:
            # Not `page.title`: to mkdocs that is the word by which the navigation calls it.
            title, address = page.meta["title"], page.canonical_url or page.url
            links = edit_links(self.host, settings, page.file.src_uri, page.file.edit_uri, title, address)
            return cast(TemplateContext, {**context, "editing": links})
        return context

    @event_priority(-100)  # when every other plugin has written what it has to
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Read what was built, and add its inventory. Nobody compares a preview with anything."""
        if not self.previewing:
            self.site = read_site(Path(config.site_dir), config.site_url or "")
            write(self.site.folder / INVENTORY, inventory(self.site))


def _git_host(config: MkDocsConfig) -> GitHost | None:
    """The host of the repository that the configuration names, and the branch, where it names one."""
    if not config.repo_url:
        return None
    # Not `config.edit_uri`: what mkdocs makes of none is not to be told from what somebody wrote.
    written = [given["edit_uri"] for given in config.user_configs if given.get("edit_uri")]
    try:
        return git_host(config.repo_url, written[-1] if written else None)
    except ValueError as error:
        raise ConfigurationError(str(error)) from error


def build(root: Path, site: Path) -> tuple[Compilation, BuiltSite]:
    """Build the site into `site`, which must be empty or not exist.

    Raises:
        FaultyContentError: the content has findings that are more than warnings.
        Abort: mkdocs warned of something in the pages; it has said what.
        ConfigError: `mkdocs.yml` cannot be used.
    """
    plugin = _build(root, site, "build")
    return plugin.compilation, plugin.site


def _build(root: Path, site: Path, command: Literal["build", "serve"]) -> PlaybookPlugin:
    _configure_logging(logging.WARNING)
    if not (root / CONTENT).is_dir():
        # mkdocs would call it a fault of its configuration.
        raise ContentError(REPORTERS["full"](load(root)[1]))
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    except (ConfigurationError, Abort) as error:
        raise ConfigError(f"mkdocs.yml cannot be used: {error}") from error
    plugin = config.plugins["playbook"]
    assert isinstance(plugin, PlaybookPlugin)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs_build.build(config)
    except ConfigurationError as error:
        raise ConfigError(f"mkdocs.yml cannot be used: {error}.") from error
    finally:
        config.plugins.on_shutdown()
    return plugin


def serve(root: Path, address: str) -> None:
    """Preview the site at `address` until interrupted; a saved file shows in the browser.

    Raises:
        FaultyContentError: the content has faults at the start. Later findings are printed; where no page can be
            made, the last good ones stay.
        ConfigError: the address or `mkdocs.yml` cannot be used.
    """
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal() and int(port) < 65536):
        raise ConfigError(f'"{address}" is no address. Write it as host:port, such as 127.0.0.1:8000.')
    with tempfile.TemporaryDirectory(prefix="playbook-") as scratch:

        def fresh() -> str:
            folder = tempfile.mkdtemp(dir=scratch)
            _build(root, Path(folder), "serve")
            return folder

        def follow() -> None:
            # A failure must not reach the server: it would answer no request until a build goes well again
            # (https://github.com/mkdocs/mkdocs/pull/3255).
            try:
                last, server.root = server.root, fresh()
            except Exception as error:
                told = str(error) if isinstance(error, Abort | ConfigError) else f"{type(error).__name__}: {error}"
                _LOG.error(f"{told}\nThe browser keeps the last good pages.")
            else:
                shutil.rmtree(last)
            finally:
                # An editor learns from what the server says when a check begins and ends: see .vscode/tasks.json.
                _configure_logging(logging.INFO)

        server = LiveReloadServer(follow, host, int(port), fresh())
        for watched in ("content", "site_config", "mkdocs.yml"):
            server.watch(str(root / watched))
        _configure_logging(logging.INFO)
        try:
            server.serve()  # type: ignore[no-untyped-call]  # untyped in mkdocs
        except KeyboardInterrupt:
            _LOG.info("Stopped.")
        finally:
            server.shutdown()


def _configure_logging(level: int) -> None:
    """Print what mkdocs has to say, from that level on. Without a handler of ours it says nothing."""
    _LOG.setLevel(level)
    if _HANDLER not in _LOG.handlers:
        _LOG.addHandler(_HANDLER)
