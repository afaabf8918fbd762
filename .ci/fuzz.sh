#!/usr/bin/env bash
# Runs each fuzz target for a short while: `fuzz.sh [TARGET...]`, by default all of them, FUZZ_SECONDS each (20). With
# the stable compiler, so without a sanitizer: what is looked for are panics, and answers that take too long. Exit
# code 77 where cargo-fuzz can't be had.
#
# CI_FUZZ=1   installs cargo-fuzz where it is missing; it compiles for some minutes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/steps.sh
source .ci/steps.sh

give_up() {
    printf 'skipped: fuzzing: %s\n' "$1"
    exit 77
}

# Fixed, so that a new release does not change what passes.
VERSION=0.13.2
SECONDS_EACH=${FUZZ_SECONDS:-20}

cargo fuzz --version >/dev/null 2>&1 ||
    { [ "${CI_FUZZ:-}" = 1 ] && cargo install cargo-fuzz --version "$VERSION" --locked --quiet >&2; } ||
    give_up "cargo-fuzz is not installed; set CI_FUZZ=1 to install it"
has c++ || apt_install g++ || give_up "libFuzzer needs a C++ compiler"

# cargo-fuzz passes flags of the nightly compiler.
export RUSTC_BOOTSTRAP=1
targets=("$@")
if [ "${#targets[@]}" = 0 ]; then
    mapfile -t targets < <(cargo fuzz list)
fi
cargo fuzz build --sanitizer none >&2
for target in "${targets[@]}"; do
    mkdir -p "fuzz/corpus/$target"
    seeds=()
    if [ -d "fuzz/seeds/$target" ]; then
        seeds=("fuzz/seeds/$target")
    fi
    if [ "$target" = report ]; then
        seeds=(src/render/expected)
    fi
    printf -- '-- %s, %s s: ' "$target" "$SECONDS_EACH"
    log=$(mktemp)
    if ! cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "${seeds[@]}" -- \
        -max_total_time="$SECONDS_EACH" -timeout=20 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 >"$log" 2>&1; then
        tail -40 "$log" >&2
        echo "fuzz target $target failed; the input stands in fuzz/artifacts/$target" >&2
        exit 1
    fi
    grep -o 'number_of_executed_units: *[0-9]*' "$log" | tr -s ' '
    rm -f "$log"
done
