#!/usr/bin/env bash
# Make .venv and put uv into it. A bare Debian lacks pip and ensurepip: each way is tried, cheapest first.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
refuse() { say "$*" >&2; exit 2; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3.11 /usr/bin/python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    refuse "Cannot make .venv: no Python 3.11 was found. Install python3.11, or name it: make PYTHON=/path/to/python3.11"
}

has() { "$python" -c "import $1" 2>/dev/null; }

get_ensurepip() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        refuse "Cannot make .venv: this Python has neither pip nor ensurepip. Install the package python3-venv, then run make again."
    say "Installing python3-venv with apt-get ..."
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-venv >/dev/null
}

python=$(find_python)
say "Making .venv with $("$python" --version) ..."
if has pip; then
    "$python" -m venv --clear --without-pip .venv # without ensurepip: ten seconds saved
    "$python" -m pip --python .venv/bin/python install -q --require-hashes -r tools/locks/uv.lock
else
    has ensurepip || get_ensurepip
    "$python" -m venv --clear .venv
    .venv/bin/python -m pip install -q --require-hashes -r tools/locks/uv.lock
fi
