"""The deploy role and the execution role can do what a deployment needs, and nothing of it can be left out: with each statement of their
policies removed, the deployment of this stack fails on the local cloud.

Deploys the processed template by CloudFormation's API, with one small jar for every function, since no function runs here.
"""

import json
import pathlib
import tempfile
import time
import unittest

import botocore.exceptions
import road
from road import ROOT

PROCESSED = ROOT / "tests/stack/processed-template.json"
ENDS = 120
# What only other stages, other scripts, a stack gate or an update need; the scripts' own tests and the road use them.
NOT_OF_A_CREATION = {"KeepBuilds", "KeepReleases", "TakeArtifacts", "WriteRecords", "ListArtifacts", "StackGate"}


class Permissions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.home = pathlib.Path(folder.name)
        cls.cloud = road.Cloud(cls.home)
        cls.addClassCleanup(cls.cloud.close)
        cls.jar = (ROOT / "functions/hook-fallback/target/hook-fallback-lambda.jar").read_bytes()

    def prepare(self):
        self.cloud.admin("POST", "reset")
        account = road.Account(self.cloud, self.home, by_script=False)
        template = json.loads(PROCESSED.read_text())
        for resource in template["Resources"].values():
            if resource["Type"] == "AWS::Lambda::Function":
                resource["Properties"]["Code"] = {"S3Bucket": account.bucket, "S3Key": "code/serin-dev/any.jar"}
        self.template = json.dumps(template).encode()
        return account

    def deploy(self, account):
        """What `sam deploy` does; answers why it failed, or nothing."""
        try:
            job = account.job("dev")
            s3, cloudformation = self.cloud.client("s3", job), self.cloud.client("cloudformation", job)
            s3.put_object(Bucket=account.bucket, Key="code/serin-dev/any.jar", Body=self.jar)
            s3.put_object(Bucket=account.bucket, Key="code/serin-dev/template.json", Body=self.template)
            cloudformation.create_change_set(
                StackName="serin-dev",
                ChangeSetName="first",
                ChangeSetType="CREATE",
                TemplateURL=f"{self.cloud.endpoint}/{account.bucket}/code/serin-dev/template.json",
                Capabilities=["CAPABILITY_IAM"],
                Parameters=[{"ParameterKey": "AlarmEmail", "ParameterValue": "somebody@example.com"}],
                RoleARN=job["EXECUTION_ROLE_ARN"],
            )
            self.wait(
                lambda: cloudformation.describe_change_set(StackName="serin-dev", ChangeSetName="first")["Status"]
                in ("CREATE_COMPLETE", "FAILED")
            )
            # What a failed creation leaves need not be taken back: the cloud is reset.
            cloudformation.execute_change_set(StackName="serin-dev", ChangeSetName="first", DisableRollback=True)
            self.wait(
                lambda: not cloudformation.describe_stacks(StackName="serin-dev")["Stacks"][0]["StackStatus"].endswith("_PROGRESS")
            )
            status = cloudformation.describe_stacks(StackName="serin-dev")["Stacks"][0]["StackStatus"]
            events = cloudformation.describe_stack_events(StackName="serin-dev")["StackEvents"]
        except botocore.exceptions.ClientError as e:
            return str(e)
        if status == "CREATE_COMPLETE":
            return ""
        return " ".join(event["ResourceStatusReason"] for event in events if event["ResourceStatus"] == "CREATE_FAILED")

    def wait(self, done):
        end = time.monotonic() + ENDS
        while not done():
            self.assertLess(time.monotonic(), end, "no end")
            time.sleep(0.2)

    def policies(self):
        return {
            name: self.cloud.admin("GET", f"resources/{name}")["properties"]["PolicyDocument"]
            for name in ("DeployPolicy", "ProvisionCodePolicy", "ProvisionDataPolicy")
        }

    def test_all_of_it_is_enough(self):
        self.assertEqual("", self.deploy(self.prepare()))

    def test_nothing_of_it_can_be_left_out(self):
        self.prepare()
        for policy, document in self.policies().items():
            for index, statement in enumerate(document["Statement"]):
                if statement["Sid"] in NOT_OF_A_CREATION:
                    continue
                with self.subTest(f"{policy} without {statement['Sid']}"):
                    account = self.prepare()
                    if statement["Sid"] == "ExpandSam":
                        self.template = self.template.replace(b"{", b'{"Transform": "AWS::Serverless-2016-10-31", ', 1)
                    self.cloud.admin(
                        "PATCH",
                        f"resources/{policy}",
                        [{"op": "remove", "path": f"/properties/PolicyDocument/Statement/{index}"}],
                    )
                    why = self.deploy(account)
                    actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                    self.assertIn("is not authorized to perform", why)
                    self.assertTrue(any(action.lower() in why.lower() for action in actions), why)

    def test_another_stack_s_names_are_not_its_own(self):
        account = self.prepare()
        # The stack of dev, with the names of prod's: what a template would have to say to reach another stage.
        self.template = self.template.replace(b'{"Ref": "Stage"}', b'"prod"').replace(b"${Stage}", b"prod")
        self.assertIn("is not authorized to perform", self.deploy(account))


if __name__ == "__main__":
    unittest.main()
