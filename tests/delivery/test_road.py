"""The whole road by the pipeline's own scripts on the local cloud, with the real `sam deploy`, and as the roles that bootstrap.sh makes:
empty account -> bootstrap -> dev -> test -> staging -> tag -> production, and what keeps a bad version from it or takes it back.

The tests are steps of one road, in the order of their names.
"""

import json
import pathlib
import re
import tempfile
import time
import unittest

import road
from road import ROOT, SCRIPTS, run

BAD, WIRED_WRONG = "b" * 40, "c" * 40
FRIDAY, SUNDAY = "2026-11-27T10:00:00Z", "2026-11-29T10:00:00Z"

# What SAM makes of the event of SyncAssets, by hand, but with the function for a target and not its alias.
WRONG_RULE = """
  SyncAssetsDaily:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub "${ShortName}-${Stage}-sync-assets"
      ScheduleExpression: cron(0 4 ? * MON-SAT *)
      State: ENABLED
      Targets:
        - Id: SyncAssetsDailyLambdaTarget
          Arn: !GetAtt SyncAssets.Arn
          RetryPolicy: {MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600}
          DeadLetterConfig: {Arn: !GetAtt UndeliveredEvents.Arn}
  SyncAssetsDailyPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref SyncAssetsAliaslive
      Principal: events.amazonaws.com
      SourceArn: !GetAtt SyncAssetsDaily.Arn
"""


def wire_wrong(folder):
    template = folder / "template.yaml"
    text = template.read_text()
    start = text.index("\n  SyncAssets:\n")
    events = text.index("\n      Events:\n        Daily:\n          Type: Schedule", start)
    end = text.index("\n\n", events)
    template.write_text(text[:events] + "\n" + WRONG_RULE + text[end:])


def break_a_function(folder):
    jar = folder / "functions/mark-earnings-processed/target/mark-earnings-processed-lambda.jar"
    road.overlay(jar, ROOT / "tests/variants/target/overlays/throws-on-event.jar")


class Road(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.home = pathlib.Path(folder.name)
        run("build.sh", cls.home / "dist", environment={}, home=ROOT)
        cls.artifact = road.Artifact(cls.home / "dist/serin.tar.gz")
        cls.cloud = road.Cloud(cls.home)
        cls.addClassCleanup(cls.cloud.close)
        cls.account = road.Account(cls.cloud, cls.home)

    def run_job(self, stage, script, *arguments, code=0, **more):
        return run(script, *arguments, environment=self.account.job(stage, **more), home=self.home, code=code)

    def stack(self, stage):
        (stack,) = self.cloud.client("cloudformation").describe_stacks(StackName=f"serin-{stage}")["Stacks"]
        return stack

    def records(self, stage):
        store = f"s3://{self.account.bucket}"
        return json.loads(self.run_job(stage, "records.py", "--store", store, "list", stage))

    def release(self, tag, artifact):
        self.run_job("staging", "keep.sh", artifact.path)
        self.run_job("prod", "tag.sh", tag, artifact.commit, self.home / tag)
        return self.home / tag / "serin.tar.gz"

    def version_of(self, function):
        client = self.cloud.client("lambda")
        return client.get_alias(FunctionName=f"serin-prod-{function}", Name="live")["FunctionVersion"]

    def commit_of(self, stage):
        return next(output["OutputValue"] for output in self.stack(stage)["Outputs"] if output["OutputKey"] == "Commit")

    def test_1_development_testing_staging(self):
        for stage in ("dev", "test", "staging"):
            with self.subTest(stage):
                started = time.monotonic()
                said = self.run_job(stage, "ship.sh", stage, self.artifact.path, self.artifact.commit)
                self.assertIn("is healthy", said)
                took, frame = re.search(r"took (\d+) s of (\d+) s", said).groups()
                print(f"{stage}: {took} s of {frame} s, measured {time.monotonic() - started:.0f} s", flush=True)
                self.assertLess(int(took), int(frame))
                self.assertEqual("CREATE_COMPLETE", self.stack(stage)["StackStatus"])
                self.assertIn("HEALTHY", (self.home / f"summary-{stage}.md").read_text())
                self.assertIn("<testsuite", (self.home / f"reports-{stage}/serin.xml").read_text())

    def test_2_the_same_again_changes_nothing(self):
        before = self.stack("dev").get("LastUpdatedTime")
        self.run_job("dev", "ship.sh", "dev", self.artifact.path, self.artifact.commit)
        self.assertEqual(before, self.stack("dev").get("LastUpdatedTime"))
        run("bootstrap.sh", road.REPOSITORY, environment=self.cloud.administrator, home=self.home)

    def test_3_a_tag_that_waits_for_the_window(self):
        artifact = self.release("v1.0.0", self.artifact)
        said = self.run_job("prod", "ship.sh", "prod", artifact, "v1.0.0", "--at", FRIDAY, code=75)
        self.assertIn("it opens at 2026-11-29T00:00:00Z", said)
        self.assertEqual("refused", self.records("prod")[-1]["outcome"])

    def test_4_production_on_sunday(self):
        artifact = self.release("v1.0.0", self.artifact)
        self.run_job("prod", "ship.sh", "prod", artifact, "v1.0.0", "--at", SUNDAY)
        self.assertEqual(self.artifact.commit, self.commit_of("prod"))
        self.assertEqual(("healthy", "v1.0.0"), tuple(self.records("prod")[-1][key] for key in ("outcome", "version")))
        self.run_job("prod", "ship.sh", "prod", artifact, "v1.0.0", "--at", SUNDAY, STACK_GATE="disabled")

    def test_5_a_bad_function_is_stopped_by_its_hook(self):
        before = self.version_of("mark-processed")
        artifact = self.release("v1.1.0", self.artifact.changed(BAD, break_a_function))
        said = self.run_job("prod", "ship.sh", "prod", artifact, "v1.1.0", "--at", FRIDAY, "--force", "a drill", code=3)
        self.assertIn("UPDATE_ROLLBACK", said)
        self.assertEqual(before, self.version_of("mark-processed"))
        record = self.records("prod")[-1]
        self.assertEqual(
            ("failed", True, "a drill", "somebody"), tuple(record[key] for key in ("outcome", "forced", "reason", "actor"))
        )
        self.assertEqual(self.artifact.commit, self.commit_of("prod"))

    def test_6_bad_wiring_is_taken_back(self):
        artifact = self.release("v1.2.0", self.artifact.changed(WIRED_WRONG, wire_wrong))
        said = self.run_job("prod", "ship.sh", "prod", artifact, "v1.2.0", "--at", SUNDAY, code=1, STACK_GATE="disabled")
        self.assertIn("v1.2.0 is unhealthy", said)
        self.assertIn("rolled back from v1.2.0 to v1.0.0, which is healthy", said)
        self.assertIn("rolled back from v1.2.0 to v1.0.0", (self.home / "summary-prod.md").read_text())
        self.assertEqual(self.artifact.commit, self.commit_of("prod"))

    def test_7_who_may_not(self):
        for what, role, claims in (
            ("another repository", "Prod", {"sub": "repo:an-owner/another:environment:prod"}),
            ("a pull request", "Dev", {"sub": f"repo:{road.REPOSITORY}:pull_request"}),
            ("a branch without an environment", "Dev", {"sub": f"repo:{road.REPOSITORY}:ref:refs/heads/main"}),
            ("another stage", "Prod", {"sub": f"repo:{road.REPOSITORY}:environment:dev"}),
        ):
            with self.subTest(what), self.assertRaisesRegex(Exception, "AccessDenied"):
                self.cloud.assume(self.account.outputs[role + "DeployRoleArn"], **claims)
        with self.assertRaisesRegex(Exception, "InvalidIdentityToken"):
            self.cloud.assume(self.account.outputs["DevDeployRoleArn"], sub=f"repo:{road.REPOSITORY}:environment:dev", aud="another")
        dev = self.cloud.client("cloudformation", self.account.job("dev"))
        for stack in ("serin-prod", "another"):
            with self.subTest(stack), self.assertRaisesRegex(Exception, "AccessDenied"):
                dev.create_change_set(
                    StackName=stack, ChangeSetName="x", ChangeSetType="CREATE", TemplateBody='{"Resources": {}}'
                )
        with self.assertRaisesRegex(Exception, "AccessDenied"):
            self.cloud.client("s3", self.account.job("dev")).put_object(Bucket=self.account.bucket, Key="releases/v9.9.9/x", Body=b"")


if __name__ == "__main__":
    unittest.main(failfast=True)
