"""Run `playbook` in a process of its own, without the half second that Python takes to start and to import.

Each run is a fork of a server that has imported the libraries. It has its own folder, environment variables, umask and
standard streams, and ends with an exit code. Tests of the start itself (the installed command, variables that Python
reads when it starts) must not use it.
"""

import os
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

SECONDS = 120
"""The number of seconds that a command may take on the slowest machine."""

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["__main__", "playbook.cli", "playbook.site.live_preview", "lxml.html"])


def playbook(folder, *arguments, answer="", environment=None, umask=-1, seconds=SECONDS):
    """Run the command in a folder, and return its exit code and output."""
    words = ["playbook", *map(str, arguments)]
    variables = {**os.environ, **(environment or {})}
    with tempfile.TemporaryDirectory() as name:
        channels = [Path(name, channel) for channel in ("in", "out", "err")]
        for channel in channels:
            channel.write_text(answer if channel.name == "in" else "", "utf-8")
        process = _FORKS.Process(target=_run, args=(str(folder), words, variables, umask, list(map(str, channels))))
        process.start()
        process.join(seconds)
        late = process.is_alive()
        process.kill()
        process.join()
        _, out, err = (channel.read_bytes() for channel in channels)
        if late:
            raise TimeoutExpired(words, seconds, out, err)
        code = process.exitcode
        process.close()
    return CompletedProcess(words, code, out.decode("utf-8"), err.decode("utf-8"))


def _run(folder, words, variables, umask, channels):
    """In the fork, set up the process as a shell would, and run the command."""
    from playbook.cli import main

    for number, channel in enumerate(channels):
        opened = os.open(channel, os.O_RDWR)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    if umask != -1:
        os.umask(umask)
    sys.argv = words
    main()
