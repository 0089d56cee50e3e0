package serin.acceptance;

import static serin.acceptance.Fault.fault;

import java.util.List;

/** Of the tables. */
final class DynamoDbFaults {
    private DynamoDbFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(Change.delete("table deleted", "AssetsTable"), "dynamodb.table.active@AssetsTable"),
                fault(
                        Change.remove("index removed", "AssetsTable", "/properties/GlobalSecondaryIndexes/0"),
                        "dynamodb.table.index-schema@AssetsTable"),
                fault(
                        Change.replace(
                                "PITR off",
                                "EarningsTable",
                                "/properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
                                "false"),
                        "dynamodb.table.point-in-time-recovery@EarningsTable"),
                fault(
                        Change.replace(
                                "deletion protection on where it is off",
                                "CashFlowTable",
                                "/properties/DeletionProtectionEnabled",
                                "true"),
                        "dynamodb.table.deletion-protection@CashFlowTable"),
                fault(
                        Change.replace(
                                "index projects keys only",
                                "NewsSentimentTable",
                                "/properties/GlobalSecondaryIndexes/0/Projection",
                                "{\"ProjectionType\": \"KEYS_ONLY\"}"),
                        "dynamodb.table.index-schema@NewsSentimentTable"),
                fault(
                        Change.replace(
                                "sort key of another type",
                                "EarningsTable",
                                "/properties/AttributeDefinitions/1/AttributeType",
                                "\"N\""),
                        "dynamodb.table.attribute-types@EarningsTable"),
                fault(
                        Change.replace(
                                "billing provisioned", "EarningsTable", "/properties/BillingMode", "\"PROVISIONED\""),
                        "dynamodb.table.billing-mode@EarningsTable"),
                fault(
                        Change.add("a policy lets anybody read", "EarningsTable", "/properties/ResourcePolicy", """
                                {"PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                                 "Action": "dynamodb:GetItem", "Resource": "*"}]}}"""),
                        "dynamodb.table.resource-policy@EarningsTable"),
                fault(
                        Change.replace(
                                "items no longer expire",
                                "LedgerTable",
                                "/properties/TimeToLiveSpecification/Enabled",
                                "false"),
                        "dynamodb.table.time-to-live@LedgerTable"),
                fault(
                        Change.replace(
                                "index still being made",
                                "NewsSentimentTable",
                                "/state/indexes/asset-news-index/IndexStatus",
                                "\"CREATING\""),
                        "dynamodb.table.index-active@NewsSentimentTable"),
                fault(
                        new Change("encryption by another key", admin -> {
                            admin.put("OtherKey", """
                                    {"type": "AWS::KMS::Key", "physicalId": "0a1b2c3d-0000-4000-8000-000000000001", "properties": {
                                     "KeyPolicy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                     "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}},
                                     "state": {"Arn": "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001",
                                     "KeyId": "0a1b2c3d-0000-4000-8000-000000000001", "KeyState": "Enabled", "KeyManager": "CUSTOMER"}}""");
                            Change.replace(
                                            "",
                                            "EarningsTable",
                                            "/properties/SSESpecification/KMSMasterKeyId",
                                            "\"arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001\"")
                                    .apply()
                                    .accept(admin);
                        }),
                        "dynamodb.table.encryption@EarningsTable"));
    }
}
