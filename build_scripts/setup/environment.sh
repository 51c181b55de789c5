#!/bin/sh
# Makes the environment .venv from a lock.
#
#   environment.sh site    what builds the site   (requirements.txt)
#   environment.sh dev     that and the tests     (requirements-dev.txt)
#
# Says nothing when there is nothing to do. A run that was cut short is mended by the next: .venv/.made is written
# when the bare environment stands, the stamp of a lock (.venv/.site-KEY or .venv/.dev-KEY) when all of it is
# installed.
set -eu
cd "$(dirname "$0")/../.."

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The stamp holds for these files in this folder: scripts in .venv name the folder, so a copy is made anew.
stamp() { # site|dev, lock
    key=$({ pwd -P && cat pyproject.toml "$2"; } | cksum | cut -d ' ' -f 1)
    printf '.venv/.%s-%s' "$1" "$key"
}

case ${1-} in
    site) lock=requirements.txt ;;
    dev) lock=requirements-dev.txt ;;
    *) fail "Usage: environment.sh site|dev" ;;
esac
wanted=$(stamp "$1" "$lock")
everything=$(stamp dev requirements-dev.txt) # serves for the site too

# -x is false for a link to a Python that is gone.
if [ -x .venv/bin/python ] && { [ -e "$wanted" ] || [ -e "$everything" ]; }; then
    exit 0
fi

# A command may exist and still fail, as a version manager's stand-ins do: only running it tells.
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
        "Install one, or name it: make site PYTHON=/path/to/python3"
}

# Debian and Ubuntu keep the venv module in a package of its own.
install_venv_module() { # python
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! command -v apt-get >/dev/null; then
        fail "$1 lacks the modules venv and ensurepip. Install them, or name another Python: make site PYTHON=..."
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root="env"
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    else
        fail "The package $package is missing. Type: sudo apt-get install $package"
    fi
    echo "Installing the missing package $package with apt-get"
    # The install decides: an update may complain of a source that has nothing to do with it.
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 || true
    output=$($as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" 2>&1) ||
        fail "$output" "apt-get could not install $package. Install it, then run this again."
}

if ! { [ -x .venv/bin/python ] && [ "$(cat .venv/.made 2>/dev/null)" = "$(pwd -P)" ]; }; then
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv_module "$python"
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv || fail "$python could not make the environment .venv: see above."
    pwd -P >.venv/.made
fi

# From here on the old stamps hold no more, whatever comes of the run.
rm -f .venv/.site-* .venv/.dev-*
echo "Installing what $lock names"
# Wheels only: building a package would fetch tools that no lock names.
.venv/bin/python -m pip install -qq --disable-pip-version-check --only-binary :all: --require-hashes -r "$lock" ||
    fail "The packages in $lock could not be installed: see above. When that is mended, run the same command again."
# The build backend is a program in .venv/bin, looked up on PATH.
PATH="$PWD/.venv/bin:$PATH" .venv/bin/python -m pip install -qq --disable-pip-version-check \
    --no-deps --no-build-isolation -e . ||
    fail "The playbook compiler itself could not be installed: see above."
: >"$wanted"
