#!/usr/bin/env bash
# Usage: window.sh ARTIFACT_FOLDER [--at INSTANT] [--force REASON]
#
# Says whether the maintenance window that the artifact's template declares is open. Exit code 0: open, or forced, which needs a reason;
# 75: closed, with the time at which it opens next.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -ge 1 ] || wrong_usage
dir=$1
shift
at=() reason='' forced=false
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || wrong_usage
  case "$1" in
    --at) at=(--at "$2") ;;
    --force)
      forced=true
      reason=$2
      ;;
    *) wrong_usage ;;
  esac
  shift 2
done
[ "$forced" = false ] || [ -n "${reason//[[:space:]]/}" ] || die "$EX_USAGE" "whoever forces a deployment says why"
status=0
said=$(serin "$dir" window --template "$dir/template.yaml" "${at[@]}") || status=$?
[ "$status" -le 1 ] || exit "$status"
printf '%s\n' "$said"
if [ "$status" -eq 1 ]; then
  [ "$forced" = true ] || die "$EX_CLOSED" "refused, ${said#closed at }"
  say "forced although it is closed"
fi
