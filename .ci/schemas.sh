#!/usr/bin/env bash
# Holds the TMX and the XLIFF that the program writes against the schemas of their standards: `schemas.sh`. The schemas
# are not ours to pass on; Debian has them inside two packages, which are unpacked in a temporary folder and never
# installed. Exit code 77 where they can't be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=.ci/steps.sh
source .ci/steps.sh

give_up() {
    printf 'skipped: schemas of TMX and XLIFF: %s\n' "$1"
    exit 77
}

{ has xmllint && has unzip; } || apt_install libxml2-utils unzip || give_up "xmllint and unzip can't be installed here"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download -qq php-symfony-translation omegat >&2) ||
    give_up "apt-get can't download php-symfony-translation and omegat"
for package in "$folder"/*.deb; do
    dpkg-deb -x "$package" "$folder/unpacked"
done

# XLIFF 2.0, whose core schema 2.1 shares; it looks for the one of `xml:` beside it.
resources=$folder/unpacked/usr/share/php/Symfony/Component/Translation/Resources/schemas
core=$resources/xliff-core-2.0.xsd
beside=$resources/informativeCopiesOf3rdPartySchemas/w3c
[ -f "$core" ] && [ -f "$resources/xml.xsd" ] || give_up "php-symfony-translation has no schema of XLIFF 2 any more"
mkdir -p "$beside"
cp "$resources/xml.xsd" "$beside/"
unzip -q -o "$folder/unpacked/usr/share/omegat/OmegaT.jar" schemas/tmx14.dtd -d "$folder" ||
    give_up "omegat has no DTD of TMX 1.4 any more"

xliff() {
    xmllint --nonet --noout --schema "$core" "$1"
}

# The document names its DTD; here is where it stands.
tmx() {
    xmllint --nonet --noout --path "$folder/schemas" --valid "$1"
}

# must_fail CHECK FILE: a check that lets everything through is none.
must_fail() {
    if "$1" "$2" >/dev/null 2>&1; then
        printf '%s lets through what is not valid: %s\n' "$1" "$2" >&2
        exit 1
    fi
}

cargo build --release --locked --quiet --bin riscontro
program=target/release/riscontro
"$program" check pairs --notes --fail-on never -o "tmx=$folder/pairs.tmx" -o "xliff=$folder/pairs.xlf" >&2
for pair in pairs/*/; do
    for format in tmx xliff; do
        "$program" align "$pair"source.zh.* "$pair"target.it.* -f "$format" >"$folder/$(basename "$pair").$format"
    done
done

count=0
for file in "$folder"/*.tmx src/render/expected/sample.tmx; do
    tmx "$file"
    count=$((count + 1))
done
for file in "$folder"/*.xlf "$folder"/*.xliff src/render/expected/sample.xlf; do
    xliff "$file" 2>&1 | { grep -v ' validates$' >&2 || true; }
    count=$((count + 1))
done
sed 's/<seg>/<text>/; s/<\/seg>/<\/text>/' "$folder/pairs.tmx" >"$folder/bad.tmx"
sed 's/ srcLang=/ language=/' "$folder/pairs.xlf" >"$folder/bad.xlf"
must_fail tmx "$folder/bad.tmx"
must_fail xliff "$folder/bad.xlf"
printf '%d files are valid\n' "$count"
