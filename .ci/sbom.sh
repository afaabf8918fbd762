#!/usr/bin/env bash
# Writes the software bill of materials of the release binary, CycloneDX as JSON: `sbom.sh [FILE]`, by default
# target/riscontro.cdx.json. What it lists are the crates of the lock file that the binary is built from, with versions,
# licences and hashes. Exit code 77 where cargo-cyclonedx can't be had.
#
# CI_SBOM=1   installs cargo-cyclonedx where it is missing; it compiles for some minutes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Fixed, so that a new release does not change what is written.
VERSION=0.5.7

cargo cyclonedx --version >/dev/null 2>&1 ||
    { [ "${CI_SBOM:-}" = 1 ] && cargo install cargo-cyclonedx --version "$VERSION" --locked --quiet >&2; } || {
    echo "skipped: bill of materials: cargo-cyclonedx is not installed; set CI_SBOM=1 to install it"
    exit 77
}

out=${1:-target/riscontro.cdx.json}
mkdir -p "$(dirname "$out")"
# No serial number and a fixed time: the same lock file gives the same bytes.
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
trap 'rm -f riscontro-sbom.json' EXIT
cargo cyclonedx --quiet --format json --override-filename riscontro-sbom
grep -q '"bomFormat": "CycloneDX"' riscontro-sbom.json
mv riscontro-sbom.json "$out"
printf '%s components in %s\n' "$(grep -c '"type": "library"' "$out")" "$out"
