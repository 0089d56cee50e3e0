#!/usr/bin/env python3
"""Runs the real `sam deploy` against a local cloud without any stack, and checks what has come of it.

Start `./serin cloud --empty`, evaluate the exports that it prints, build (`./serin build`, `sam build`), then run this with a Python that
has the SAM CLI. It creates the stack, deploys it again without changes, updates it through the gate, ships a version that the gate must
stop, and deletes it; one line for each thing that must hold, then `N passed, N failed`. Exits with 1 when one failed.
"""

import base64
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.request
import zipfile

import boto3

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILT = ROOT / ".aws-sam/build/template.yaml"
WORK = ROOT / "target/deploy"
NEEDED = ("AWS_ENDPOINT_URL", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
STACK = "serin-dev"
OTHER = "serin-test"
SAMS_OWN = "aws-sam-cli-managed-default"
FUNCTION = "SyncAssets"
JAR = "functions/sync-assets/target/sync-assets-lambda.jar"
ALIAS = f"{FUNCTION}Aliaslive"
LONGEST_SECONDS = 600


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, what, holds, shown=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        print(f"{'ok  ' if holds else 'FAIL'} {what}{'' if holds else ': ' + str(shown)[-1500:]}", flush=True)


class Cloud:
    """What the cloud says, by boto3 and by its admin API."""

    def __init__(self):
        self.cloudformation = boto3.client("cloudformation")
        self.functions = boto3.client("lambda")
        self.codedeploy = boto3.client("codedeploy")

    def stack(self, name):
        return self.cloudformation.describe_stacks(StackName=name)["Stacks"][0]

    def events(self, name):
        pages = self.cloudformation.get_paginator("describe_stack_events").paginate(StackName=name)
        return [event for page in pages for event in page["StackEvents"]]

    def resources(self, name):
        pages = self.cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
        return {each["LogicalResourceId"]: each for page in pages for each in page["StackResourceSummaries"]}

    def sha256(self, function, qualifier=None):
        given = {"Qualifier": qualifier} if qualifier else {}
        return self.functions.get_function_configuration(FunctionName=function, **given)["CodeSha256"]

    def version(self, function):
        return self.functions.get_alias(FunctionName=function, Name="live")["FunctionVersion"]

    def deployments(self):
        ids = [each for page in self.codedeploy.get_paginator("list_deployments").paginate() for each in page["deployments"]]
        return [self.codedeploy.get_deployment(deploymentId=each)["deploymentInfo"] for each in ids]

    def admin(self, path):
        with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + path, timeout=30) as answer:
            return json.load(answer)


def sha256(path):
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def sam(*arguments):
    """Exit code and output of the SAM CLI."""
    started = time.monotonic()
    done = subprocess.run(
        ["sam", *arguments],
        cwd=WORK,
        env={**os.environ, "SAM_CLI_TELEMETRY": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    print(f"     sam {arguments[0]}: exit {done.returncode} in {time.monotonic() - started:.1f} s", flush=True)
    return done.returncode, done.stdout


def deploy(template, *more, stack=STACK, stage="dev"):
    endpoint = os.environ["AWS_ENDPOINT_URL"]
    return sam(
        "deploy", "--template-file", str(template), "--stack-name", stack, "--resolve-s3", "--capabilities", "CAPABILITY_IAM",
        "--no-confirm-changeset", "--no-progressbar", *more,
        "--parameter-overrides", "ShortName=serin", f"Stage={stage}",
        f"AlpacaBaseUrl={endpoint}/_vendor/alpaca", f"AlphaVantageBaseUrl={endpoint}/_vendor/alphavantage",
    )  # fmt: skip


def with_jar(name, jar):
    """The built template, but the function's code is another jar."""
    def absolute(match):
        path = (BUILT.parent / match.group(2)).resolve()
        return match.group(1) + str(jar if path == (ROOT / JAR).resolve() else path)

    text = re.sub(r"^( *CodeUri: )(\S+)$", absolute, BUILT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    template = WORK / f"{name}.yaml"
    template.write_text(text, encoding="utf-8")
    return template


def jar(name, keep=lambda entry: True, add=None):
    """The function's jar with other entries."""
    path = WORK / f"{name}.jar"
    with zipfile.ZipFile(ROOT / JAR) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for entry in old.infolist():
            if keep(entry.filename):
                new.writestr(entry, old.read(entry))
        for entry, text in (add or {}).items():
            new.writestr(zipfile.ZipInfo(entry), text)
    return path


def handler_class():
    found = re.search(rf"^  {FUNCTION}:.*?^ +Handler: (\S+)$", BUILT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return found.group(1).split("::")[0].replace(".", "/") + ".class"


def creates(report, cloud):
    report.check("the cloud starts without any stack", not cloud.cloudformation.describe_stacks()["Stacks"])
    code, output = deploy(BUILT)
    report.check("sam deploy creates the stack", code == 0, output)
    stack = cloud.stack(STACK)
    report.check("the stack is CREATE_COMPLETE", stack["StackStatus"] == "CREATE_COMPLETE", stack["StackStatus"])
    own = cloud.stack(SAMS_OWN)
    report.check("SAM's own stack is there, too", {"Key": "ManagedStackSource", "Value": "AwsSamCli"} in own["Tags"], own)
    resources = cloud.resources(STACK)
    function = resources[FUNCTION]["PhysicalResourceId"]
    report.check("the uploaded jar is what runs", cloud.sha256(function, "live") == sha256(ROOT / JAR))
    report.check("its alias is on version 1", cloud.version(function) == "1", cloud.version(function))
    report.check("no hook ran: there was nothing to compare with", not cloud.deployments())
    statuses = {each["ResourceStatus"] for each in resources.values()}
    report.check("each resource is CREATE_COMPLETE", statuses == {"CREATE_COMPLETE"}, statuses)
    events = cloud.events(STACK)
    report.check("events come newest first", events == sorted(events, key=lambda each: each["Timestamp"], reverse=True))
    return function


def changes_nothing(report, cloud):
    before = len(cloud.events(STACK))
    code, output = deploy(BUILT, "--no-fail-on-empty-changeset")
    report.check("a second deployment changes nothing, and is no failure", code == 0 and "up to date" in output, output)
    code, output = deploy(BUILT, "--fail-on-empty-changeset")
    report.check("unless that is asked for", code != 0 and "No changes to deploy" in output, output)
    report.check("nothing has happened to the stack", len(cloud.events(STACK)) == before)


def stands_beside_another(report, cloud):
    code, output = deploy(BUILT, stack=OTHER, stage="test")
    report.check("a second stack stands beside the first", code == 0, output)
    first, second = cloud.resources(STACK), cloud.resources(OTHER)
    same = [each for each in first if each in second and first[each]["PhysicalResourceId"] == second[each]["PhysicalResourceId"]]
    report.check("they share no resource", not same, same)


def updates(report, cloud, function):
    good = jar("good", add={"META-INF/build": "another build"})
    code, output = deploy(with_jar("good", good))
    report.check("sam deploy updates the stack", code == 0, output)
    report.check("the stack is UPDATE_COMPLETE", cloud.stack(STACK)["StackStatus"] == "UPDATE_COMPLETE")
    report.check("the alias is on version 2", cloud.version(function) == "2", cloud.version(function))
    report.check("which is the new jar", cloud.sha256(function, "live") == sha256(good))
    deployments = cloud.deployments()
    statuses = [each["status"] for each in deployments]
    report.check("CodeDeploy moved that alias, and no other", statuses == ["Succeeded"], statuses)
    hooks = [each for each in cloud.admin("/_cloud/calls") if each["operation"] == "PutLifecycleEventHookExecutionStatus"]
    report.check("both hooks answered", len(hooks) == 2, hooks)
    report.check("the old version stays", cloud.sha256(function, "1") == sha256(ROOT / JAR))
    order = [each["LogicalResourceId"] for each in reversed(cloud.events(STACK)) if each["ResourceStatus"] == "UPDATE_COMPLETE"]
    report.check("the function came before its alias", order.index(FUNCTION) < order.index(ALIAS), order)
    return good


def rolls_back(report, cloud, function, good):
    handler = handler_class()
    bad = jar("bad", keep=lambda entry: entry != handler)
    template = cloud.cloudformation.get_template(StackName=STACK)["TemplateBody"]
    code, output = deploy(with_jar("bad", bad))
    report.check("sam deploy fails when the gate stops a version", code != 0 and "UPDATE_ROLLBACK_COMPLETE" in output, output)
    stack = cloud.stack(STACK)
    report.check("the stack is back", stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE", stack["StackStatus"])
    events = cloud.events(STACK)
    failed = [each for each in events if each["ResourceStatus"] == "UPDATE_FAILED"]
    report.check("the alias's event says why", failed and failed[-1]["LogicalResourceId"] == ALIAS
                 and "BeforeAllowTraffic" in failed[-1]["ResourceStatusReason"], failed)  # fmt: skip
    reasons = [each.get("ResourceStatusReason", "") for each in events if each["ResourceStatus"] == "UPDATE_ROLLBACK_IN_PROGRESS"]
    report.check("so does the stack's", reasons and f"failed to update: [{ALIAS}]" in reasons[0], reasons)
    report.check("production never left its version", cloud.version(function) == "2", cloud.version(function))
    report.check("$LATEST has its code again", cloud.sha256(function) == sha256(good))
    report.check("and the stack its template", cloud.cloudformation.get_template(StackName=STACK)["TemplateBody"] == template)
    code, output = deploy(with_jar("good", good), "--no-fail-on-empty-changeset")
    report.check("the good version is what is deployed", code == 0 and "up to date" in output, output)


def deletes(report, cloud):
    code, output = sam("delete", "--stack-name", OTHER, "--no-prompts", "--region", os.environ["AWS_DEFAULT_REGION"])
    report.check("sam delete deletes the second stack", code == 0, output)
    names = [each["StackName"] for each in cloud.cloudformation.describe_stacks()["Stacks"]]
    report.check("the first is still there", STACK in names and OTHER not in names, names)


def main():
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing or not BUILT.exists():
        sys.exit(f"needs the exports of ./serin cloud --empty ({missing} missing), and what sam build makes")
    WORK.mkdir(parents=True, exist_ok=True)
    report, cloud = Report(), Cloud()
    function = creates(report, cloud)
    changes_nothing(report, cloud)
    stands_beside_another(report, cloud)
    good = updates(report, cloud, function)
    rolls_back(report, cloud, function, good)
    deletes(report, cloud)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
