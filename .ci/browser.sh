#!/usr/bin/env bash
# Opens the HTML reports in Chromium: `browser.sh [FILE.html...]`, by default those of reports/. What is looked at
# stands in browser.mjs. Exit code 77 where a browser or its driver can't be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/steps.sh
source .ci/steps.sh

# Fixed, so that a new release of either does not change what passes.
PACKAGES=(playwright-core@1.65.1 axe-core@4.14.1)

give_up() {
    printf 'skipped: HTML in a browser: %s\n' "$1"
    exit 77
}

find_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

shopt -s nullglob
pages=("$@")
if [ "${#pages[@]}" = 0 ]; then
    pages=(reports/*.html)
fi
[ "${#pages[@]}" -gt 0 ] || give_up "there is no reports/*.html (cargo run --release -- check pairs --reports reports)"

find_browser >/dev/null || apt_install chromium fonts-noto-cjk || give_up "Chromium can't be installed here"
{ has node && has npm; } || apt_install nodejs npm || give_up "Node.js and npm can't be installed here"
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' || give_up "Node.js 18 or newer is needed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .ci/browser.mjs "$work"
npm install --prefix "$work" --no-audit --no-fund --ignore-scripts --loglevel=error "${PACKAGES[@]}" >&2 ||
    give_up "npm can't install ${PACKAGES[*]} here"

CHROMIUM=$(find_browser) node "$work/browser.mjs" "${pages[@]}"
