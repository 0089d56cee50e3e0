package serin.acceptance;

import static serin.acceptance.Fault.fault;

import java.util.List;

/** Of queues, topics, roles and the key. */
final class QueueAndRoleFaults {
    private QueueAndRoleFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(Change.delete("DLQ deleted", "UndeliveredEvents"), "sqs.queue.exists@UndeliveredEvents"),
                fault(
                        Change.delete("queue policy deleted", "UndeliveredEventsPolicy"),
                        "sqs.queue.policy@UndeliveredEventsPolicy"),
                fault(
                        Change.remove("inline policy removed", "SyncAssetsRole", "/properties/Policies/1"),
                        "iam.role.policies@SyncAssetsRole"),
                fault(
                        Change.replace(
                                "trust loses Lambda",
                                "SyncAssetsRole",
                                "/properties/AssumeRolePolicyDocument/Statement/0/Principal",
                                "{\"Service\": \"ec2.amazonaws.com\"}"),
                        "iam.role.trust@SyncAssetsRole"),
                fault(
                        Change.replace(
                                "queue not encrypted",
                                "UndeliveredEvents",
                                "/properties/SqsManagedSseEnabled",
                                "false"),
                        "sqs.queue.encryption@UndeliveredEvents"),
                fault(
                        Change.replace(
                                "messages kept for 60 s",
                                "UndeliveredEvents",
                                "/properties/MessageRetentionPeriod",
                                "60"),
                        "sqs.queue.retention@UndeliveredEvents"),
                fault(
                        Change.remove(
                                "queue policy without one rule",
                                "UndeliveredEventsPolicy",
                                "/properties/PolicyDocument/Statement/0/Condition/ArnEquals/aws:SourceArn/0"),
                        "sqs.queue.policy@UndeliveredEventsPolicy"),
                fault(
                        Change.remove("topic not encrypted", "AlarmTopic", "/properties/KmsMasterKeyId"),
                        "sns.topic.encryption@AlarmTopic"),
                fault(
                        Change.replace(
                                "anybody may publish",
                                "AlarmTopicPolicy",
                                "/properties/PolicyDocument/Statement/0",
                                """
                                {"Effect": "Allow", "Principal": "*", "Action": "sns:Publish",
                                 "Resource": "arn:aws:sns:eu-west-1:111122223333:serin-dev-alarms"}"""),
                        "sns.topic.policy@AlarmTopicPolicy"),
                fault(
                        Change.replaceInStatement("every action", "SyncAssetsRole", "Table", "Action", "\"*\""),
                        "iam.role.policies@SyncAssetsRole"),
                fault(
                        Change.replace(
                                "anybody may take the role",
                                "SyncAssetsRole",
                                "/properties/AssumeRolePolicyDocument/Statement/0/Principal",
                                "\"*\""),
                        "iam.role.trust@SyncAssetsRole"),
                fault(
                        Change.replace("key not rotated", "DataKey", "/properties/EnableKeyRotation", "false"),
                        "kms.key.rotation@DataKey"),
                // DynamoDB keeps its tables' keys for minutes, so that the functions may work for a while yet:
                // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
                fault(
                        Change.replace("key disabled", "DataKey", "/state/KeyState", "\"Disabled\""),
                        "kms.key.enabled@DataKey"),
                fault(
                        Change.replace("key pending deletion", "DataKey", "/state/KeyState", "\"PendingDeletion\""),
                        "kms.key.enabled@DataKey"));
    }
}
