#!/usr/bin/env bash
# Usage: sbom.sh OUTPUT_FOLDER
#
# Writes a CycloneDX bill of materials, serin.cdx.json, of what all modules are built from, test scope left out.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 1 ] || wrong_usage
mkdir -p "$1"
output=$(cd "$1" && pwd)
cd "$scripts/../.."
mvn -B -q -Dspotless.check.skip org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeAggregateBom -DoutputFormat=json -DoutputName=serin.cdx \
  -DoutputDirectory="$output" -DincludeTestScope=false
[ -s "$output/serin.cdx.json" ] || die "$EX_NO_INPUT" "no bill of materials was written"
