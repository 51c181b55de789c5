"""Previewing: a server that builds the site again when a file changes."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from playbook.config.settings import ConfigError
from playbook.site.mkdocs_build import configure_logging, run_mkdocs

_LOG = logging.getLogger("mkdocs")


def serve(root: Path, address: str, today: Callable[[], date]) -> None:
    """Preview the site at `address` until interrupted; the browser shows each change when a file is saved.

    Raises:
        ContentError: the content has blockers at the start. Later ones are printed, and the last good pages stay.
        ConfigError: the address or `mkdocs.yml` cannot be used.
    """
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal() and int(port) < 65536):
        raise ConfigError(f'"{address}" is not a valid address. Write it as host:port, such as 127.0.0.1:8000.')
    with tempfile.TemporaryDirectory(prefix="playbook-") as scratch:

        def build() -> str:
            folder = tempfile.mkdtemp(dir=scratch)
            run_mkdocs(root, Path(folder), today(), "serve")
            return folder

        def rebuild() -> None:
            # An exception must not reach the server, which would then answer no request until a build succeeds
            # (https://github.com/mkdocs/mkdocs/pull/3255).
            try:
                last, server.root = server.root, build()
            except Exception as error:
                report = str(error) if isinstance(error, Abort | ConfigError) else f"{type(error).__name__}: {error}"
                _LOG.error(f"{report}\nThe browser keeps the last good pages.")
            else:
                shutil.rmtree(last)
            finally:
                # VS Code recognises by these messages when a check begins and ends: see .vscode/tasks.json.
                configure_logging(logging.INFO)

        server = LiveReloadServer(rebuild, host, int(port), build())
        for watched in ("content", "site_config", "mkdocs.yml"):
            server.watch(str(root / watched))
        configure_logging(logging.INFO)
        try:
            server.serve()  # type: ignore[no-untyped-call]  # untyped in mkdocs
        except KeyboardInterrupt:
            _LOG.info("Stopped.")
        finally:
            server.shutdown()
