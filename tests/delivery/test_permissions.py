"""The deploy roles and the execution roles can do what the pipeline does, and nothing of it can be left out: with each statement of their
policies removed, the step that it is for is denied on the local cloud, by an action of that statement.

The steps: a script that keeps, tags or writes down; the creation of the stack by a change set; its last resource, the stack gate; and
its validation. A statement of which nothing is said below is one for the creation.

The stack is deployed by CloudFormation's API, as `sam deploy` calls it in test_road.py, where is also who may not assume a role, and that no
role reaches another stack.
"""

import contextlib
import hashlib
import json
import pathlib
import subprocess
import tarfile
import tempfile
import time
import unittest

import boto3.exceptions
import botocore.exceptions
import road
from road import ROOT, SCRIPTS

PROCESSED = ROOT / "tests/stack/processed-template.json"
# No function runs in a creation without a gate, so any jar will do.
SMALL = "functions/hook-fallback/target/hook-fallback-lambda.jar"
# Seconds; a stack gate starts every function.
ENDS = 300
COMMIT, TAG = "c" * 40, "v1.0.0"
DENIED = "is not authorized to perform"

BY_SCRIPT = {
    "TakeArtifacts": "tag.sh",
    "KeepBuilds": "keep.sh",
    "KeepReleases": "tag.sh",
    "WriteRecords": "records.py write",
    "ListArtifacts": "records.py list",
}
BY_GATE = {"StackGate"}
# Of the checks that read by a statement, one each; all of them are examined once, with all statements.
BY_CHECK = {
    "ReadStack": "stack.status-complete",
    "TakeNoResource": "alarm.exists",
    "ReadFunctions": "deployment.alias-exists",
    "ReadTables": "dynamodb.table.active",
    "ReadEvents": "eventbridge.bus.exists",
    "SendTestEvents": "eventbridge.event.round-trip",
    "ReadQueues": "sqs.queue.exists",
    "ReceiveAcknowledgements": "eventbridge.event.round-trip",
    "ReadRoles": "iam.role.trust",
    "ReadKey": "kms.key.enabled",
    "ReadDeployments": "deployment.group.exists",
    "ReadDashboard": "dashboard.exists",
    "ReadTopic": "sns.topic.exists",
}
# Exit codes of `serin validate`. Without the template nothing can be examined at all.
INCONCLUSIVE, NOT_ALLOWED = 2, 77
CODES = {"ReadStack": NOT_ALLOWED}


def actions(statement):
    return statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]


class Permissions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.home = pathlib.Path(folder.name)
        cls.cloud = road.Cloud(cls.home)
        cls.addClassCleanup(cls.cloud.close)
        cls.artifact = cls.home / "serin.tar.gz"
        (cls.home / "COMMIT").write_text(COMMIT + "\n")
        with tarfile.open(cls.artifact, "w:gz") as tar:
            tar.add(cls.home / "COMMIT", "./COMMIT")
        digest = hashlib.sha256(cls.artifact.read_bytes()).hexdigest()
        cls.artifact.with_name("serin.tar.gz.sha256").write_text(f"{digest}  serin.tar.gz\n")

    def setUp(self):
        self.started = time.monotonic()
        self.addCleanup(lambda: print(f"{self._testMethodName}: {time.monotonic() - self.started:.0f} s", flush=True))

    def prepare(self):
        """An account with roles and bucket, and nothing else."""
        self.cloud.admin("POST", "reset")
        return road.Account(self.cloud, self.home, by_script=False)

    def statements(self, policy):
        return self.cloud.admin("GET", f"resources/{policy}")["properties"]["PolicyDocument"]["Statement"]

    @contextlib.contextmanager
    def without(self, policy, sid):
        """Takes a statement out of a policy for a while."""
        path = "/properties/PolicyDocument/Statement"
        before = self.statements(policy)
        left = [statement for statement in before if statement["Sid"] != sid]
        self.assertEqual(len(before) - 1, len(left), f"{policy} has not one {sid}")
        try:
            self.cloud.admin("PATCH", f"resources/{policy}", [{"op": "replace", "path": path, "value": left}])
            yield
        finally:
            self.cloud.admin("PATCH", f"resources/{policy}", [{"op": "replace", "path": path, "value": before}])

    def assert_denied(self, statement, why):
        self.assertIn(DENIED, why)
        denied = why.lower()
        self.assertTrue(any(f"{DENIED}: {action}".lower() in denied for action in actions(statement)), why)

    # ---------- The stack ----------

    def upload(self, account, job, real, change):
        """Puts code and template where `sam deploy` puts them; the template's URL."""
        s3 = self.cloud.client("s3", job)
        template = json.loads(PROCESSED.read_text())
        # CloudFormation has nothing to expand then, but to be allowed to.
        template["Transform"] = "AWS::Serverless-2016-10-31"
        keys = set()
        for resource in template["Resources"].values():
            if resource["Type"] == "AWS::Lambda::Function":
                jar = resource["Properties"]["Code"]["S3Key"] if real else SMALL
                key = f"code/serin-dev/{jar}"
                if key not in keys:
                    s3.upload_file(str(ROOT / jar), account.bucket, key)
                    keys.add(key)
                resource["Properties"]["Code"] = {"S3Bucket": account.bucket, "S3Key": key}
        body = json.dumps(template)
        s3.put_object(Bucket=account.bucket, Key="code/serin-dev/template.json", Body=change(body).encode())
        return f"{self.cloud.endpoint}/{account.bucket}/code/serin-dev/template.json"

    def deploy(self, account, gate="disabled", real=False, change=str):
        """What `sam deploy` asks for; answers why it failed, or nothing."""
        try:
            job = account.job("dev")
            url = self.upload(account, job, real, change)
            cloudformation = self.cloud.client("cloudformation", job)
            parameters = {
                "AlarmEmail": "somebody@example.com",
                "StackGate": gate,
                "BuildId": COMMIT,
                "Commit": COMMIT,
                **dict(line.split("=", 1) for line in job["PARAMETERS"].splitlines()),
            }
            cloudformation.create_change_set(
                StackName="serin-dev",
                ChangeSetName="first",
                ChangeSetType="CREATE",
                TemplateURL=url,
                Capabilities=["CAPABILITY_IAM"],
                Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
                RoleARN=job["EXECUTION_ROLE_ARN"],
            )
            made = self.wait(
                lambda: cloudformation.describe_change_set(StackName="serin-dev", ChangeSetName="first"),
                lambda answer: answer["Status"] in ("CREATE_COMPLETE", "FAILED"),
            )
            if made["Status"] == "FAILED":
                return made["StatusReason"]
            # What a failed creation leaves need not be taken back: the cloud is reset.
            cloudformation.execute_change_set(StackName="serin-dev", ChangeSetName="first", DisableRollback=True)
            stack = self.wait(
                lambda: cloudformation.describe_stacks(StackName="serin-dev")["Stacks"][0],
                lambda answer: not answer["StackStatus"].endswith("_PROGRESS"),
            )
            events = cloudformation.describe_stack_events(StackName="serin-dev")["StackEvents"]
        except (botocore.exceptions.ClientError, boto3.exceptions.S3UploadFailedError) as e:
            return str(e)
        if stack["StackStatus"] == "CREATE_COMPLETE":
            return ""
        return " ".join(event["ResourceStatusReason"] for event in events if event["ResourceStatus"] == "CREATE_FAILED")

    def wait(self, look, done):
        end = time.monotonic() + ENDS
        while not done(answer := look()):
            self.assertLess(time.monotonic(), end, "no end")
            time.sleep(0.05)
        return answer

    def validate(self, account, check):
        """As validate.sh does, but one check only."""
        serin = 'source "$1/common.sh"; serin "$2" validate --stack-name serin-dev --checks "$3"'
        return self.run_as(account, "dev", "bash", "-c", serin, "bash", SCRIPTS, ROOT, check)

    # ---------- The scripts ----------

    def run_script(self, account, stage, script, *arguments):
        return self.run_as(account, stage, SCRIPTS / script, *arguments)

    def run_as(self, account, stage, *command):
        """Exit code and output."""
        done = subprocess.run(
            list(map(str, command)),
            env={**road.plain_environment(self.home), **account.job(stage)},
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout

    def script(self, account, name):
        store = f"s3://{account.bucket}"
        match name:
            case "keep.sh":
                return self.run_script(account, "staging", "keep.sh", self.artifact)
            case "tag.sh":
                return self.run_script(account, "prod", "tag.sh", TAG, COMMIT, self.home / TAG)
            case "records.py write":
                return self.run_script(
                    account, "prod", "records.py", "--store", store, "write", "prod", TAG,
                    "--outcome", "healthy", "--commit", COMMIT, "--seconds", "1", "--frame-seconds", "2",
                )  # fmt: skip
            case "records.py list":
                return self.run_script(account, "prod", "records.py", "--store", store, "list", "prod")

    # ---------- What is shown ----------

    def test_1_what_is_kept_and_written_down(self):
        account = self.prepare()
        given = {statement["Sid"]: statement for statement in self.statements("DeployPolicy")}
        for step in ("keep.sh", "tag.sh", "records.py write", "records.py list"):
            for sid in (sid for sid, by in BY_SCRIPT.items() if by == step):
                with self.subTest(f"{step} without {sid}"), self.without("DeployPolicy", sid):
                    code, said = self.script(account, step)
                    self.assertNotEqual(0, code, said)
                    self.assert_denied(given[sid], said)
            with self.subTest(step):
                code, said = self.script(account, step)
                self.assertEqual(0, code, said)

    def test_2_the_stack(self):
        self.prepare()
        for policy in ("DeployPolicy", "ProvisionCodePolicy", "ProvisionDataPolicy"):
            for statement in self.statements(policy):
                sid = statement["Sid"]
                if sid in BY_SCRIPT or sid in BY_GATE:
                    continue
                with self.subTest(f"{policy} without {sid}"):
                    account = self.prepare()
                    with self.without(policy, sid):
                        self.assert_denied(statement, self.deploy(account))

    def test_3_the_stack_gate(self):
        account = self.prepare()
        (statement,) = (each for each in self.statements("ProvisionCodePolicy") if each["Sid"] in BY_GATE)
        with self.without("ProvisionCodePolicy", statement["Sid"]):
            self.assert_denied(statement, self.deploy(account, gate="enabled"))

    def test_4_validation_of_a_stack_that_all_of_it_has_made(self):
        account = self.prepare()
        self.assertEqual("", self.deploy(account, gate="enabled", real=True))
        code, said = self.run_script(account, "dev", "validate.sh", "dev", ROOT, self.home / "reports")
        self.assertEqual(0, code, said)
        for statement in self.statements("ValidatePolicy"):
            sid = statement["Sid"]
            with self.subTest(f"ValidatePolicy without {sid}"):
                with self.without("ValidatePolicy", sid):
                    code, said = self.validate(account, BY_CHECK[sid])
                self.assert_denied(statement, said)
                self.assertEqual(CODES.get(sid, INCONCLUSIVE), code, said)

    def test_5_another_stack_s_names_are_not_its_own(self):
        account = self.prepare()
        # The stack of dev, with the names of prod's: what a template would have to say to reach another stage.
        why = self.deploy(account, change=lambda template: template.replace('{"Ref": "Stage"}', '"prod"').replace("${Stage}", "prod"))
        self.assertIn(DENIED, why)


if __name__ == "__main__":
    unittest.main()
