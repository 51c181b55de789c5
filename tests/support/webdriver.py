"""Firefox and WebKit, started and driven without a library.

Playwright has builds of its own of both, which no package registry has, and for the Firefox of a system it needs a newer
one than Debian's. Selenium needs geckodriver for Firefox. Debian does not have it, and the packages on npm and PyPI
download it or hold one for Windows. But geckodriver only passes the commands of WebDriver on to Firefox, in its Marionette
protocol: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html. WebKit's own driver takes them as HTTP
requests: https://www.w3.org/TR/webdriver2/. The tests need nine commands, which are the same for both.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol

from setup.prerequisites import firefox_command
from support.page_monitor import MILLISECONDS, READY, WIDE

SECONDS = MILLISECONDS / 1000

STARTS = 10
"""The number of attempts to start WebKit, each of which may take START_SECONDS."""

START_SECONDS = 20

# All hosts but this machine are behind a proxy that does not exist.
_NOWHERE = "127.0.0.1:9"
_CAPABILITIES = {
    "proxy": {"proxyType": "manual", "httpProxy": _NOWHERE, "sslProxy": _NOWHERE, "noProxy": ["127.0.0.1"]},
    "timeouts": {"script": MILLISECONDS, "pageLoad": MILLISECONDS},
}

# The preferences of a profile in which Firefox does nothing unasked. Marionette sets others itself. As on a phone, the
# scroll bar takes no width of the page.
_PREFERENCES = """user_pref("marionette.port", 0);
user_pref("ui.useOverlayScrollbars", 1);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"""

# Where WebKit's driver takes a command, below the address of its session.
_PATHS = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "ExecuteAsyncScript": "execute/async",
    "SwitchToFrame": "frame",
    "SetWindowRect": "window/rect",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "TakeScreenshot": "screenshot",
}

# The Control key; it stays pressed until the end of what is typed.
_CONTROL = "\ue009"

# A new field, into which the clipboard is pasted.
_FIELD = """() => {
    const field = Object.assign(document.createElement('textarea'), {id: 'paste-here'});
    document.body.append(field);
    field.focus();
}"""

# As Playwright's evaluate() does: the value of an expression or, if that is a function, what it returns.
_EVALUATE = "const value = {}; return typeof value === 'function' ? value(...arguments) : value"

# Loads a page into a new frame, and waits until it is loaded.
_LOAD = """const [src, width, height, done] = arguments;
    const frame = Object.assign(document.createElement('iframe'), {src, width, height});
    frame.style.border = 0;
    frame.addEventListener('load', () => done(), {once: true});
    document.body.style.margin = 0;
    document.body.replaceChildren(frame);"""


class WebDriverError(Exception):
    """A browser did not do what a command says."""


class Connection(Protocol):
    """A way to send the commands of WebDriver to a browser."""

    def send(self, command: str, **parameters: Any) -> Any:
        """Send a command, and return its result."""


class Marionette:
    """A connection to Firefox: JSON over TCP, each message with its length before it."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), SECONDS)
        self._answers = self._socket.makefile("rb")
        self._number = 0
        self._receive()  # its greeting

    def close(self) -> None:
        self._answers.close()
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while (character := self._answers.read(1)) != b":":
            if not character:
                raise WebDriverError("Firefox has ended")
            length += character
        return json.loads(self._answers.read(int(length)))

    def send(self, command: str, **parameters: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, f"WebDriver:{command}", parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise WebDriverError(f"{command}: {error['error']}: {error['message']}")
        return result["value"] if set(result or ()) == {"value"} else result


class WebKitDriver:
    """A connection to WebKit's driver: JSON over HTTP."""

    def __init__(self, port: int) -> None:
        self._http = HTTPConnection("127.0.0.1", port)
        self._session = ""

    def close(self) -> None:
        self._http.close()

    def send(self, command: str, **parameters: Any) -> Any:
        if command == "NewSession":
            return self._start(parameters)
        path = _PATHS[command].format(id=parameters.get("id"))
        return self._request("GET" if command == "TakeScreenshot" else "POST", f"{self._session}/{path}", parameters)

    def _start(self, capabilities: dict[str, Any]) -> Any:
        """Start a session, again if necessary.

        On a busy machine the test browser may crash at its start (2.50.6, one start in ten), and the driver never answers.
        """
        for _ in range(STARTS):
            self._http.timeout = START_SECONDS
            try:
                result = self._request("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
            except TimeoutError:
                self._http.close()
                continue
            self._http.sock.settimeout(SECONDS)
            self._session = f"/session/{result['sessionId']}"
            return result
        raise WebDriverError(f"WebKit's test browser did not start in {STARTS} attempts of {START_SECONDS} seconds")

    def _request(self, method: str, path: str, parameters: dict[str, Any]) -> Any:
        self._http.request(method, path, json.dumps(parameters) if method == "POST" else None)
        result = json.loads(self._http.getresponse().read())["value"]
        if isinstance(result, dict) and "error" in result:
            raise WebDriverError(f"{path}: {result['error']}: {result['message']}")
        return result


class Window:
    """The window of a browser, which shows one page in a frame.

    The frame has the size of the screen that is tested: neither browser makes its own window as narrow as a phone.
    """

    def __init__(self, connection: Connection, address: str) -> None:
        """`address` is that of a site with the page `empty.html`."""
        self.address = address
        self._send = connection.send
        self._send("NewSession", **_CAPABILITIES)
        self._send("SetWindowRect", width=WIDE["width"] + 100, height=WIDE["height"] + 200)
        self._send("Navigate", url=f"{address}/empty.html")

    def open(self, name: str, size: dict[str, int] = WIDE) -> None:
        """Open a page of the site, and wait until it is loaded and the theme's script has run."""
        self._send("SwitchToFrame", id=None)
        arguments = [f"{self.address}/{name}", size["width"], size["height"]]
        self._send("ExecuteAsyncScript", script=_LOAD, args=arguments)
        self._send("SwitchToFrame", id=0)
        self.wait_until(READY)

    def resize(self, size: dict[str, int]) -> None:
        """Change the size of the screen."""
        self.evaluate("size => void Object.assign(frameElement, size)", size)
        self.wait_until(f"innerWidth === {size['width']} && innerHeight === {size['height']}")

    def evaluate(self, expression: str, *arguments: Any) -> Any:
        """Return the value of an expression in the page or, if it is a function, what that returns."""
        return self._send("ExecuteScript", script=_EVALUATE.format(expression), args=list(arguments))

    def add_style(self, style: str) -> None:
        """Add a style sheet to the page, until it is left."""
        add = "text => document.head.append(Object.assign(document.createElement('style'), {textContent: text}))"
        self.evaluate(add, style)

    def wait_until(self, expression: str) -> Any:
        """Wait until an expression in the page is true, and return its value."""
        return wait(lambda: self.evaluate(expression), expression)

    def click(self, selector: str) -> None:
        """Click the first element of a selector."""
        self._send("ElementClick", id=self._element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into the first element of a selector."""
        self._send("ElementSendKeys", id=self._element(selector), text=text)

    def _element(self, selector: str) -> str:
        found = self.evaluate("selector => document.querySelector(selector)", selector)
        if not found:
            raise WebDriverError(f"there is no {selector} on {self.evaluate('location.href')}")
        (reference,) = found.values()
        return str(reference)

    def paste(self) -> str:
        """Return the text of the clipboard, by pasting it into a new field of the page."""
        self.evaluate(_FIELD)
        self.type("#paste-here", f"{_CONTROL}v")
        text = self.evaluate("document.querySelector('#paste-here').value")
        self.evaluate("document.querySelector('#paste-here').remove()")
        return str(text)

    def problems(self) -> list[str]:
        """Return the problems that the page has recorded since it was opened."""
        return [f"{self.evaluate('location.pathname')}: {problem}" for problem in self.evaluate("recordedProblems")]

    def screenshot(self) -> bytes:
        """Return a picture of the window, as PNG."""
        self._send("SwitchToFrame", id=None)
        return b64decode(self._send("TakeScreenshot", full=False))


def wait(until: Callable[[], Any], what: str) -> Any:
    """Wait until a function returns something true, and return that."""
    deadline = time.monotonic() + SECONDS
    while not (value := until()):
        assert time.monotonic() < deadline, f"not within {SECONDS:.0f} seconds: {what}"
        time.sleep(0.02)
    return value


@contextmanager
def firefox(folder: Path) -> Iterator[Connection]:
    """Start Firefox without a window."""
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(_PREFERENCES, "utf-8")
    port = profile / "MarionetteActivePort"
    command = [firefox_command(), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    started = _started(command, folder, lambda: port.is_file() and port.read_text("utf-8"))
    with started, closing(Marionette(int(port.read_text("utf-8")))) as connection:
        yield connection


@contextmanager
def webkit(folder: Path) -> Iterator[Connection]:
    """Start WebKit's driver, which starts the test browser of WebKitGTK, on a display that exists only in memory."""
    display = folder / "Xvfb.out"
    server = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]
    with _started(server, folder, lambda: display.read_text("utf-8").endswith("\n")):
        port = free_port()
        driver = ["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"]
        number = display.read_text("utf-8").strip()
        started = _started(driver, folder, lambda: _listens(port), DISPLAY=f":{number}", GDK_BACKEND="x11")
        with started, closing(WebKitDriver(port)) as connection:
            yield connection


@contextmanager
def _started(command: list[str], folder: Path, ready: Callable[[], Any], **environment: str) -> Iterator[None]:
    """Start a program, wait until it is ready, and end it and its children afterwards.

    Its output goes to files in the folder, which is also its home.
    """
    name = Path(command[0]).name
    output, errors = folder / f"{name}.out", folder / f"{name}.err"
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            command,
            env={**os.environ, "HOME": str(folder), **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )

    def ready_or_ended() -> Any:
        assert process.poll() is None, f"{name} ended with {process.returncode}: {errors.read_text('utf-8')}"
        return ready()

    try:
        wait(ready_or_ended, f"{name} is ready")
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Return the number of a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
