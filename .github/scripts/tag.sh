#!/usr/bin/env bash
# Usage: tag.sh TAG COMMIT OUTPUT_FOLDER
#
# Makes the artifact that staging has proven for COMMIT the one of TAG (v1.2.3), and puts it into OUTPUT_FOLDER. Nothing is built again.
# Refused when staging has proven no artifact of that commit, and when the tag already has another one. The same again changes nothing.
#
# Environment: STORE, a folder or s3://BUCKET/PREFIX
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 3 ] || wrong_usage
tag=$1 commit=$2 output=$3
is_tag "$tag" || die "$EX_USAGE" "a tag is such as v1.2.3, was '$tag'"
is_commit "$commit" || die "$EX_USAGE" "a commit has 40 hex digits, was '$commit'"
: "${STORE:?STORE must name a folder or s3://BUCKET/PREFIX}"
mkdir -p "$output"
for name in "$ARTIFACT_NAME" "$ARTIFACT_NAME.sha256"; do
  "$scripts/store.py" --store "$STORE" get "builds/$commit/$name" "$output/$name" ||
    die "$EX_NO_INPUT" "staging has proven no artifact of $commit: $tag cannot go to production"
done
"$scripts/verify.sh" "$output/$ARTIFACT_NAME"
[ "$(tar -xzOf "$output/$ARTIFACT_NAME" ./COMMIT)" = "$commit" ] || die "$EX_DATA" "the artifact that was kept for $commit is another's"
for name in "$ARTIFACT_NAME" "$ARTIFACT_NAME.sha256"; do
  "$scripts/store.py" --store "$STORE" put --once "$output/$name" "releases/$tag/$name"
done
say "$tag is $commit"
