package localcloud.wire;

import java.util.Map;

/**
 * The IAM action of an operation, where it is not called as the operation is:
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Service Authorization
 * Reference</a>.
 */
public final class IamActions {
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("lambda:Invoke", "InvokeFunction"),
            Map.entry("sqs:SendMessageBatch", "SendMessage"),
            Map.entry("sqs:DeleteMessageBatch", "DeleteMessage"),
            Map.entry("sqs:ChangeMessageVisibilityBatch", "ChangeMessageVisibility"),
            Map.entry("sns:PublishBatch", "Publish"),
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
            Map.entry("s3:ListBuckets", "ListAllMyBuckets"),
            Map.entry("s3:HeadBucket", "ListBucket"),
            Map.entry("s3:ListObjectsV2", "ListBucket"),
            Map.entry("s3:ListObjectVersions", "ListBucketVersions"),
            Map.entry("s3:HeadObject", "GetObject"),
            Map.entry("s3:CopyObject", "PutObject"),
            Map.entry("s3:CreateMultipartUpload", "PutObject"),
            Map.entry("s3:UploadPart", "PutObject"),
            Map.entry("s3:CompleteMultipartUpload", "PutObject"),
            Map.entry("s3:DeleteObjects", "DeleteObject"),
            Map.entry("s3:GetBucketEncryption", "GetEncryptionConfiguration"),
            Map.entry("s3:PutBucketEncryption", "PutEncryptionConfiguration"),
            Map.entry("s3:DeleteBucketEncryption", "PutEncryptionConfiguration"),
            Map.entry("s3:GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
            Map.entry("s3:PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
            Map.entry("s3:DeletePublicAccessBlock", "PutBucketPublicAccessBlock"),
            Map.entry("s3:DeleteBucketTagging", "PutBucketTagging"));

    private IamActions() {}

    /** Such as {@code InvokeFunction} for Lambda's {@code Invoke}. */
    public static String of(String service, String operation) {
        return OTHERWISE.getOrDefault(service + ":" + operation, operation);
    }
}
