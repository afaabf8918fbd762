#!/usr/bin/env bash
# Builds the release binary of the last commit twice, in folders of different names, and holds that both have the same
# bytes: `reproducible.sh [FOLDER]`. What is built stands below FOLDER, by default a temporary one that is removed. The
# paths of the machine are replaced, so that whoever has the same commit and the same compiler gets the same file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ $# -gt 0 ]; then
    mkdir -p "$1"
    folder=$(cd "$1" && pwd)
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
cargo_home=${CARGO_HOME:-$HOME/.cargo}

# Builds in the folder $1 and prints the hash of the binary.
build() {
    mkdir -p "$1"
    git archive HEAD | tar -x -C "$1"
    (
        cd "$1"
        # The time of the commit, for whatever asks for one.
        SOURCE_DATE_EPOCH=$2 CARGO_TARGET_DIR=$1/target CARGO_INCREMENTAL=0 \
            RUSTFLAGS="--remap-path-prefix=$1=/riscontro --remap-path-prefix=$cargo_home=/cargo" \
            cargo build --release --locked --quiet --bin riscontro
    )
    sha256sum "$1/target/release/riscontro" | cut -d' ' -f1
}

when=$(git log -1 --format=%ct)
one=$(build "$folder/one" "$when")
other=$(build "$folder/another/and/deeper" "$when")
printf '%s  %s\n' "$one" "$(rustc --version)"
if [ "$one" != "$other" ]; then
    printf 'the second build differs: %s\n' "$other" >&2
    exit 1
fi
