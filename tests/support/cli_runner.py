"""Run `playbook` in a process of its own, without the half second that Python takes to start and to import.

Each run is a fork of a server that has imported the libraries. It has its own folder, environment variables, umask and
standard streams, and ends with an exit code. Tests of the start itself (the installed command, variables that Python
reads when it starts) must not use it.
"""

import os
import resource
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

SECONDS = 600
"""The number of seconds after which a command is taken to hang, on the busiest machine."""

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["__main__", "playbook.cli", "playbook.site.live_preview", "lxml.html"])


def playbook(folder, *arguments, answer="", environment=None, umask=-1, cpu_seconds=None):
    """Run the command in a folder, and return its exit code and output.

    A command that takes more than `cpu_seconds` of processor time is killed by the signal SIGXCPU.
    """
    words = ["playbook", *map(str, arguments)]
    variables = {**os.environ, **(environment or {})}
    with tempfile.TemporaryDirectory() as name:
        channels = [Path(name, channel) for channel in ("in", "out", "err")]
        for channel in channels:
            channel.write_text(answer if channel.name == "in" else "", "utf-8")
        surroundings = (str(folder), variables, umask, cpu_seconds, list(map(str, channels)))
        process = _FORKS.Process(target=_run, args=(words, *surroundings))
        process.start()
        process.join(SECONDS)
        late = process.is_alive()
        process.kill()
        process.join()
        _, out, err = (channel.read_bytes() for channel in channels)
        if late:
            raise TimeoutExpired(words, SECONDS, out, err)
        code = process.exitcode
        process.close()
    return CompletedProcess(words, code, out.decode("utf-8"), err.decode("utf-8"))


def _run(words, folder, variables, umask, cpu_seconds, channels):
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
    if cpu_seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, resource.RLIM_INFINITY))
    sys.argv = words
    main()
