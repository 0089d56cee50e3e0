#!/usr/bin/env bash
# Usage: rollback.sh STAGE [VERSION]
#
# Brings VERSION back to a stage: the artifact that was kept of it, as it was built. Without VERSION, the last one that was healthy there
# before the one that is there now. It does not wait for the maintenance window, and the stack gate is off, so that nothing that is wrong
# beside the version can keep it from being taken back; CodeDeploy's hooks are as they are (HOOK_MODE).
#
# Exit code 0: brought back, and healthy · 1 or 2: brought back, and not · 3: the deployment failed · 66: there is nothing to bring back
#
# Environment: as of ship.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 1 ] || [ $# -eq 2 ] || wrong_usage
stage=$1 version=${2:-}
require_stage "$stage"
: "${STORE:?STORE must name a folder or s3://BUCKET/PREFIX}"
from=$("$scripts/records.py" --store "$STORE" current "$stage")
if [ -z "$version" ]; then
  version=$("$scripts/records.py" --store "$STORE" previous "$stage") ||
    die "$EX_NO_INPUT" "no version was healthy on $stage before ${from:-now}: there is none to bring back"
fi
require_version "$version"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kind=builds
! is_tag "$version" || kind=releases
for name in "$ARTIFACT_NAME" "$ARTIFACT_NAME.sha256"; do
  "$scripts/store.py" --store "$STORE" get "$kind/$version/$name" "$work/$name" ||
    die "$EX_NO_INPUT" "no artifact of $version was kept"
done
"$scripts/verify.sh" "$work/$ARTIFACT_NAME"
unpack "$work/$ARTIFACT_NAME" "$work/unpacked"
frame=$(time_frame "$work/unpacked")

say "rolling $stage back from ${from:-an unknown version} to $version"
started=$(date +%s)
status=0 outcome=failed code=3
STACK_GATE=disabled "$scripts/deploy.sh" "$stage" "$work/unpacked" || status=$?
deploy_seconds=$(($(date +%s) - started))
if [ "$status" -eq 0 ]; then
  "$scripts/validate.sh" "$stage" "$work/unpacked" "${REPORTS:-reports}" || status=$?
  case "$status" in
    0) outcome=healthy code=0 ;;
    1) outcome=unhealthy code=1 ;;
    *) outcome=inconclusive code=2 ;;
  esac
fi
seconds=$(($(date +%s) - started))
"$scripts/records.py" --store "$STORE" write "$stage" "$version" --outcome "$outcome" --commit "$(cat "$work/unpacked/COMMIT")" \
  --build-id "${BUILD_ID:-}" --seconds "$seconds" --deploy-seconds "$deploy_seconds" --frame-seconds "$frame" \
  --actor "${ACTOR:-}" --rolled-back-from "${from:-}"
line="$stage: rolled back from ${from:-an unknown version} to $version, which is $outcome; took $seconds s of $frame s"
say "$line"
printf '\n%s\n' "$line" | summary
exit "$code"
