#!/usr/bin/env python3
"""Writes down each deployment to a stage, one JSON file each, and tells from them what is there and what was healthy before.

Exit code of `previous`: 66 when there is none.
"""

import argparse
import datetime
import json
import sys

from store import store

NONE = 66
OUTCOMES = ("healthy", "unhealthy", "inconclusive", "failed", "refused")
# The others left the stage as it was: the window was closed, or CloudFormation rolled back.
DEPLOYED = ("healthy", "unhealthy", "inconclusive")
LONGEST_TEXT = 500


def records(place, stage):
    """Oldest first."""
    return [json.loads(place.get(key)) for key in place.keys(f"records/{stage}")]


def current(found):
    """The version that is there; None before the first."""
    there = [each for each in found if each["outcome"] in DEPLOYED]
    return there[-1]["version"] if there else None


def previous(found):
    """The version that was last found healthy there, of those whose last word it is, other than the one that is there."""
    healthy = []
    for each in found:
        if each["outcome"] in DEPLOYED and each["version"] in healthy:
            healthy.remove(each["version"])
        if each["rolledBackFrom"] in healthy:
            healthy.remove(each["rolledBackFrom"])
        if each["outcome"] == "healthy":
            healthy.append(each["version"])
    candidates = [version for version in healthy if version != current(found)]
    return candidates[-1] if candidates else None


def text(value):
    """Free text of others, short and on one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())[:LONGEST_TEXT]


def write(place, asked):
    now = datetime.datetime.now(datetime.timezone.utc)
    record = {
        "schema": 1,
        "at": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "stage": asked.stage,
        "version": asked.version,
        "commit": asked.commit,
        "buildId": asked.build_id,
        "outcome": asked.outcome,
        "seconds": asked.seconds,
        "deploySeconds": asked.deploy_seconds,
        "frameSeconds": asked.frame_seconds,
        "withinFrame": asked.outcome == "refused" or asked.seconds <= asked.frame_seconds,
        "actor": text(asked.actor),
        "window": text(asked.window),
        "forced": asked.forced == "true",
        "reason": text(asked.reason),
        "rolledBackFrom": asked.rolled_back_from,
    }
    key = f"records/{asked.stage}/{now:%Y%m%dT%H%M%S.%fZ}-{asked.version}.json"
    place.put(key, (json.dumps(record, indent=2) + "\n").encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="a folder, or s3://BUCKET/PREFIX")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("list", "print all records of a stage, oldest first"),
        ("current", "print the version that is there"),
        ("previous", "print the version to go back to"),
    ):
        commands.add_parser(name, help=what).add_argument("stage")
    one = commands.add_parser("write", help="write one record")
    one.add_argument("stage")
    one.add_argument("version")
    one.add_argument("--outcome", required=True, choices=OUTCOMES)
    one.add_argument("--commit", required=True)
    one.add_argument("--build-id", default="")
    one.add_argument("--seconds", required=True, type=int)
    one.add_argument("--deploy-seconds", default=0, type=int)
    one.add_argument("--frame-seconds", required=True, type=int)
    for option in ("--actor", "--window", "--reason", "--rolled-back-from"):
        one.add_argument(option, default="")
    one.add_argument("--forced", default="false", choices=("true", "false"))
    asked = parser.parse_args()
    place = store(asked.store)
    if asked.command == "write":
        write(place, asked)
        return 0
    found = records(place, asked.stage)
    if asked.command == "list":
        print(json.dumps(found, indent=2))
        return 0
    version = current(found) if asked.command == "current" else previous(found)
    print(version or "")
    return 0 if version or asked.command == "current" else NONE


if __name__ == "__main__":
    sys.exit(main())
