#!/usr/bin/env bash
# Usage: tools.sh
#
# Installs what the other scripts need, the SAM CLI and with it boto3, each package by its hash. Renewed by
#   uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 - <<<'aws-sam-cli==1.170.0'
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

help_wanted "$@"
[ $# -eq 0 ] || wrong_usage
python3 -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement "$scripts/requirements.txt"
