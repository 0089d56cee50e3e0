#!/usr/bin/env python3
"""Runs every command of docs/runbook.md against the local cloud, and looks at what it has done.

Start `./serin cloud`, evaluate the exports that it prints, and run this with `aws` and `jq` on the PATH. It prints one line for each
command, then `N passed, N failed`, and exits with 1 when one failed. Blocks that are marked `pipeline` need a stack that the pipeline
has shipped: tests/delivery runs those scripts.
"""

import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.request

import boto3

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNBOOK = ROOT / "docs" / "runbook.md"
TEMPLATE = ROOT / "tests" / "stack" / "processed-template.json"
BLOCK = re.compile(r"^```sh( [^\n]*)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = {"pipeline"}
# Version 1 of the AWS CLI, the one that can be installed by name, has an endpoint of its own for SQS, whatever AWS_ENDPOINT_URL says.
AWS = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }\n'
SETTING = re.compile(r"export [A-Z]+=\S+( [A-Z]+=\S+)*\n")


def blocks():
    """(marks, command) of each block of shell."""
    return [(set((marks or "").split()), command) for marks, command in BLOCK.findall(RUNBOOK.read_text())]


def exit_codes(marks):
    given = [mark.removeprefix("exit=") for mark in marks if mark.startswith("exit=")]
    return {int(code) for code in given[0].split(",")} if given else {0}


def admin(method, path, body=None):
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + "/_cloud/" + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read() or b"null")


class Scene:
    """What somebody who opens the runbook would find: failures in the queues, an event that was lost, an alarm that is on."""

    def __init__(self, stack):
        self.stack = stack
        self.sqs, self.functions, self.events = (
            boto3.client(name, region_name=os.environ["AWS_REGION"]) for name in ("sqs", "lambda", "events")
        )  # fmt: skip
        self.now = datetime.datetime.fromisoformat(admin("GET", "clock")["now"])

    def alias(self, name):
        return self.functions.get_alias(FunctionName=f"{self.stack}-{name}", Name="live")["AliasArn"]

    def queue(self, name):
        return self.sqs.get_queue_url(QueueName=f"{self.stack}-{name}")["QueueUrl"]

    def sample(self, name):
        return json.loads((ROOT / "events" / f"{name}.json").read_text())

    def set(self):
        # https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
        record = {
            "version": "1.0",
            "timestamp": "2026-11-27T04:00:00.000Z",
            "requestContext": {
                "requestId": "00000000-0000-4000-8000-000000000000",
                "functionArn": self.alias("sync-assets"),
                "condition": "RetriesExhausted",
                "approximateInvokeCount": 3,
            },
            "requestPayload": self.sample("sync-assets"),
            "responseContext": {"statusCode": 200, "executedVersion": "1", "functionError": "Unhandled"},
            "responsePayload": {"errorMessage": "the vendor did not answer"},
        }
        self.sqs.send_message(QueueUrl=self.queue("sync-assets-failures"), MessageBody=json.dumps(record))
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
        self.sqs.send_message(
            QueueUrl=self.queue("undelivered-events"),
            MessageBody=json.dumps(self.sample("sync-news-sentiment")),
            MessageAttributes={
                "TARGET_ARN": {"DataType": "String", "StringValue": self.alias("sync-news")},
                "ERROR_CODE": {"DataType": "String", "StringValue": "NO_PERMISSIONS"},
            },
        )
        sample = self.sample("mark-earnings-processed")
        self.events.put_events(Entries=[{
            "EventBusName": f"{self.stack}-market-data", "Source": sample["source"], "DetailType": sample["detail-type"],
            "Detail": json.dumps(sample["detail"]),
        }])  # fmt: skip
        self.settle("mark-processed", 1)

    def invocations(self, name):
        return [each for each in admin("GET", "invocations") if each["function"] == f"{self.stack}-{name}" and not each.get("probe")]

    def settle(self, name, least):
        """Waits until so many invocations of a function are seen."""
        until = time.monotonic() + 60
        while len(self.invocations(name)) < least:
            assert time.monotonic() < until, f"{name} was invoked {len(self.invocations(name))} times, not {least}"
            time.sleep(0.2)

    def empty(self, name):
        known = self.sqs.get_queue_attributes(QueueUrl=self.queue(name), AttributeNames=["All"])["Attributes"]
        left = int(known["ApproximateNumberOfMessages"]) + int(known["ApproximateNumberOfMessagesNotVisible"])
        assert left == 0, f"{left} messages in {name}"


def consequences(scene):
    """By a piece of a command: what it must have done."""
    return {
        '-sync-assets-failures" --dry-run': lambda out: contains(out, "1 would be sent, 0 stay"),
        'redrive.py "$STACK-sync-assets-failures"\n': lambda out: (
            contains(out, "1 sent, 0 stay"), scene.settle("sync-assets", 1), scene.empty("sync-assets-failures")),
        'redrive.py "$STACK-undelivered-events"': lambda out: (
            contains(out, "1 sent, 0 stay"), scene.settle("sync-news", 1), scene.empty("undelivered-events")),
        "events start-replay": lambda out: scene.settle("mark-processed", 2),
        "events list-replays": lambda out: contains(out, "COMPLETED"),
        "describe-alarms": lambda out: contains(out, "sync-assets-errors"),
        "canary-manual.json": lambda out: contains(out, '"verdict"'),
        "sync-assets-failures\" --query QueueUrl": lambda out: contains(out, "the vendor did not answer"),
    }  # fmt: skip


def contains(out, text):
    assert text in out, f"no {text!r} in {out[-1500:]!r}"


def environment(scene):
    day = datetime.timedelta(hours=1)
    return {
        "STACK": scene.stack,
        "FROM": (scene.now - day).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "TO": (scene.now + day).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def run(command, marks, variables, check):
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", AWS + command], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, **variables, "AWS_PAGER": "", "AWS_DEFAULT_REGION": os.environ["AWS_REGION"], "AWS_EC2_METADATA_DISABLED": "true"},
    )  # fmt: skip
    assert done.returncode in exit_codes(marks), f"exit {done.returncode}: {done.stdout[-800:]} {done.stderr[-1500:]}"
    if check:
        check(done.stdout)


def every_alarm_is_explained():
    template = json.loads(TEMPLATE.read_text())["Resources"].values()
    names = [each["Properties"]["AlarmName"]["Fn::Sub"] for each in template if each["Type"].endswith("Alarm")]
    missing = [name for name in names if f"`{name.removeprefix('${ShortName}-${Stage}-')}`" not in RUNBOOK.read_text()]
    assert names and not missing, missing


def main():
    scene = Scene(os.environ["SERIN_STACK_NAME"])
    scene.set()
    admin("POST", "metrics", {
        "namespace": "AWS/Lambda", "name": "Errors", "value": 1,
        "dimensions": {"FunctionName": f"{scene.stack}-sync-assets", "Resource": f"{scene.stack}-sync-assets:live"},
    })  # fmt: skip
    checks = consequences(scene)
    variables = environment(scene)
    passed = failed = 0
    cases = [("every alarm is explained", every_alarm_is_explained)]
    for marks, command in blocks():
        if SETTING.fullmatch(command):
            unknown = set(re.findall(r"([A-Z]+)=", command)) - variables.keys()
            cases.append((command.strip(), lambda unknown=unknown: None if not unknown else sys.exit(f"what is {unknown}?")))
        elif not marks & ELSEWHERE:
            check = next((value for piece, value in checks.items() if piece in command), None)
            cases.append((command.strip(), lambda c=command, m=marks, k=check: run(c, m, variables, k)))
    for name, case in cases:
        try:
            case()
            passed += 1
            print(f"ok    {name.splitlines()[0]}")
        except (AssertionError, subprocess.SubprocessError) as problem:
            failed += 1
            print(f"FAIL  {name}\n      {problem}")
    unused = [piece for piece in checks if not any(piece in command for _, command in blocks())]
    if unused:
        failed += 1
        print(f"FAIL  no command has {unused}")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
