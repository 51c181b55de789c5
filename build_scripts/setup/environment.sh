#!/bin/sh
# Makes the environment .venv from a lock, and ensures the programs of the system that a make target needs.
#
#   environment.sh site          for what builds the site (requirements.txt)
#   environment.sh dev           for that, the linters and the tests without a browser (requirements-dev.txt)
#   environment.sh test|audit    for all tests, or the audit (requirements-dev.txt too)
#   environment.sh browsers      for the tests in Firefox and WebKit (requirements-dev.txt too)
#
# Says nothing when there is nothing to do. A run that was interrupted is completed by the next: .venv/.made is written
# when the empty environment is made, the stamp of a lock (.venv/.site-KEY or .venv/.dev-KEY) when all of it is
# installed.
set -eu
cd "$(dirname "$0")/../.."

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# A stamp is valid for these files in this folder: scripts in .venv name the folder, so a copy is made again.
stamp() { # site|dev, lock
    key=$({ pwd -P && cat pyproject.toml "$2"; } | cksum | cut -d ' ' -f 1)
    printf '.venv/.%s-%s' "$1" "$key"
}

case ${1-} in
    site) lock=requirements.txt wanted=$(stamp site requirements.txt) ;;
    dev | test | audit | browsers) lock=requirements-dev.txt wanted=$(stamp dev requirements-dev.txt) ;;
    *) fail "Usage: environment.sh site|dev|test|audit|browsers" ;;
esac
everything=$(stamp dev requirements-dev.txt) # is enough for the site too

# A command may exist and still fail, as a version manager's stand-ins do, so it is run.
recent_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    if [ -n "${PYTHON-}" ]; then
        recent_enough "$PYTHON" || fail "PYTHON is set to '$PYTHON', which is not a Python 3.11 or later that runs."
        echo "$PYTHON"
        return
    fi
    for candidate in python3.14 python3.13 python3.12 python3.11 python3; do
        if recent_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Python 3.11 or later is needed, and none was found." \
        "Install one (Debian 12, Ubuntu 24.04 and later: sudo apt-get install python3 python3-venv)," \
        "or name yours: make site PYTHON=/path/to/python3"
}

ensure_prerequisites() { # python, site|dev|test|audit|browsers
    PYTHONPATH=build_scripts "$1" -m setup.prerequisites "$2" || exit 1
}

# -x is false for a link to a Python that is gone.
if [ -x .venv/bin/python ] && { [ -e "$wanted" ] || [ -e "$everything" ]; }; then
    ensure_prerequisites .venv/bin/python "$1"
    exit 0
fi

if [ -x .venv/bin/python ] && [ "$(cat .venv/.made 2>/dev/null)" = "$(pwd -P)" ]; then
    ensure_prerequisites .venv/bin/python "$1"
else
    python=$(find_python)
    ensure_prerequisites "$python" "$1"
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv || fail "$python could not make the environment .venv: see above."
    pwd -P >.venv/.made
fi

# From here on the old stamps are invalid, whether this run succeeds or fails.
rm -f .venv/.site-* .venv/.dev-*
echo "Installing what $lock names"
# Wheels only: building a package would fetch tools that no lock names.
.venv/bin/python -m pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes -r "$lock" ||
    fail "The packages in $lock could not be installed: see above. When that is fixed, run the same command again."
# The build backend is a program in .venv/bin, looked up on PATH.
PATH="$PWD/.venv/bin:$PATH" .venv/bin/python -m pip install -qq --disable-pip-version-check \
    --no-deps --no-build-isolation -e . ||
    fail "The playbook compiler itself could not be installed: see above."
: >"$wanted"
