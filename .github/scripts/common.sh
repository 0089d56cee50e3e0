# shellcheck shell=bash disable=SC2034
# What the delivery scripts share; sourced, not run.
set -euo pipefail

readonly EX_USAGE=64 EX_DATA=65 EX_NO_INPUT=66 EX_CLOSED=75
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly scripts
readonly ARTIFACT_NAME=serin.tar.gz
# AWS's SDKs look at AWS_REGION, those for Python at the other one only.
if [ -n "${AWS_REGION:-}" ]; then export AWS_DEFAULT_REGION=$AWS_REGION; fi

say() { printf '%s\n' "$*" >&2; }

die() {
  local code=$1
  shift
  say "$(basename "$0"): $*"
  exit "$code"
}

# Prints the comment at the head of the calling script, which is its help.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p;}' "$0"; }

# First argument --help: prints the help and ends.
help_wanted() {
  case "${1:-}" in -h | --help)
    usage
    exit 0
    ;;
  esac
}

wrong_usage() {
  usage >&2
  exit "$EX_USAGE"
}

require_stage() {
  case "$1" in dev | test | staging | prod) ;; *) die "$EX_USAGE" "a stage is dev, test, staging or prod, was '$1'" ;; esac
}

# A version is a tag such as v1.2.3, or a commit.
is_tag() { [[ "$1" =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; }
is_commit() { [[ "$1" =~ ^[0-9a-f]{40}$ ]]; }

require_version() {
  is_tag "$1" || is_commit "$1" || die "$EX_USAGE" "a version is a tag such as v1.2.3 or a commit of 40 hex digits, was '$1'"
}

# The canary's jar of an unpacked artifact is Serin's command line, so what validates a version is what was built and tested with it.
serin() {
  local dir=$1
  shift
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow \
    -cp "$dir/functions/canary/target/canary-lambda.jar" serin.cli.Main "$@"
}

# Unpacks an artifact into a folder of its own and prints that folder.
unpack() {
  local artifact=$1 into=$2
  mkdir -p "$into"
  tar -xzf "$artifact" -C "$into" --no-same-owner
  [ -f "$into/template.yaml" ] && [ -f "$into/samconfig.toml" ] && [ -f "$into/COMMIT" ] ||
    die "$EX_DATA" "$artifact holds no template.yaml, samconfig.toml and COMMIT"
}

# The time frame that the template declares, in seconds.
time_frame() { sed -n '/^  DeploymentTimeFrame:/,/^    Default:/s/^    Default: *\([0-9]*\).*/\1/p' "$1/template.yaml"; }

# GitHub shows it beside the run; elsewhere it goes to the terminal only.
summary() { if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat >>"$GITHUB_STEP_SUMMARY"; else cat >/dev/null; fi; }

# Runs a command whose output may hold what others wrote, while the runner takes no workflow commands from it.
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
unheard() {
  local status=0 token
  if [ "${GITHUB_ACTIONS:-}" = true ]; then
    token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '::stop-commands::%s\n' "$token"
    "$@" || status=$?
    printf '::%s::\n' "$token"
  else
    "$@" || status=$?
  fi
  return "$status"
}
