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
            "AWS::KMS::Key": "kms:{}:key/1234abcd-12ab-34cd-56ef-1234567890ab"}

# SAM writes these without a Version; it matters to policy variables only, and they use none.
EXPLAINED = {("NO_VERSION", "EventInvokeConfigOnFailureSQSPolicy")}


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
                    if not any(finding.issue == issue and name.endswith(end) for issue, end in EXPLAINED):
                        unexplained += 1
                        print(f"{logical_id} {name}: {finding.issue} {finding.detail} {finding.location}")
    print(f"{audited} policies audited, {unexplained} unexplained findings")
    return 1 if unexplained or not audited else 0


if __name__ == "__main__":
    sys.exit(main())
