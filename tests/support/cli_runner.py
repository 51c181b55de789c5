"""Running `playbook` as a process of its own, without the half second that Python takes to start and to import.

Each run is the fork of a server that has imported the libraries. It has its own folder, variables, umask and channels,
and ends with an exit code. What is about the start itself (the installed command, the variables that Python reads when
it starts) is not to be run like this.
"""

import os
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

SECONDS = 120
"""How long a command may take, on the slowest machine."""

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["__main__", "playbook.cli", "playbook.site.preview", "lxml.html"])


def playbook(folder, *arguments, answer="", environment=None, umask=-1, seconds=SECONDS):
    """Run the command in a folder, and give back its exit code and all that it said."""
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
    """What the fork does: become the process that a shell would have made, and run the command."""
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
