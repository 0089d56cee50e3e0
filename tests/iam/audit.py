"""Audits every inline policy of processed-template.json with parliament; prints what it finds and fails on anything unexplained."""

import json
import pathlib
import re
import sys

import parliament

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATE = json.loads((ROOT / "tests/stack/processed-template.json").read_text())
PSEUDO = {"AWS::AccountId": "111122223333", "AWS::Partition": "aws", "AWS::Region": "eu-west-1", "AWS::StackName": "serin-dev",
          "AWS::URLSuffix": "amazonaws.com"}
SERVICES = {"AWS::DynamoDB::Table": "dynamodb:{}:table/{}", "AWS::Events::EventBus": "events:{}:event-bus/{}",
            "AWS::Lambda::Function": "lambda:{}:function:{}", "AWS::SQS::Queue": "sqs:{}:{}", "AWS::SNS::Topic": "sns:{}:{}",
            # The one that SAM makes; roles are of no region, which changes nothing for the audit.
            "AWS::IAM::Role": "iam:{}:role/{}", "AWS::KMS::Key": "kms:{}:key/1234abcd-12ab-34cd-56ef-1234567890ab"}

# By issue and the end of the policy's name. NO_VERSION: SAM writes these, and a Version matters to policy variables only, of which
# they use none. RESOURCE_MISMATCH: the service authorization reference names no resource for these three, while CodeDeploy's own
# permission reference and SAM's own example for hooks scope them by the deployment group, which is narrower:
# https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html
# https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
# RESOURCE_STAR: DescribeAlarms leaves composite alarms out for whoever may not on all of them:
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
EXPLAINED = {("NO_VERSION", "EventInvokeConfigOnFailureSQSPolicy"), ("NO_VERSION", "EventInvokeConfigOnSuccessSQSPolicy"),
             ("NO_VERSION", "EventInvokeConfigOnFailureLambdaPolicy"),
             ("RESOURCE_MISMATCH", "CanaryFallbackRolePolicy0"), ("RESOURCE_MISMATCH", "CanaryRolePolicy0"),
             ("RESOURCE_STAR", "CanaryRolePolicy0")}
MISMATCHED = {"codedeploy:BatchGetDeploymentTargets", "codedeploy:ListDeploymentTargets",
              "codedeploy:PutLifecycleEventHookExecutionStatus"}


def explained(finding, name: str) -> bool:
    if finding.issue == "RESOURCE_MISMATCH" and not {each["action"] for each in finding.detail} <= MISMATCHED:
        return False
    if finding.issue == "RESOURCE_STAR" and set(finding.detail) != {"cloudwatch:DescribeAlarms"}:
        return False
    return any(finding.issue == issue and name.endswith(end) for issue, end in EXPLAINED)


def arn(logical_id: str) -> str:
    service = SERVICES[TEMPLATE["Resources"][logical_id]["Type"]]
    return "arn:aws:" + service.format("eu-west-1:111122223333", logical_id)


def ref(name: str) -> str:
    if name in PSEUDO:
        return PSEUDO[name]
    if name in TEMPLATE["Parameters"]:
        return str(TEMPLATE["Parameters"][name].get("Default"))
    return arn(name) if TEMPLATE["Resources"][name]["Type"] == "AWS::SNS::Topic" else name


def resolved(value):
    match value:
        case {"Ref": name}:
            return ref(name)
        case {"Fn::GetAtt": [name, "Arn"]}:
            return arn(name)
        case {"Fn::If": [_, chosen, _]}:
            return resolved(chosen)
        case {"Fn::Sub": str(text)}:
            return re.sub(r"\$\{([^}]+)}", lambda m: arn(m[1][:-4]) if m[1].endswith(".Arn") else ref(m[1]), text)
        case dict():
            return {key: resolved(inner) for key, inner in value.items()}
        case list():
            return [resolved(inner) for inner in value]
    return value


def main() -> int:
    audited, unexplained = 0, 0
    for logical_id, resource in TEMPLATE["Resources"].items():
        if resource["Type"] == "AWS::IAM::Role":
            for policy in resource["Properties"].get("Policies", []):
                audited += 1
                for finding in parliament.analyze_policy_string(json.dumps(resolved(policy["PolicyDocument"]))).findings:
                    name = resolved(policy["PolicyName"])
                    if not explained(finding, name):
                        unexplained += 1
                        print(f"{logical_id} {name}: {finding.issue} {finding.detail} {finding.location}")
    print(f"{audited} policies audited, {unexplained} unexplained findings")
    return 1 if unexplained or not audited else 0


if __name__ == "__main__":
    sys.exit(main())
