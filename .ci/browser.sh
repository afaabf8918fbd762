#!/usr/bin/env bash
# Opens the HTML reports in Chromium: `browser.sh [--shots DIR] [FILE.html...]`, by default those of the sample pairs,
# which are then also reviewed from end to end. What is looked at stands in browser/. Exit code 77 where a browser or
# its driver can't be had. `--shots docs/screenshots` draws the pictures of the documentation anew.
# RISCONTRO is the program, if it is not to be built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/steps.sh
source .ci/steps.sh

give_up() {
    printf 'skipped: HTML in a browser: %s\n' "$1"
    exit 77
}

find_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

shots=
if [ "${1:-}" = --shots ]; then
    mkdir -p "$2"
    shots=$(realpath "$2")
    shift 2
fi

find_browser >/dev/null || apt_install chromium fonts-noto-cjk || give_up "Chromium can't be installed here"
{ has node && has npm; } || apt_install nodejs npm || give_up "Node.js and npm can't be installed here"
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' || give_up "Node.js 20 or newer is needed"

if [ -n "$shots" ]; then
    has pngquant || apt_install pngquant || give_up "pngquant, which makes the pictures small, can't be installed here"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .ci/browser/package.json .ci/browser/package-lock.json .ci/browser/*.mjs "$work"
npm ci --prefix "$work" --no-audit --no-fund --ignore-scripts --loglevel=error >&2 ||
    give_up "npm can't install what .ci/browser/package.json names"
CHROMIUM=$(find_browser)
export CHROMIUM

if [ "$#" -gt 0 ]; then
    node "$work/pages.mjs" "$@"
    exit
fi

if [ -z "${RISCONTRO:-}" ]; then
    cargo build --release --locked --quiet
    RISCONTRO=target/release/riscontro
fi
# Something was left out of the sample pairs, so these end with 1.
"$RISCONTRO" check pairs -o json="$work/all.json" -o html="$work/all.html" || [ $? = 1 ]
node "$work/reports.mjs" "$work/all.json" "$work"
"$RISCONTRO" report "$work/large.json" -o html="$work/large.html"
"$RISCONTRO" report "$work/hostile.json" -o html="$work/quoted.html"
"$RISCONTRO" report src/render/expected/sample.json -o html="$work/sample.html"
"$RISCONTRO" report "$work/all.json" -o html="$work/parted/"
"$RISCONTRO" diff "$work/old.json" "$work/all.json" -o html="$work/diff.html" || [ $? = 1 ]

node "$work/pages.mjs" "$work/all.html" "$work/sample.html" "$work/diff.html" "$work/quoted.html" \
    "$work/parted/index.html" "$work/parted/forum-energia.html"
node "$work/review.mjs" "$work" ${shots:+"$shots"}

# What a page exports, the program takes: from the review of all pairs, and from that of one.
decided() {
    local decisions=$1 written=$2 status=0
    shift 2
    "$RISCONTRO" check "$@" --decisions "$decisions" -o json="$written" || status=$?
    if [ "$status" -gt 1 ]; then
        echo "check does not take the decisions that the page exported (exit code $status)" >&2
        exit 1
    fi
    node "$work/suppressed.mjs" "$decisions" "$written"
}
decided "$work/decisions.json" "$work/decided.json" pairs
decided "$work/one-decision.json" "$work/one-decided.json" pairs/terremoto-valle
