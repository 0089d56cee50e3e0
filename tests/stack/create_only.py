"""Writes create-only.json of the local cloud: which properties of a type cannot change without a new resource.

Usage, from the project's root: pip install -r tests/requirements.txt && python tests/stack/create_only.py [--check]

The source is `createOnlyProperties` of AWS's own resource type schemas, which cfn-lint ships. --check writes nothing and fails when the
file is not what this would write. Needs no account and no network.
"""

import argparse
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "tests/local-cloud/src/main/java/localcloud/template"
FILE = ROOT / "tests/local-cloud/src/main/resources/localcloud/template/create-only.json"
REGION = "us-east-1"


def types() -> list[str]:
    found = set()
    for source in SOURCES.glob("*Types.java"):
        found.update(re.findall(r'"(AWS::[A-Za-z0-9]+::[A-Za-z0-9]+)"', source.read_text(encoding="utf-8")))
    return sorted(found)


def fresh() -> str:
    from cfnlint.schema.manager import ProviderSchemaManager

    manager = ProviderSchemaManager()
    table = {}
    for kind in types():
        schema = manager.get_resource_schema(REGION, kind).schema
        # A part of a property, such as /properties/Tags/0, counts as a change of the whole.
        table[kind] = sorted({pointer.split("/")[2] for pointer in schema.get("createOnlyProperties", [])})
    return json.dumps(table, indent=2) + "\n"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; fail when the file is stale")
    check = arguments.parse_args().check
    text = fresh()
    if check:
        if FILE.exists() and FILE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{FILE.name} is stale: run python tests/stack/create_only.py", file=sys.stderr)
        return 1
    FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
