#!/usr/bin/env python3
"""Drives the local cloud with boto3, a client that its authors did not write, and checks that every answer is AWS's.

Start `./serin cloud`, evaluate the exports that it prints, then run this with a Python that has boto3. It prints one line
for each operation and case, then `N passed, N failed`, and exits with 1 when one failed.
"""

import datetime
import json
import os
import pathlib
import sys
import urllib.error
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import BotoCoreError, ClientError

import lossless

NEEDED = ("AWS_ENDPOINT_URL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "SERIN_STACK_NAME")
ABSENT = "serin-conformance-absent"


class Run:
    """Counts, and remembers the raw answer of each call."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.operations = set()
        self.clients = {}
        self.raw = {}

    def client(self, service):
        if service not in self.clients:
            # One try: a fault must show, not be retried away.
            config = Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=120)
            client = boto3.client(service, region_name=os.environ["AWS_REGION"], config=config)
            client.meta.events.register("before-parse", self.keep)
            self.clients[service] = client
        return self.clients[service]

    def keep(self, operation_model, response_dict, **_):
        self.raw = dict(response_dict)

    def report(self, name, problems):
        if problems:
            self.failed += 1
            print(f"FAIL {name}: {'; '.join(problems[:5])}")
        else:
            self.passed += 1
            print(f"ok   {name}")

    def call(self, service, operation, check=None, case="", **parameters):
        """One call that must succeed; answers what botocore parsed, or an empty dictionary."""
        name = f"{service}.{operation}{' ' + case if case else ''}"
        client = self.client(service)
        model = client.meta.service_model.operation_model(operation)
        self.operations.add(f"{service}.{operation}")
        try:
            parsed = client._make_api_call(operation, parameters)  # by the API's own name, not by Python's
        except (BotoCoreError, ClientError) as error:
            self.report(name, [f"{type(error).__name__}: {error}"])
            return {}
        found = lossless.problems(model, client.meta.service_model.resolved_protocol, self.raw, parsed)
        if not found and check is not None and not holds(check, parsed):
            shown = {key: value for key, value in parsed.items() if key != "ResponseMetadata"}
            found = [f"answers {str(shown)[:300]}"]
        self.report(name, found)
        return parsed

    def refused(self, service, operation, code, status, case="", /, **parameters):
        """One call that must end in that error."""
        name = f"{service}.{operation} refuses {case or 'what is absent'}"
        self.operations.add(f"{service}.{operation}")
        try:
            self.client(service)._make_api_call(operation, parameters)
        except ClientError as error:
            actual = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
            problems = [] if actual == (code, status) else [f"must be {(code, status)}, is {actual}"]
            if not error.response["Error"].get("Message"):
                problems.append("has no message")
            self.report(name, problems)
        except BotoCoreError as error:
            self.report(name, [f"{type(error).__name__}: {error}"])
        else:
            self.report(name, [f"must be {code}, succeeded"])

    def pages(self, service, operation, method, key, page_size, **parameters):
        """A paginator in small pages must give the same items as in large ones, more than one page of them."""
        paginator = self.client(service).get_paginator(method)
        small, large, count = [], [], 0
        try:
            for page in paginator.paginate(PaginationConfig={"PageSize": page_size} if page_size else {}, **parameters):
                small.extend(page.get(key, []))
                count += 1
            for page in paginator.paginate(**parameters):
                large.extend(page.get(key, []))
        except (BotoCoreError, ClientError) as error:
            self.report(f"{service}.{operation} in pages", [f"{type(error).__name__}: {error}"])
            return
        problems = []
        if small != large:
            problems.append(f"{len(small)} items in pages of {page_size}, {len(large)} otherwise")
        if page_size and len(large) > page_size and count < 2:
            problems.append(f"{len(large)} items came in one page of {page_size}")
        self.report(f"{service}.{operation} in pages ({len(small)} items, {count} pages)", problems)

    def raw_call(self, service, target, body, content_type, code, status, case):
        """A signed request that no client would send."""
        credentials = Credentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
        headers = {"Content-Type": content_type}
        if target:
            headers["X-Amz-Target"] = target
        signed = AWSRequest("POST", os.environ["AWS_ENDPOINT_URL"] + "/", headers=headers, data=body)
        SigV4Auth(credentials, service, os.environ["AWS_REGION"]).add_auth(signed)
        request = urllib.request.Request(signed.url, data=body.encode(), headers=dict(signed.headers), method="POST")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                actual, text = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            actual, text = error.code, error.read().decode()
        good = actual == status and code in text
        self.report(f"{service} refuses {case}", [] if good else [f"must be {status} {code}, is {actual} {text[:200]}"])


def holds(check, parsed):
    """Whether the check is met; a member that it looks for and does not find is a no, not a crash."""
    try:
        return bool(check(parsed))
    except (KeyError, IndexError, TypeError, ValueError):
        return False


def stack_resources(run, stack):
    """Physical ids by type, in the template's order."""
    answer = run.call("cloudformation", "ListStackResources", StackName=stack)
    by_type = {}
    for resource in answer.get("StackResourceSummaries", []):
        by_type.setdefault(resource["ResourceType"], []).append(resource["PhysicalResourceId"])
    return by_type


def first(by_type, kind):
    if kind not in by_type:
        raise SystemExit(f"the stack has no {kind}: this suite is written for the reference stack")
    return by_type[kind][0]


def cloudformation(run, stack):
    run.call("cloudformation", "DescribeStacks", lambda a: a["Stacks"][0]["StackName"] == stack, StackName=stack)
    run.call("cloudformation", "GetTemplate", lambda a: a["TemplateBody"]["Resources"], StackName=stack)
    run.call("cloudformation", "DescribeStackResources", lambda a: a["StackResources"], StackName=stack)
    run.call("cloudformation", "ListStacks", lambda a: a["StackSummaries"])
    run.pages("cloudformation", "ListStackResources", "list_stack_resources", "StackResourceSummaries", None, StackName=stack)
    run.refused("cloudformation", "DescribeStacks", "ValidationError", 400, StackName=ABSENT)


def functions(run, by_type):
    first(by_type, "AWS::Lambda::Function")
    name = by_type["AWS::Lambda::Function"][-1]  # the first may be the canary itself, which others build
    found = run.call("lambda", "GetFunction", lambda a: a["Configuration"]["FunctionName"] == name, FunctionName=name)
    run.call("lambda", "GetFunction", lambda a: a["Configuration"]["Version"] == "1", "by alias", FunctionName=name, Qualifier="live")
    run.call("lambda", "GetFunctionConfiguration", lambda a: a["State"] == "Active", FunctionName=name)
    run.call("lambda", "GetAlias", lambda a: a["FunctionVersion"] == "1", FunctionName=name, Name="live")
    run.call("lambda", "ListAliases", lambda a: len(a["Aliases"]) == 1, FunctionName=name)
    run.call("lambda", "ListVersionsByFunction", lambda a: len(a["Versions"]) == 2, FunctionName=name)
    run.call("lambda", "ListFunctions", lambda a: a["Functions"])
    run.call("lambda", "GetPolicy", lambda a: json.loads(a["Policy"])["Statement"], FunctionName=name, Qualifier="live")
    run.call("lambda", "ListEventSourceMappings", lambda a: a["EventSourceMappings"] == [])
    run.call("lambda", "ListTags", Resource=found.get("Configuration", {}).get("FunctionArn", ABSENT))
    run.call("lambda", "Invoke", lambda a: a["StatusCode"] == 204, "as dry run", FunctionName=name, Qualifier="live", InvocationType="DryRun")
    run.pages("lambda", "ListFunctions", "list_functions", "Functions", 3)
    run.refused("lambda", "GetFunction", "ResourceNotFoundException", 404, FunctionName=ABSENT)
    run.refused("lambda", "GetAlias", "ResourceNotFoundException", 404, FunctionName=name, Name=ABSENT)


def tables(run, by_type):
    name = first(by_type, "AWS::DynamoDB::Table")
    table = run.call("dynamodb", "DescribeTable", lambda a: a["Table"]["TableStatus"] == "ACTIVE", TableName=name).get("Table", {})
    run.call("dynamodb", "DescribeContinuousBackups", lambda a: a["ContinuousBackupsDescription"], TableName=name)
    run.call("dynamodb", "DescribeTimeToLive", lambda a: a["TimeToLiveDescription"], TableName=name)
    run.call("dynamodb", "ListTables", lambda a: name in a["TableNames"])
    run.call("dynamodb", "ListTagsOfResource", ResourceArn=table.get("TableArn", name))
    key = {each["AttributeName"]: {"S": "conformance"} for each in table.get("KeySchema", [])}
    run.call("dynamodb", "PutItem", TableName=name, Item=key)
    run.call("dynamodb", "GetItem", lambda a: a["Item"] == key, TableName=name, Key=key)
    run.call("dynamodb", "DeleteItem", TableName=name, Key=key)
    run.pages("dynamodb", "ListTables", "list_tables", "TableNames", 3)
    run.refused("dynamodb", "DescribeTable", "ResourceNotFoundException", 400, TableName=ABSENT)


def replay(run, bus, archive):
    """What was on the bus comes back, to the rules that match it; that the queue of undelivered events stays empty is no concern here."""
    source = run.call("events", "DescribeArchive", ArchiveName=archive).get("ArchiveArn", ABSENT)
    destination = {"Arn": run.call("events", "DescribeEventBus", Name=bus).get("Arn", ABSENT)}
    now = datetime.datetime.now(datetime.timezone.utc)
    times = {"EventStartTime": now - datetime.timedelta(hours=1), "EventEndTime": now + datetime.timedelta(hours=1)}
    name = f"conformance-{int(now.timestamp())}"
    run.call("events", "StartReplay", lambda a: a["State"] == "STARTING", ReplayName=name, EventSourceArn=source, Destination=destination, **times)
    run.call("events", "DescribeReplay", lambda a: a["State"] == "COMPLETED", ReplayName=name)
    run.call("events", "ListReplays", lambda a: len(a["Replays"]) == 1, NamePrefix=name)
    run.refused("events", "StartReplay", "ResourceAlreadyExistsException", 400, ReplayName=name, EventSourceArn=source, Destination=destination, **times)


def events(run, by_type):
    rules = run.call("events", "ListRules", lambda a: a["Rules"]).get("Rules", [])
    rule = rules[0]["Name"] if rules else ABSENT
    bus = first(by_type, "AWS::Events::EventBus")
    run.call("events", "ListRules", lambda a: a["Rules"], "of the custom bus", EventBusName=bus)
    run.call("events", "DescribeRule", lambda a: a["State"] == "ENABLED", Name=rule)
    targets = run.call("events", "ListTargetsByRule", lambda a: a["Targets"], Rule=rule).get("Targets", [{"Arn": "arn:aws:sqs:a:b:c"}])
    run.call("events", "ListRuleNamesByTarget", lambda a: rule in a["RuleNames"], TargetArn=targets[0]["Arn"])
    run.call("events", "DescribeEventBus", lambda a: a["Name"] == "default")
    run.call("events", "ListEventBuses", lambda a: a["EventBuses"][0]["Name"] == "default" and len(a["EventBuses"]) == 2)
    run.call("events", "ListArchives", lambda a: a["Archives"])
    run.call("events", "DescribeArchive", lambda a: a["State"] == "ENABLED", ArchiveName=first(by_type, "AWS::Events::Archive"))
    replay(run, bus, first(by_type, "AWS::Events::Archive"))
    run.call("events", "ListTagsForResource", ResourceARN=rules[0]["Arn"] if rules else ABSENT)
    event = {"id": "1", "account": "111122223333", "source": "market-data", "time": "2026-01-05T10:00:00Z", "region": "eu-west-1", "resources": [], "detail-type": "pollenationNeeded", "detail": {}}
    run.call("events", "TestEventPattern", lambda a: a["Result"], Event=json.dumps(event), EventPattern='{"source": ["market-data"]}')
    run.call("events", "TestEventPattern", lambda a: not a["Result"], "of a near miss", Event=json.dumps(event), EventPattern='{"source": ["market"]}')
    entry = {"Source": "serin.conformance", "DetailType": "SerinProbe", "Detail": "{}", "EventBusName": bus}
    run.call("events", "PutEvents", lambda a: a["FailedEntryCount"] == 0, Entries=[entry])
    run.call("events", "PutEvents", lambda a: a["Entries"][0]["ErrorCode"] == "MalformedDetail", "of a malformed detail", Entries=[entry | {"Detail": "no JSON"}])
    run.refused("events", "DescribeRule", "ResourceNotFoundException", 400, Name=ABSENT)
    run.refused("events", "ListRules", "ResourceNotFoundException", 400, "an absent bus", EventBusName=ABSENT)
    run.refused("events", "TestEventPattern", "InvalidEventPatternException", 400, "a pattern that is none", Event=json.dumps(event), EventPattern='{"source": "x"}')
    run.refused("events", "PutEvents", "ValidationException", 400, "eleven entries", Entries=[entry] * 11)
    run.pages("events", "ListRules", "list_rules", "Rules", 2)
    run.pages("events", "ListTargetsByRule", "list_targets_by_rule", "Targets", 1, Rule=rule)


def queues(run, by_type):
    url = first(by_type, "AWS::SQS::Queue")
    name = url.rsplit("/", 1)[-1]
    attributes = run.call("sqs", "GetQueueAttributes", lambda a: a["Attributes"]["QueueArn"].endswith(name), QueueUrl=url, AttributeNames=["All"])
    before = attributes.get("Attributes", {}).get("ApproximateNumberOfMessages")
    run.call("sqs", "GetQueueUrl", lambda a: a["QueueUrl"] == url, QueueName=name)
    run.call("sqs", "ListQueues", lambda a: url in a["QueueUrls"])
    run.call("sqs", "ListQueueTags", QueueUrl=url)
    run.call("sqs", "ListDeadLetterSourceQueues", lambda a: "queueUrls" in a, QueueUrl=url)
    extra = {"MessageAttributes": {"a": {"DataType": "String", "StringValue": "b"}}}
    run.call("sqs", "SendMessage", lambda a: a["MessageId"], QueueUrl=url, MessageBody="conformance", **extra)
    received = run.call("sqs", "ReceiveMessage", lambda a: a["Messages"][0]["Body"], QueueUrl=url, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"])
    for message in received.get("Messages", []):
        run.call("sqs", "DeleteMessage", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    run.call("sqs", "GetQueueAttributes", lambda a: a["Attributes"]["ApproximateNumberOfMessages"] == before, "after the delete", QueueUrl=url, AttributeNames=["All"])
    run.refused("sqs", "GetQueueAttributes", "AWS.SimpleQueueService.NonExistentQueue", 400, QueueUrl=url + ABSENT)
    run.refused("sqs", "ReceiveMessage", "InvalidParameterValue", 400, "eleven messages", QueueUrl=url, MaxNumberOfMessages=11)
    run.refused("sqs", "SendMessage", "MissingParameter", 400, "an empty message", QueueUrl=url, MessageBody="")
    run.pages("sqs", "ListQueues", "list_queues", "QueueUrls", 2)


def topics(run, by_type):
    arn = first(by_type, "AWS::SNS::Topic")
    run.call("sns", "GetTopicAttributes", lambda a: a["Attributes"]["TopicArn"] == arn, TopicArn=arn)
    run.call("sns", "ListTopics", lambda a: a["Topics"] == [{"TopicArn": arn}])
    declared = by_type.get("AWS::SNS::Subscription", [])  # only with an address to send alarms to
    run.call("sns", "ListSubscriptions", lambda a: len(a["Subscriptions"]) == len(declared))
    run.call("sns", "ListSubscriptionsByTopic", lambda a: len(a["Subscriptions"]) == len(declared), TopicArn=arn)
    for subscription in declared:
        run.call("sns", "GetSubscriptionAttributes", lambda a: a["Attributes"]["TopicArn"] == arn, SubscriptionArn=subscription)
    run.refused("sns", "GetSubscriptionAttributes", "NotFound", 404, SubscriptionArn=f"{arn}:{ABSENT}")
    run.call("sns", "ListTagsForResource", ResourceArn=arn)
    run.call("sns", "Publish", lambda a: a["MessageId"], TopicArn=arn, Message="conformance")
    run.refused("sns", "GetTopicAttributes", "NotFound", 404, TopicArn=arn + ABSENT)
    run.refused("sns", "GetTopicAttributes", "InvalidParameter", 400, "what is no ARN", TopicArn=ABSENT)
    run.pages("sns", "ListTopics", "list_topics", "Topics", None)


def identities(run, by_type):
    role = first(by_type, "AWS::IAM::Role")
    run.call("iam", "GetRole", lambda a: a["Role"]["AssumeRolePolicyDocument"]["Statement"], RoleName=role)
    run.call("iam", "ListRoles", lambda a: set(by_type["AWS::IAM::Role"]) <= {role["RoleName"] for role in a["Roles"]})
    inline = run.call("iam", "ListRolePolicies", RoleName=role).get("PolicyNames", [])
    for policy in inline[:1]:
        run.call("iam", "GetRolePolicy", lambda a: a["PolicyDocument"]["Statement"], RoleName=role, PolicyName=policy)
    attached = run.call("iam", "ListAttachedRolePolicies", RoleName=role).get("AttachedPolicies", [])
    for policy in attached[:1]:
        found = run.call("iam", "GetPolicy", lambda a: a["Policy"]["AttachmentCount"], PolicyArn=policy["PolicyArn"])
        version = found.get("Policy", {}).get("DefaultVersionId", "v1")
        run.call("iam", "GetPolicyVersion", lambda a: a["PolicyVersion"]["Document"]["Statement"], PolicyArn=policy["PolicyArn"], VersionId=version)
        run.call("iam", "ListPolicyVersions", lambda a: a["Versions"][0]["IsDefaultVersion"], PolicyArn=policy["PolicyArn"])
    run.call("iam", "ListRoleTags", RoleName=role)
    simulations(run, run.call("iam", "GetRole", case="for its ARN", RoleName=role).get("Role", {}).get("Arn", ABSENT))
    run.refused("iam", "GetRole", "NoSuchEntity", 404, RoleName=ABSENT)
    run.refused("iam", "GetPolicy", "NoSuchEntity", 404, PolicyArn="arn:aws:iam::aws:policy/" + ABSENT)
    run.pages("iam", "ListRoles", "list_roles", "Roles", 3)
    run.call("sts", "GetCallerIdentity", lambda a: a["Account"] == "111122223333")
    arn = f"arn:aws:iam::111122223333:role/{role}"
    run.refused("sts", "AssumeRole", "AccessDenied", 403, "a role that trusts a service only", RoleArn=arn, RoleSessionName="conformance")


def simulations(run, role_arn):
    gone = "arn:aws:dynamodb:eu-west-1:111122223333:table/" + ABSENT
    about = {"PolicySourceArn": role_arn, "ActionNames": ["dynamodb:DeleteTable", "iam:CreateUser"]}
    denied = lambda a: [r["EvalDecision"] for r in a["EvaluationResults"]] == ["implicitDeny"] * 2
    run.call("iam", "SimulatePrincipalPolicy", denied, **about)
    each = lambda a: [len(r["ResourceSpecificResults"]) for r in a["EvaluationResults"]] == [2, 2]
    run.call("iam", "SimulatePrincipalPolicy", each, "on two resources", ResourceArns=[gone, gone + "2"], **about)
    run.pages("iam", "SimulatePrincipalPolicy", "simulate_principal_policy", "EvaluationResults", 1, **about)
    run.refused("iam", "SimulatePrincipalPolicy", "NoSuchEntity", 404, PolicySourceArn=role_arn + ABSENT, ActionNames=["sqs:SendMessage"])
    session = "arn:aws:sts::111122223333:assumed-role/a/b"
    run.refused("iam", "SimulatePrincipalPolicy", "InvalidInput", 400, "a session", PolicySourceArn=session, ActionNames=["sqs:SendMessage"])
    here = {"ContextKeyName": "aws:RequestedRegion", "ContextKeyValues": ["eu-west-1"], "ContextKeyType": "string"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*", "Condition": {
        "StringEquals": {"aws:RequestedRegion": "eu-west-1"}}}]})
    custom = {"PolicyInputList": [policy], "ActionNames": ["sqs:SendMessage"]}
    lacking = lambda a: a["EvaluationResults"][0]["MissingContextValues"] == ["aws:RequestedRegion"]
    run.call("iam", "SimulateCustomPolicy", lacking, **custom)
    allowed = lambda a: a["EvaluationResults"][0]["MatchedStatements"][0]["SourcePolicyId"] == "PolicyInputList.1"
    run.call("iam", "SimulateCustomPolicy", allowed, "with a condition key", ContextEntries=[here], **custom)


def keys(run, by_type):
    key = first(by_type, "AWS::KMS::Key")
    run.call("kms", "DescribeKey", lambda a: a["KeyMetadata"]["KeyState"] == "Enabled", KeyId=key)
    run.call("kms", "DescribeKey", lambda a: a["KeyMetadata"]["KeyManager"] == "AWS", "by alias", KeyId="alias/aws/dynamodb")
    run.call("kms", "GetKeyPolicy", lambda a: json.loads(a["Policy"])["Statement"], KeyId=key, PolicyName="default")
    run.call("kms", "GetKeyRotationStatus", lambda a: a["KeyRotationEnabled"], KeyId=key)
    run.call("kms", "ListKeys", lambda a: [each["KeyId"] for each in a["Keys"]] == [key])
    run.call("kms", "ListAliases", lambda a: a["Aliases"])
    run.call("kms", "ListResourceTags", KeyId=key)
    run.refused("kms", "DescribeKey", "NotFoundException", 400, KeyId="alias/" + ABSENT)
    run.refused("kms", "DescribeKey", "NotFoundException", 400, "what is no key id", KeyId=ABSENT)
    run.pages("kms", "ListAliases", "list_aliases", "Aliases", 3)


def watching(run, by_type):
    group = first(by_type, "AWS::Logs::LogGroup")
    found = run.call("logs", "DescribeLogGroups", lambda a: a["logGroups"][0]["logGroupName"] == group, logGroupNamePrefix=group)
    run.call("logs", "DescribeSubscriptionFilters", lambda a: a["subscriptionFilters"] == [], logGroupName=group)
    arn = found.get("logGroups", [{}])[0].get("logGroupArn", ABSENT)
    run.call("logs", "ListTagsForResource", resourceArn=arn)
    run.refused("logs", "DescribeSubscriptionFilters", "ResourceNotFoundException", 400, logGroupName=ABSENT)
    run.refused("logs", "DescribeLogGroups", "InvalidParameterException", 400, "prefix with pattern", logGroupNamePrefix="a", logGroupNamePattern="abc")
    run.pages("logs", "DescribeLogGroups", "describe_log_groups", "logGroups", 3)
    run.call("cloudwatch", "DescribeAlarms", lambda a: set(by_type["AWS::CloudWatch::Alarm"]) <= {alarm["AlarmName"] for alarm in a["MetricAlarms"]})
    run.call("cloudwatch", "ListMetrics", lambda a: "Metrics" in a)
    query = {"Id": "a", "MetricStat": {"Metric": {"Namespace": "n", "MetricName": "m"}, "Period": 60, "Stat": "Sum"}}
    times = {"StartTime": "2026-01-05T00:00:00Z", "EndTime": "2026-01-06T00:00:00Z"}
    run.call("cloudwatch", "GetMetricData", lambda a: a["MetricDataResults"][0]["Values"] == [], MetricDataQueries=[query], **times)
    run.pages("cloudwatch", "DescribeAlarms", "describe_alarms", "MetricAlarms", 3)
    run.refused("secretsmanager", "DescribeSecret", "ResourceNotFoundException", 400, SecretId=ABSENT)
    run.refused("secretsmanager", "GetSecretValue", "ResourceNotFoundException", 400, SecretId=ABSENT)


def admin(method, path, body):
    """One call of the local cloud's own API, which AWS does not have."""
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"] + path, data=json.dumps(body).encode() if body else None, method=method, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def put(logical_id, kind, physical_id, properties):
    admin("PUT", f"/_cloud/resources/{logical_id}", {"type": kind, "physicalId": physical_id, "properties": properties})


def alarms(run, by_type):
    child = {
        "AlarmName": "conformance-child",
        "AlarmDescription": "d",
        "Namespace": "Conformance",
        "MetricName": "Child",
        "Dimensions": [{"Name": "Of", "Value": "it"}],
        "Statistic": "Sum",
        "Period": 60,
        "EvaluationPeriods": 3,
        "DatapointsToAlarm": 2,
        "Threshold": 1,
        "ComparisonOperator": "LessThanThreshold",
        "TreatMissingData": "breaching",
        "ActionsEnabled": False,
        "AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:pages"],
    }
    rule = 'ALARM("conformance-child") AND NOT FALSE'
    put("ConformanceChild", "AWS::CloudWatch::Alarm", "conformance-child", child)
    put("ConformanceComposite", "AWS::CloudWatch::CompositeAlarm", "conformance-composite", {"AlarmName": "conformance-composite", "AlarmRule": rule})
    names = ["conformance-child", "conformance-composite"]
    shown = {key: value for key, value in child.items() if key != "Threshold"}
    run.call(
        "cloudwatch",
        "DescribeAlarms",
        lambda a: shown.items() <= a["MetricAlarms"][0].items() and a["MetricAlarms"][0]["StateValue"] == "ALARM" and a["CompositeAlarms"] == [],
        "of metric alarms, in full",
        AlarmNames=names,
    )
    both = ["MetricAlarm", "CompositeAlarm"]
    in_alarm = lambda a: (a["CompositeAlarms"][0]["AlarmRule"], a["CompositeAlarms"][0]["StateValue"], a["MetricAlarms"]) == (rule, "ALARM", [])
    run.call("cloudwatch", "DescribeAlarms", in_alarm, "of composite alarms", AlarmNames=names, AlarmTypes=["CompositeAlarm"])
    run.call("cloudwatch", "DescribeAlarms", lambda a: len(a["CompositeAlarms"]) == len(a["MetricAlarms"]) == 1, "of both", AlarmNames=names, AlarmTypes=both)
    query = "Action=DescribeAlarms&Version=2010-08-01&AlarmTypes.member.1=CompositeAlarm&AlarmNames.member.1=conformance-composite"
    run.raw_call("monitoring", None, query, "application/x-www-form-urlencoded", "<AlarmRule>ALARM(", 200, "nothing of a query for composite alarms")
    target = "GraniteServiceVersion20100801.DescribeAlarms"
    body = '{"AlarmTypes": ["CompositeAlarm"], "AlarmNames": ["conformance-composite"]}'
    run.raw_call("monitoring", target, body, "application/x-amz-json-1.0", '"AlarmRule"', 200, "nothing of composite alarms in JSON")


def measured(run, by_type):
    function = first(by_type, "AWS::Lambda::Function")
    now = datetime.datetime.fromisoformat(admin("GET", "/_cloud/clock", None)["now"].replace("Z", "+00:00"))
    for value in range(1, 11):
        point = {"namespace": "Conformance", "name": "Values", "dimensions": {"Of": "it"}, "value": value}
        admin("POST", "/_cloud/metrics", point | {"timestamp": (now - datetime.timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:00Z")})
    dimensions = [{"Name": "Of", "Value": "it"}]
    metric = {"Namespace": "Conformance", "MetricName": "Values", "Dimensions": dimensions}
    listed = lambda a: a["Metrics"] == [metric]
    run.call("cloudwatch", "ListMetrics", listed, "by name and value", Namespace="Conformance", MetricName="Values", Dimensions=dimensions)
    run.call("cloudwatch", "ListMetrics", listed, "by a dimension's name", Namespace="Conformance", Dimensions=[{"Name": "Of"}], RecentlyActive="PT3H")
    run.call("cloudwatch", "ListMetrics", lambda a: a["Metrics"] == [], "of another value", Dimensions=[{"Name": "Of", "Value": "that"}])
    wanted = {"Sum": 55, "Average": 5.5, "Minimum": 1, "Maximum": 10, "SampleCount": 10, "p90": 9, "p99": 10}
    queries = [
        {"Id": f"q{number}", "Label": name, "MetricStat": {"Metric": metric, "Period": 3600, "Stat": name}} for number, name in enumerate(wanted)
    ]
    times = {"StartTime": now - datetime.timedelta(hours=1), "EndTime": now}
    values = lambda a: {result["Label"]: sum(result["Values"]) for result in a["MetricDataResults"]}
    right = lambda a: values(a) == wanted and {result["StatusCode"] for result in a["MetricDataResults"]} == {"Complete"}
    run.call("cloudwatch", "GetMetricData", right, "of several statistics", MetricDataQueries=queries, ScanBy="TimestampAscending", **times)
    paged = run.call("cloudwatch", "GetMetricData", lambda a: a["NextToken"], "in pages", MetricDataQueries=queries, MaxDatapoints=3, **times)
    rest = {"MetricDataQueries": queries, "MaxDatapoints": 100, "NextToken": paged.get("NextToken", ABSENT)}
    run.call("cloudwatch", "GetMetricData", lambda a: "NextToken" not in a, "to their end", **rest, **times)
    bad = [{"Id": "a", "MetricStat": {"Metric": metric, "Period": 61, "Stat": "Sum"}}]
    run.refused("cloudwatch", "GetMetricData", "ValidationError", 400, "a period that there is not", MetricDataQueries=bad, **times)
    body = '{"widgets": [{"type": "text", "properties": {"markdown": "serin"}}]}'
    put("ConformanceDashboard", "AWS::CloudWatch::Dashboard", "conformance", {"DashboardName": "conformance", "DashboardBody": body})
    run.call("cloudwatch", "GetDashboard", lambda a: a["DashboardBody"] == body and a["DashboardArn"].endswith(":dashboard/conformance"), DashboardName="conformance")
    run.call("cloudwatch", "ListDashboards", lambda a: a["DashboardEntries"][0]["Size"] == len(body), DashboardNamePrefix="conf")
    run.refused("cloudwatch", "GetDashboard", "ResourceNotFound", 404, DashboardName=ABSENT)
    run.refused("lambda", "GetFunctionUrlConfig", "ResourceNotFoundException", 404, "a function without one", FunctionName=function)
    put("ConformanceUrl", "AWS::Lambda::Url", "conformance-url", {"TargetFunctionArn": function, "AuthType": "NONE"})
    run.call("lambda", "GetFunctionUrlConfig", lambda a: a["AuthType"] == "NONE" and a["FunctionUrl"].startswith("https://"), FunctionName=function)
    source = "arn:aws:sqs:eu-west-1:111122223333:conformance"
    put("ConformanceMapping", "AWS::Lambda::EventSourceMapping", "conformance-mapping", {"FunctionName": function, "EventSourceArn": source})
    mapped = lambda a: a["EventSourceMappings"][0]["State"] == "Enabled"
    run.call("lambda", "ListEventSourceMappings", mapped, "of one source", EventSourceArn=source, FunctionName=function)
    table = first(by_type, "AWS::DynamoDB::Table")
    arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/" + table
    run.refused("dynamodb", "GetResourcePolicy", "PolicyNotFoundException", 400, "a table without one", ResourceArn=arn)
    run.refused("dynamodb", "GetResourcePolicy", "ResourceNotFoundException", 400, ResourceArn=arn + ABSENT)


def deployments(run, by_type):
    """CodeDeploy, on a stack of its own: the reference stack need not have been deployed to yet."""
    template = (pathlib.Path(__file__).parent.parent / "local-cloud/src/test/resources/localcloud/codedeploy/processed-template.json").read_text()
    body = json.dumps({"template": template}).encode()
    url = os.environ["AWS_ENDPOINT_URL"] + "/_cloud/stacks/conformance"
    urllib.request.urlopen(urllib.request.Request(url, data=body, method="PUT"), timeout=10).close()
    resources = run.client("cloudformation").describe_stack_resources(StackName="conformance")["StackResources"]
    ids = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources}
    application, group = ids["ServerlessDeploymentApplication"], ids["TwoDeploymentGroup"]
    names = {"applicationName": application, "deploymentGroupName": group}
    content = {"version": 0.0, "Resources": [{"two": {"Type": "AWS::Lambda::Function", "Properties": {"Name": "two", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "1"}}}]}
    revision = {"revisionType": "AppSpecContent", "appSpecContent": {"content": json.dumps(content)}}

    run.call("codedeploy", "ListApplications", lambda a: application in a["applications"])
    run.call("codedeploy", "GetApplication", lambda a: a["application"]["computePlatform"] == "Lambda", applicationName=application)
    run.call("codedeploy", "ListDeploymentGroups", lambda a: group in a["deploymentGroups"], applicationName=application)
    run.call("codedeploy", "GetDeploymentGroup", lambda a: a["deploymentGroupInfo"]["autoRollbackConfiguration"]["enabled"], **names)
    run.call("codedeploy", "BatchGetDeploymentGroups", lambda a: len(a["deploymentGroupsInfo"]) == 1, applicationName=application, deploymentGroupNames=[group])
    run.call("codedeploy", "GetDeploymentConfig", lambda a: a["deploymentConfigInfo"]["trafficRoutingConfig"]["timeBasedCanary"] == {"canaryPercentage": 10, "canaryInterval": 5}, deploymentConfigName="CodeDeployDefault.LambdaCanary10Percent5Minutes")

    made = run.call("codedeploy", "CreateDeployment", lambda a: a["deploymentId"].startswith("d-"), revision=revision, **names)
    deployment = made.get("deploymentId", "d-AAAAAAAAA")
    run.client("codedeploy").get_waiter("deployment_successful").wait(deploymentId=deployment, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    info = run.call("codedeploy", "GetDeployment", lambda a: a["deploymentInfo"]["status"] == "Succeeded", deploymentId=deployment)
    run.call("codedeploy", "BatchGetDeployments", lambda a: len(a["deploymentsInfo"]) == 1, deploymentIds=[deployment])
    run.call("codedeploy", "ListDeployments", lambda a: a["deployments"] == [deployment], **names)
    run.call("codedeploy", "GetApplicationRevision", lambda a: json.loads(a["revision"]["appSpecContent"]["content"])["Resources"][0]["two"], applicationName=application, revision=info.get("deploymentInfo", {}).get("revision", revision))
    run.call("codedeploy", "ListDeploymentTargets", lambda a: a["targetIds"] == ["two"], deploymentId=deployment)
    run.call("codedeploy", "GetDeploymentTarget", lambda a: a["deploymentTarget"]["lambdaTarget"]["lambdaFunctionInfo"]["targetVersion"] == "1", deploymentId=deployment, targetId="two")
    run.call("codedeploy", "BatchGetDeploymentTargets", lambda a: len(a["deploymentTargets"]) == 1, deploymentId=deployment, targetIds=["two"])

    report = {"lifecycleEventHookExecutionId": "none", "status": "Succeeded"}
    run.refused("codedeploy", "GetDeployment", "DeploymentDoesNotExistException", 400, deploymentId="d-AAAAAAAAA")
    run.refused("codedeploy", "GetDeployment", "InvalidDeploymentIdException", 400, "a malformed id", deploymentId="nonsense")
    run.refused("codedeploy", "GetApplication", "ApplicationDoesNotExistException", 400, applicationName=ABSENT)
    run.refused("codedeploy", "GetDeploymentGroup", "DeploymentGroupDoesNotExistException", 400, applicationName=application, deploymentGroupName=ABSENT)
    run.refused("codedeploy", "StopDeployment", "DeploymentAlreadyCompletedException", 400, "what has ended", deploymentId=deployment)
    put = "PutLifecycleEventHookExecutionStatus"
    run.refused("codedeploy", put, "DeploymentDoesNotExistException", 400, deploymentId="d-AAAAAAAAA", **report)
    run.refused("codedeploy", put, "InvalidLifecycleEventHookExecutionIdException", 400, "an unknown execution", deploymentId=deployment, **report)
    run.refused("codedeploy", put, "InvalidLifecycleEventHookExecutionStatusException", 400, "another word", deploymentId=deployment, **{**report, "status": "Pending"})


def unknown(run):
    """Operations and parameters that AWS does not have."""
    json_services = {
        "events": "AWSEvents",
        "codedeploy": "CodeDeploy_20141006",
        "dynamodb": "DynamoDB_20120810",
        "kms": "TrentService",
        "logs": "Logs_20140328",
        "secretsmanager": "secretsmanager",
        "sqs": "AmazonSQS",
    }
    for service, target in json_services.items():
        run.raw_call(service, f"{target}.DoNothing", "{}", "application/x-amz-json-1.1", "UnknownOperationException", 400, "an unknown operation")
    run.raw_call("events", "AWSEvents.ListRules", '{"Nonsense": 1}', "application/x-amz-json-1.1", "ValidationException", 400, "an unknown parameter")
    run.raw_call("events", "AWSEvents.ListRules", '{"Limit": ', "application/x-amz-json-1.1", "SerializationException", 400, "what is no JSON")
    versions = {"iam": "2010-05-08", "sns": "2010-03-31", "sts": "2011-06-15", "cloudformation": "2010-05-15"}
    for service, version in versions.items():
        run.raw_call(service, None, f"Action=DoNothing&Version={version}", "application/x-www-form-urlencoded", "InvalidAction", 400, "an unknown operation")
    run.raw_call("iam", None, "Action=ListRoles&Version=2010-05-08&Nonsense=1", "application/x-www-form-urlencoded", "ValidationError", 400, "an unknown parameter")


def main():
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        print(f"{', '.join(missing)} not set; evaluate what `./serin cloud` prints first", file=sys.stderr)
        return 64
    run = Run()
    stack = os.environ["SERIN_STACK_NAME"]
    by_type = stack_resources(run, stack)
    cloudformation(run, stack)
    for subject in (functions, tables, events, queues, topics, identities, keys, watching, alarms, measured, deployments):
        subject(run, by_type)
    unknown(run)
    print(f"{len(run.operations)} operations; {run.passed} passed, {run.failed} failed")
    return 1 if run.failed or len(run.operations) < 30 else 0


if __name__ == "__main__":
    sys.exit(main())
