"""Derives what CloudFormation's handlers need to create, update and delete the resources of template.yaml.

Each resource type's schema lists the permissions of its handlers (cfn-lint packages the schemas:
https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html). They name everything that a handler can ever
call; what serves a feature that this stack does not declare is left out below, with the reason. The result is
tests/local-cloud/src/main/resources/localcloud/service/authorization/handlers.json, by which the local cloud judges a deployer, and which
.github/bootstrap.yaml grants.

    handlers.py            writes it
    handlers.py --check    fails when it is stale
"""

import json
import pathlib
import re
import sys

import cfnlint

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "tests/stack/processed-template.json"
RESULT = ROOT / "tests/local-cloud/src/main/resources/localcloud/service/authorization/handlers.json"
SCHEMAS = pathlib.Path(cfnlint.__file__).parent / "data/schemas/resources"
OPERATIONS = ("create", "update", "delete")

# Pattern of "Type action": why the stack needs no such thing. A pattern that leaves nothing out is an error.
LEFT_OUT = {
    r"\S+ ec2:.*": "no function is in a VPC",
    r"\S+ elasticfilesystem:.*|\S+ s3files:.*": "no function has a file system",
    r"AWS::Lambda::Function kms:.*": "no function's environment has a key of its own",
    r"\S+ lambda:(Put|Delete)FunctionConcurrency": "no function reserves concurrency",
    r"\S+ lambda:(Put|Get|Delete)ProvisionedConcurrencyConfig": "no version has provisioned concurrency",
    r"\S+ lambda:PutRuntimeManagementConfig|\S+ lambda:AssociateRuntimeAlias": "no function pins its runtime",
    r"\S+ lambda:(GetCodeSigningConfig|(Put|Delete)FunctionCodeSigningConfig)": "no function has a code signing configuration",
    r"\S+ lambda:PutFunctionRecursionConfig": "no function says anything of recursion",
    r"\S+ lambda:PutFunctionScalingConfig|\S+ lambda:PassCapacityProvider": "no function has a capacity provider",
    r"\S+ lambda:GetLayerVersion": "no function has a layer",
    r"AWS::Lambda::Version lambda:(GetRuntimeManagementConfig|ListVersionsByFunction)|AWS::Lambda::Function lambda:PublishVersion": "of runtime, scaling and SnapStart",
    r"AWS::DynamoDB::Table kinesis:.*|\S+ dynamodb:.*KinesisStreamingDestination": "no table has a Kinesis destination",
    r"\S+ dynamodb:(DescribeImport|ImportTable)|AWS::DynamoDB::Table (logs|s3):.*": "no table is imported",
    r"\S+ dynamodb:(CreateTableReplica|AssociateTableReplica|Scan|Query|UpdateItem|PutItem|GetItem|DeleteItem|BatchWriteItem)": "no table is global",
    r"\S+ dynamodb:(Put|Delete)ResourcePolicy": "no table has a policy",
    r"\S+ dynamodb:UpdateContributorInsights": "no table has contributor insights",
    r"AWS::DynamoDB::Table iam:CreateServiceLinkedRole": "no table is global, or scales by itself",
    r"AWS::DynamoDB::Table kms:ListAliases": "the key is given by its ARN",
    r"AWS::Events::(Archive|EventBus) kms:.*": "bus and archive have no key of their own",
    r"AWS::Events::EventBus events:(Put|Remove)Permission": "the bus has no policy",
    r"AWS::Events::Rule iam:PassRole": "no target has a role",
    r"AWS::SNS::\S+ iam:.*": "neither topic nor subscription has a role",
    r"AWS::SNS::Topic sns:(Put|Get)DataProtectionPolicy": "the topic has no data protection policy",
    r"AWS::SNS::Topic sns:(Subscribe|Unsubscribe|ListSubscriptionsByTopic)": "the subscription is a resource of its own",
    r"AWS::Logs::LogGroup (s3|firehose):.*|\S+ logs:CreateLogDelivery": "no log group delivers",
    r"\S+ logs:(Put|Delete|Get)DataProtectionPolicy": "no log group masks data",
    r"\S+ logs:(Put|Delete|Describe)(ResourcePolicy|ResourcePolicies|IndexPolicy|IndexPolicies)": "no log group has a policy or an index",
    r"\S+ logs:PutBearerTokenAuthentication|\S+ logs:PutLogGroupDeletionProtection": "no log group has either",
    r"\S+ logs:(Associate|Disassociate)KmsKey": "no log group has a key of its own",
    r"\S+ logs:DeleteRetentionPolicy": "every log group has a retention",
    r"AWS::CodeDeploy::DeploymentGroup codedeploy:(CreateDeployment|GetDeployment|StopDeployment|ListDeployments|GetApplicationRevision|RegisterApplicationRevision|RegisterOnPremisesInstance)": "no group names a deployment to be made with it",
    r"AWS::IAM::Role iam:(Put|Delete)RolePermissionsBoundary": "no role has a boundary",
    r"AWS::KMS::Key kms:(DisableKey|EnableKey|DisableKeyRotation)": "the key is enabled, and rotates",
}
# Beside the schemas: an alias's update by CodeDeploy hands over its revision.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html (CreateDeployment)
ADDED = {
    ("AWS::Lambda::Alias", "update"): ["codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision"],
}


def schemas(types):
    found = {}
    for file in sorted(SCHEMAS.glob("*.json")):
        schema = json.loads(file.read_text())
        if schema.get("typeName") in types:
            found[schema["typeName"]] = schema
    missing = types - found.keys()
    if missing:
        sys.exit(f"no schema of {sorted(missing)}")
    return found


def handlers():
    resources = json.loads(TEMPLATE.read_text())["Resources"]
    # A custom resource has no schema: CloudFormation invokes its function.
    types = {resource["Type"] for resource in resources.values() if resource["Type"].startswith("AWS::")}
    used = set()
    result = {}
    for type_, schema in sorted(schemas(types).items()):
        result[type_] = {}
        for operation in OPERATIONS:
            actions = []
            for action in schema.get("handlers", {}).get(operation, {}).get("permissions", []):
                left_out = [pattern for pattern in LEFT_OUT if re.fullmatch(pattern, f"{type_} {action}")]
                used.update(left_out)
                if not left_out:
                    actions.append(action)
            result[type_][operation] = sorted({*actions, *ADDED.get((type_, operation), [])})
    unused = LEFT_OUT.keys() - used
    if unused:
        sys.exit(f"these leave nothing out: {sorted(unused)}")
    return result


def main():
    text = json.dumps(handlers(), indent=2) + "\n"
    if "--check" in sys.argv[1:]:
        if not RESULT.is_file() or RESULT.read_text() != text:
            sys.exit(f"{RESULT.relative_to(ROOT)} is stale: run python tests/delivery/handlers.py")
        return
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(text)


if __name__ == "__main__":
    main()
