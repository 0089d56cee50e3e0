#!/usr/bin/env bash
# Usage: ship.sh STAGE ARTIFACT VERSION [--force REASON] [--at INSTANT]
#
# Brings one version to one stage: looks at the maintenance window (prod only), deploys, validates, compares the time that it took with
# the declared frame, and writes all that down. VERSION is a tag such as v1.2.3, or a commit. When prod is Unhealthy afterwards, the version
# before is brought back at once. Not when the verdict is Inconclusive: then nothing is known to be wrong, and a second change, made without
# proof, would be no better; the job is red, and somebody looks.
#
# Exit code 0: healthy and in time · 1: unhealthy (and in prod taken back) · 2: inconclusive · 3: the deployment failed, and CloudFormation
# has rolled it back · 4: healthy, but over the time frame · 75: refused, the window is closed
#
# Environment: as of deploy.sh, and
#   STORE    where artifacts and records are kept: a folder, or s3://BUCKET/PREFIX
#   REPORTS  folder for reports (default: reports)
#   ACTOR    who deploys, for the record
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -ge 3 ] || wrong_usage
stage=$1 artifact=$2 version=$3
shift 3
require_stage "$stage"
require_version "$version"
: "${STORE:?STORE must name a folder or s3://BUCKET/PREFIX}"
window=() reason='' forced=false
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || wrong_usage
  case "$1" in
    --force)
      reason=$2
      window+=(--force "$reason")
      ;;
    --at) window+=(--at "$2") ;;
    *) wrong_usage ;;
  esac
  shift 2
done

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$scripts/verify.sh" "$artifact"
unpack "$artifact" "$dir"
frame=$(time_frame "$dir")
started=$(date +%s)
said='' deploy_seconds=0

# Writes the outcome down, tells it, and ends.
finish() {
  local outcome=$1 code=$2 seconds within=true
  seconds=$(($(date +%s) - started))
  if [ "$outcome" != refused ] && [ "$seconds" -gt "$frame" ]; then within=false; fi
  "$scripts/records.py" --store "$STORE" write "$stage" "$version" --outcome "$outcome" --commit "$(cat "$dir/COMMIT")" \
    --build-id "${BUILD_ID:-}" --seconds "$seconds" --deploy-seconds "$deploy_seconds" --frame-seconds "$frame" \
    --actor "${ACTOR:-}" --window "$said" --forced "$forced" --reason "$reason"
  local line="$stage: $version is $outcome; took $seconds s of $frame s (deployment $deploy_seconds s)"
  [ "$forced" = false ] || line+="; forced by ${ACTOR:-somebody} while the window was closed"
  say "$line"
  printf '\n%s\n' "$line" | summary
  [ "$code" -ne 0 ] || [ "$within" = true ] || die 4 "healthy, but it took longer than the time frame of $frame s"
  [ "$outcome" = unhealthy ] && [ "$stage" = prod ] || exit "$code"
}

if [ "$stage" = prod ]; then
  status=0
  said=$("$scripts/window.sh" "$dir" "${window[@]}") || status=$?
  [ "$status" -eq 0 ] || [ "$status" -eq "$EX_CLOSED" ] || exit "$status"
  [ "$status" -eq 0 ] || finish refused "$status"
  case "$said" in closed*) forced=true ;; esac
fi

status=0
"$scripts/deploy.sh" "$stage" "$dir" || status=$?
deploy_seconds=$(($(date +%s) - started))
[ "$status" -eq 0 ] || finish failed 3

status=0
"$scripts/validate.sh" "$stage" "$dir" "${REPORTS:-reports}" || status=$?
case "$status" in
  0) finish healthy 0 ;;
  1) finish unhealthy 1 ;;
  2) finish inconclusive 2 ;;
  *)
    say "the stack could not be validated (exit code $status)"
    finish inconclusive 2
    ;;
esac

# Only prod comes here, and only Unhealthy.
REPORTS="${REPORTS:-reports}/rollback" "$scripts/rollback.sh" "$stage" || say "$stage could not be rolled back (exit code $?): see the runbook"
exit 1
