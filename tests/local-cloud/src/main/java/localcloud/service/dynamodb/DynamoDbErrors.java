package localcloud.service.dynamodb;

import localcloud.service.AwsError;

/** DynamoDB's errors, worded as AWS words them. */
final class DynamoDbErrors {
    private DynamoDbErrors() {}

    /** Of the control plane (recorded-answers/snapshots/dynamodb.json, test_table_crud). */
    static AwsError tableNotFound(String table) {
        return notFound("Requested resource not found: Table: " + table + " not found");
    }

    /** Of the data plane, which does not name the table (the same file, test_batch_write_not_existing_table). */
    static AwsError nothingThere() {
        return notFound("Requested resource not found");
    }

    static AwsError notFound(String message) {
        return new AwsError(400, "ResourceNotFoundException", message);
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
