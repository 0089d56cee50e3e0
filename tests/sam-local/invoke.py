#!/usr/bin/env python3
"""Invokes the canary and the seven functions by the real `sam local invoke`, with every event of events/, against the local cloud.

Start `./serin cloud`, evaluate the exports that it prints, give the address of this machine as a container sees it as the one
argument (`tests/sam-local/engine forward PORT` prints it), and run this with `sam` on the PATH. It prints one line for each
invocation, then `N passed, N failed`, and exits with 1 when one failed.

What the functions must answer follows from what the vendors' stubs serve: tests/acceptance, BusinessTest.
"""

import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

import boto3

ROOT = pathlib.Path(__file__).resolve().parents[2]
EVENTS = ROOT / "events"
# What a function must not say where there is neither X-Ray nor a metadata service.
NOISE = re.compile(r"169\.254|SegmentNotFound|SLF4J|StatusLogger|Exception|WARN", re.IGNORECASE)


class SamLocal:
    """`sam local invoke` in a container that sees the local cloud under another name."""

    def __init__(self, endpoint, host, env_file):
        self.port = urllib.parse.urlsplit(endpoint).port
        self.host = host
        self.env_file = env_file

    def event_file(self, event):
        """The event, for another port than the one that `./serin cloud` has by default."""
        file = self.env_file.with_name(f"{event}.json")
        file.write_text((EVENTS / f"{event}.json").read_text().replace(":4566/", f":{self.port}/"))
        return file

    def invoke(self, function, event):
        architecture = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
        command = [
            "sam", "local", "invoke", function, "--event", str(self.event_file(event)), "--env-vars", str(self.env_file),
            "--parameter-overrides", f"Architecture={architecture}",
            f"LocalEndpointUrl=http://host.docker.internal:{self.port}",
            "--add-host", f"host.docker.internal:{self.host}", "--skip-pull-image",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode != 0:
            raise AssertionError(f"exit {done.returncode}: {done.stderr[-2000:]}")
        # Exit code 0 also for a function error: what it answered is the last value in the output.
        answer = last_value(done.stdout)
        if isinstance(answer, dict) and "errorMessage" in answer:
            raise AssertionError(f"function error: {answer}")
        # What follows is the runtime client's, whose container has been taken away.
        log = done.stderr.split("END RequestId")[0]
        if noise := NOISE.search(log):
            raise AssertionError(f"{noise.group()!r} in the log: {log[-3000:]}")
        return answer


def last_value(text):
    """The answer: the JSON object or text that stands at the end and begins a line."""
    for start in [match.start() for match in re.finditer(r'^[{"]', text, re.MULTILINE)]:
        try:
            return json.loads(text[start:])
        except ValueError:
            continue
    raise AssertionError(f"no JSON value in {text[-2000:]!r}")


def env_vars_for(port, folder):
    """events/env.json, for another port than the one that `./serin cloud` has by default."""
    file = pathlib.Path(folder) / "env.json"
    file.write_text((EVENTS / "env.json").read_text().replace(":4566", f":{port}"))
    return file


def admin(method, path, body=None):
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/_cloud/" + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def count(table):
    client = boto3.client("dynamodb", region_name=os.environ["AWS_REGION"])
    return client.scan(TableName=table, Select="COUNT")["Count"]


def verdict(report):
    """What of a report does not change from run to run: the verdict, what was looked at, and what is not well. That a check of metrics
    passes, rather than having nothing to count, depends on the traffic until then."""
    well = {"PASS": "well", "SKIPPED": "well"}
    return report["verdict"], sorted(
        (finding["check"], finding["resource"]["logicalId"], well.get(finding["outcome"], finding["outcome"]))
        for finding in report["findings"]
    )


def by_command_line():
    done = subprocess.run(
        [str(ROOT / "serin"), "validate", "--output", "json"], capture_output=True, text=True, timeout=300, check=False
    )
    return json.loads(done.stdout)


def same_as_command_line(report):
    theirs, ours = verdict(report), verdict(by_command_line())
    assert theirs == ours, f"only in the container: {set(theirs[1]) - set(ours[1])}, only outside: {set(ours[1]) - set(theirs[1])}"


def healthy(report):
    assert report["verdict"] == "HEALTHY", [f for f in report["findings"] if f["outcome"] in ("FAIL", "UNKNOWN")]


def whole_and_healthy(report):
    healthy(report)
    same_as_command_line(report)


def unhealthy_for_the_rule(report):
    assert report["verdict"] == "UNHEALTHY", report["verdict"]
    broken = [(f["check"], f["resource"]["logicalId"]) for f in report["findings"] if f["outcome"] == "FAIL"]
    assert ("eventbridge.rule.enabled", "SyncAssetsDaily") in broken, broken
    same_as_command_line(report)


def counts_once(answer):
    assert answer["phase"] == "SUCCEEDED" and answer["metrics"] > 0, answer


def has_counted(answer):
    assert answer["skipped"] == "it has been counted", answer


def shows_the_last_run(widget):
    assert "UNHEALTHY" in widget and "eventbridge.rule.enabled" in widget, widget[:2000]
    assert "<script" not in widget.lower(), widget[:2000]


def leaves_alone(answer):
    assert answer["delivery"] == "nothing sent", answer


def holds_up_nothing(answer):
    assert answer["answer"] == "SUCCESS" and answer["delivery"].startswith("nobody waits"), answer
    assert "Signature" not in json.dumps(answer), answer


def processed(number, table, items):
    def check(answer):
        assert answer["processed"] == number, answer
        assert count(table) == items, f"{count(table)} items in {table}"

    return check


def disable_the_rule():
    admin("PATCH", "resources/SyncAssetsDaily", [{"op": "replace", "path": "/properties/State", "value": "DISABLED"}])


def nothing():
    pass


# In order: each finds what those before it wrote.
INVOCATIONS = [
    (nothing, "SyncAssets", "sync-assets", processed(30, "serin-dev-assets", 30)),
    (nothing, "SyncEarningsCalendar", "sync-earnings-calendar", processed(6, "serin-dev-earningsCalendar", 6)),
    (nothing, "SyncNewsSentiment", "sync-news-sentiment", processed(3, "serin-dev-newsSentiment", 3)),
    (nothing, "PollenateAsset", "pollenate-asset", processed(105, "serin-dev-companyOverview", 1)),
    (nothing, "MarkEarningsProcessed", "mark-earnings-processed", processed(True, "serin-dev-earningsCalendar", 6)),
    (nothing, "TriggerEarningsPollenation", "trigger-earnings-pollenation", processed(1, "serin-dev-assets", 30)),
    (nothing, "TriggerRegularPollenation", "trigger-regular-pollenation", processed(25, "serin-dev-assets", 30)),
    (lambda: admin("POST", "reset"), "Canary", "canary-manual", healthy),
    (nothing, "Canary", "canary-stack-status", healthy),
    (nothing, "Canary", "canary-hook", leaves_alone),
    (nothing, "Canary", "canary-stack-gate", holds_up_nothing),
    (nothing, "Canary", "canary-scheduled", whole_and_healthy),
    (nothing, "Canary", "canary-function-deployed", counts_once),
    (nothing, "Canary", "canary-function-deployed", has_counted),
    (disable_the_rule, "Canary", "canary-scheduled", unhealthy_for_the_rule),
    (nothing, "Canary", "canary-widget", shows_the_last_run),
]


def main():
    (host,) = sys.argv[1:]
    unused = {file.stem for file in EVENTS.glob("*.json")} - {"env"} - {event for _, _, event, _ in INVOCATIONS}
    failed = 0
    if unused:
        failed += 1
        print(f"FAIL events that nothing invokes: {', '.join(sorted(unused))}")
    with tempfile.TemporaryDirectory() as folder:
        endpoint = os.environ["AWS_ENDPOINT_URL"]
        sam = SamLocal(endpoint, host, env_vars_for(urllib.parse.urlsplit(endpoint).port, folder))
        admin("POST", "reset")
        for prepare, function, event, check in INVOCATIONS:
            try:
                prepare()
                check(sam.invoke(function, event))
                print(f"ok   {function} {event}", flush=True)
            except (AssertionError, KeyError, subprocess.TimeoutExpired) as problem:
                failed += 1
                print(f"FAIL {function} {event}: {type(problem).__name__}: {str(problem)[:4000]}", flush=True)
        admin("POST", "reset")
    print(f"{len(INVOCATIONS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
