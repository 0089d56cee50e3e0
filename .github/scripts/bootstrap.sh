#!/usr/bin/env bash
# Usage: bootstrap.sh OWNER/REPOSITORY [OIDC_PROVIDER_ARN]
#
# Prepares an account, with an administrator's credentials: the stack serin-bootstrap out of .github/bootstrap.yaml, whose outputs are the
# variables that the workflows need. Give the ARN of GitHub's OIDC provider when the account has one already. The same again changes nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 1 ] || [ $# -eq 2 ] || wrong_usage
parameters=("Repository=$1")
[ $# -eq 1 ] || parameters+=("OidcProviderArn=$2")
unheard sam deploy --stack-name serin-bootstrap --template-file "$scripts/../bootstrap.yaml" --capabilities CAPABILITY_NAMED_IAM \
  --no-confirm-changeset --no-fail-on-empty-changeset --no-progressbar \
  --parameter-overrides "${parameters[@]}"
