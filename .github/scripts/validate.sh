#!/usr/bin/env bash
# Usage: validate.sh STAGE ARTIFACT_FOLDER REPORT_FOLDER
#
# Validates a stage's stack by the artifact's own Serin, and writes serin.md, serin.xml (JUnit) and serin.json into REPORT_FOLDER; on
# GitHub the Markdown also goes into the step summary. Exit code as of `serin validate`: 0 healthy, 1 unhealthy, 2 inconclusive.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 3 ] || wrong_usage
stage=$1 dir=$2 reports=$3
require_stage "$stage"
mkdir -p "$reports"
stack=$("$scripts/stage.py" "$dir/samconfig.toml" "$stage" stack_name)
status=0
unheard serin "$dir" validate --stack-name "$stack" --report "markdown=$reports/serin.md" --report "junit=$reports/serin.xml" \
  --report "json=$reports/serin.json" || status=$?
[ ! -f "$reports/serin.md" ] || summary <"$reports/serin.md"
exit "$status"
