#!/usr/bin/env bash
# Writes the software bill of materials of the release binary, CycloneDX as JSON: `sbom.sh [FILE]`, by default
# target/riscontro.cdx.json. What it lists are the crates of the lock file that the binary is built from on this
# platform, with versions, licences and hashes. Exit code 77 where cargo-cyclonedx can't be had.
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
trap 'rm -f riscontro-sbom.json' EXIT
cargo cyclonedx --quiet --format json --spec-version 1.5 --override-filename riscontro-sbom
grep -q '"bomFormat": "CycloneDX"' riscontro-sbom.json
# The same commit gives the same bytes: no serial number, the time of the commit, no folder of this machine. The tool
# has options for none of the three.
when=$(TZ=UTC0 git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd)
sed -e '/^  "serialNumber": /d' \
    -e "s/^    \"timestamp\": \"[^\"]*\"/    \"timestamp\": \"$when\"/" \
    -e 's|"path+file://[^"#]*#|"|' riscontro-sbom.json >"$out"
for trace in '"serialNumber"' 'path+file:' "$PWD"; do
    if grep -q -F -e "$trace" "$out"; then
        echo "$out holds $trace, which is another in another run or on another machine" >&2
        exit 1
    fi
done
grep -q -F -e "\"timestamp\": \"$when\"" "$out"
printf '%s components in %s\n' "$(grep -c '"purl": "pkg:cargo/[^?]*"' "$out")" "$out"
