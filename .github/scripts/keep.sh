#!/usr/bin/env bash
# Usage: keep.sh ARTIFACT
#
# Keeps an artifact under its commit, as one that staging has proven, so that a tag can name it. Keeping the same again changes nothing;
# another artifact of the same commit is refused.
#
# Environment: STORE, a folder or s3://BUCKET/PREFIX
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 1 ] || wrong_usage
: "${STORE:?STORE must name a folder or s3://BUCKET/PREFIX}"
"$scripts/verify.sh" "$1"
commit=$(tar -xzOf "$1" ./COMMIT)
is_commit "$commit" || die "$EX_DATA" "$1 names no commit"
"$scripts/store.py" --store "$STORE" put --once "$1" "builds/$commit/$ARTIFACT_NAME"
"$scripts/store.py" --store "$STORE" put --once "$1.sha256" "builds/$commit/$ARTIFACT_NAME.sha256"
say "kept $commit"
