"""Writes the list by which iam.role.wildcards tells actions that take a resource from those that take none.

The service authorization reference, as the package parliament carries it, in one line a service.
With --check nothing is written; it fails when the list is not what this would write.
"""

import json
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

LIST = Path(__file__).parents[2] / "functions/canary/src/main/resources/serin/check/iam/actions.txt"


def text() -> str:
    services = {}
    for service in json.loads(files("parliament").joinpath("iam_definition.json").read_text()):
        takes, none = services.setdefault(service["prefix"], (set(), set()))
        for action in service["privileges"]:
            takes_one = any(kind["resource_type"] for kind in action["resource_types"])
            (takes if takes_one else none).add(action["privilege"])
    lines = [
        "# Every action of the service authorization reference: service: those that take a resource; those that take none.",
        f"# https://docs.aws.amazon.com/service-authorization/latest/reference/, as parliament {version('parliament')} has it."
        " Made by tests/iam/actions.py.",
    ]
    for name, (takes, none) in sorted(services.items()):
        lines.append(f"{name}: {' '.join(sorted(takes))}; {' '.join(sorted(none - takes))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if "--check" not in sys.argv:
        LIST.write_text(text())
    elif LIST.read_text() != text():
        sys.exit(f"{LIST} is stale: run {sys.argv[0]}")
