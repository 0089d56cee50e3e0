#!/usr/bin/env bash
# Usage: build.sh OUTPUT_FOLDER
#
# Builds once what every stage then gets: OUTPUT_FOLDER/serin.tar.gz (template, samconfig.toml, the functions' jars, the commit) and
# serin.tar.gz.sha256. The same commit gives the same bytes. Runs no test: the ci workflow does.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 1 ] || wrong_usage
root=$(cd "$scripts/../.." && pwd)
mkdir -p "$1"
output=$(cd "$1" && pwd)

cd "$root"
./serin build
commit=$(git rev-parse HEAD)
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
printf '%s\n' "$commit" >"$staging/COMMIT"
cp template.yaml samconfig.toml "$staging"
# What the template deploys, and nothing else.
sed -n 's/^ *CodeUri: *\(functions\/[^ ]*\.jar\) *$/\1/p' template.yaml | sort -u | while read -r jar; do
  mkdir -p "$staging/$(dirname "$jar")"
  cp "$jar" "$staging/$jar"
done
when=$(git show -s --format=%ct HEAD)
tar --create --sort=name --mtime="@$when" --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' --format=gnu -C "$staging" . |
  gzip --no-name --best >"$output/$ARTIFACT_NAME"
(cd "$output" && sha256sum "$ARTIFACT_NAME" >"$ARTIFACT_NAME.sha256")
say "built $commit: $(cut -d ' ' -f 1 "$output/$ARTIFACT_NAME.sha256")"
