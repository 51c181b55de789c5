"""A web server for a built site that, like an intranet's, compresses text and controls caching."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import BinaryIO
from urllib.parse import urlsplit

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".csv", ".map"}

# These files are named after a hash of their content, so they can be cached for ever.
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.min\.(?:css|js)$")


def compressed(file: Path) -> bytes | None:
    """Return the file as it is transferred, or None if it is transferred uncompressed."""
    return gzip.compress(file.read_bytes(), mtime=0) if file.suffix in _TEXT else None


@lru_cache(maxsize=1024)
def _compressed_once(file: Path, _etag: str) -> bytes | None:
    """Compress each version of a file only once, for it is often requested by many visitors."""
    return compressed(file)


@contextmanager
def serve_directory(site: Path) -> Iterator[str]:
    """Serve a folder on a free port; yield its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=site)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many requests, as with any web server
    disable_nagle_algorithm = True  # the body does not wait until the headers are acknowledged

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the status and the headers; return the body, or None if there is none."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            return super().send_head()
        state = file.stat()
        etag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._send_caching_headers(file, etag)
            self.end_headers()
            return None
        gzipped = _compressed_once(file, etag) if "gzip" in self.headers.get("Accept-Encoding", "") else None
        body = file.read_bytes() if gzipped is None else gzipped
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        if gzipped is not None:
            self.send_header("Content-Encoding", "gzip")
        self._send_caching_headers(file, etag)
        self.end_headers()
        return BytesIO(body)

    def _send_caching_headers(self, file: Path, etag: str) -> None:
        unchanging = _NAMED_BY_CONTENT.search(file.name)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if unchanging else "no-cache")
        self.send_header("ETag", etag)
        self.send_header("Vary", "Accept-Encoding")

    def log_message(self, *_: object) -> None:
        """Print nothing: the client reports what it requested."""
