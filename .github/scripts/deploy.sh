#!/usr/bin/env bash
# Usage: deploy.sh STAGE ARTIFACT_FOLDER
#
# Deploys an unpacked artifact to a stage by `sam deploy`, with that stage's settings in its samconfig.toml. Deploying the same again
# changes nothing, and is a success.
#
# Environment:
#   BUILD_ID            tells deployments apart, so that the stack gate looks at each (default: the commit)
#   STACK_GATE          enabled or disabled (default: enabled for staging and prod once the stack is there, else disabled)
#   HOOK_MODE           enforce, warn or off (default: enforce)
#   ARTIFACT_BUCKET     bucket for the functions' code (default: the one that SAM manages)
#   EXECUTION_ROLE_ARN  role by which CloudFormation makes changes (default: the caller's own)
#   PARAMETERS          more parameters, Name=Value, one a line
#   AWS_ENDPOINT_URL    of a local cloud
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 2 ] || wrong_usage
stage=$1 dir=$2
require_stage "$stage"
commit=$(cat "$dir/COMMIT")
stack=$("$scripts/stage.py" "$dir/samconfig.toml" "$stage" stack_name)

there=$("$scripts/stage.py" --is-deployed "$stack")
gate=${STACK_GATE:-}
if [ -z "$gate" ]; then
  case "$stage:$there" in staging:yes | prod:yes) gate=enabled ;; *) gate=disabled ;; esac
fi

# The command line's parameters replace those of samconfig.toml, so these come along.
mapfile -t parameters < <("$scripts/stage.py" "$dir/samconfig.toml" "$stage" parameter_overrides)
parameters+=("Commit=$commit" "BuildId=${BUILD_ID:-$commit}" "StackGate=$gate" "HookMode=${HOOK_MODE:-enforce}")
while read -r line; do [ -z "$line" ] || parameters+=("$line"); done <<<"${PARAMETERS:-}"

options=(--config-file "$dir/samconfig.toml" --config-env "$stage" --template-file "$dir/template.yaml"
  --no-confirm-changeset --no-fail-on-empty-changeset --no-progressbar)
[ -z "${ARTIFACT_BUCKET:-}" ] || options+=(--no-resolve-s3 --s3-bucket "$ARTIFACT_BUCKET" --s3-prefix "code/$stack")
[ -z "${EXECUTION_ROLE_ARN:-}" ] || options+=(--role-arn "$EXECUTION_ROLE_ARN")

say "deploying $commit to $stage (stack $stack, gate $gate)"
started=$(date +%s)
unheard sam deploy "${options[@]}" --parameter-overrides "${parameters[@]}"
say "deployed in $(($(date +%s) - started)) s"
