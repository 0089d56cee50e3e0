"""Writes processed-template.json: template.yaml as CloudFormation would deploy it, expanded by AWS's own SAM translator.

Usage, from the project's root: pip install -r tests/requirements.txt && python tests/stack/translate.py [--check]

Needs no account and no network. --check writes nothing and fails when the file is not what this would write.

Two things differ from what AWS would make of the template, both on purpose:
- each function's code is s3://local-artifacts/<path of the jar below the root>, where `sam package` would put a bucket of its own;
- Metadata.SourceSha256 bears the SHA-256 of template.yaml, so that a test without Python can tell a stale file.
"""

import argparse
import hashlib
import json
import os
import pathlib
import sys

STACK = pathlib.Path(__file__).resolve().parent
SOURCE = STACK.parent.parent / "template.yaml"
PROCESSED = STACK / "processed-template.json"
# The translator asks boto3 for a partition, and works out a few ARNs by it; it calls nothing.
REGION = "eu-west-1"


class NoManagedPolicies:
    """Stands where the translator would ask IAM for the ARNs of managed policies; the template names none by its bare name."""

    def load(self):
        return {}


def translate(source: bytes) -> dict:
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    import boto3
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator
    from samtranslator.yaml_helper import yaml_parse

    template = yaml_parse(source.decode("utf-8"))
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            properties = resource["Properties"]
            properties["CodeUri"] = "s3://local-artifacts/" + properties["CodeUri"]
    defaults = {name: parameter.get("Default") for name, parameter in template.get("Parameters", {}).items()}
    translator = Translator(NoManagedPolicies().load(), Parser(), boto_session=boto3.session.Session(region_name=REGION))
    processed = translator.translate(template, defaults)
    processed.setdefault("Metadata", {})["SourceSha256"] = hashlib.sha256(source).hexdigest()
    return processed


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; fail when the file is stale")
    check = arguments.parse_args().check
    fresh = json.dumps(translate(SOURCE.read_bytes()), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if check:
        if PROCESSED.exists() and PROCESSED.read_text(encoding="utf-8") == fresh:
            return 0
        print(f"{PROCESSED.name} is stale: run python tests/stack/translate.py", file=sys.stderr)
        return 1
    PROCESSED.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
