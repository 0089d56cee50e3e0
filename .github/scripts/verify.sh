#!/usr/bin/env bash
# Usage: verify.sh ARTIFACT [--sha256 DIGEST] [--attested-by OWNER/REPOSITORY]
#
# Fails unless the artifact has the digest that lies beside it (ARTIFACT.sha256), and DIGEST when one is given; with --attested-by, unless
# GitHub attests that a workflow of that repository's main branch built it (needs gh and GH_TOKEN).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -ge 1 ] || wrong_usage
artifact=$1
shift
wanted='' repository=''
while [ $# -gt 0 ]; do
  case "$1" in
    --sha256) wanted=${2:?--sha256 needs a digest} ;;
    --attested-by) repository=${2:?--attested-by needs OWNER/REPOSITORY} ;;
    *) wrong_usage ;;
  esac
  shift 2
done
[ -f "$artifact" ] || die "$EX_NO_INPUT" "no such file: $artifact"
[ -f "$artifact.sha256" ] || die "$EX_NO_INPUT" "no such file: $artifact.sha256"
beside=$(cut -d ' ' -f 1 "$artifact.sha256")
digest=$(sha256sum "$artifact" | cut -d ' ' -f 1)
[ "$digest" = "$beside" ] || die "$EX_DATA" "$artifact is not what was built: its SHA-256 is $digest, that of the build was $beside"
[ -z "$wanted" ] || [ "$digest" = "$wanted" ] || die "$EX_DATA" "$artifact is not what was built: its SHA-256 is $digest, not $wanted"
if [ -n "$repository" ]; then
  gh attestation verify "$artifact" --repo "$repository" --signer-workflow "$repository/.github/workflows/deploy.yml" \
    --source-ref refs/heads/main
fi
say "verified: SHA-256 $digest${repository:+, attested by $repository}"
