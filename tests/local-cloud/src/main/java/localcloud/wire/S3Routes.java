package localcloud.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import localcloud.service.AwsError;

/**
 * The operation that a request of S3's calls: by method, by whether the path names a bucket or a key, and by the sub-resource in the
 * query (<a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html">API reference</a>).
 */
final class S3Routes {
    private static final Map<String, String> ROUTES = routes();

    /** Sub-resources that tell operations apart, those included that nobody serves here. */
    private static final Set<String> SUBRESOURCES = Set.of(
            "accelerate",
            "acl",
            "analytics",
            "attributes",
            "cors",
            "delete",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "location",
            "logging",
            "metadataConfiguration",
            "metadataTable",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "session",
            "tagging",
            "torrent",
            "uploadId",
            "uploads",
            "versioning",
            "versions",
            "website");

    private S3Routes() {}

    /** The operation's name, or what was asked for when it is none that is known here. */
    static String operation(WireRequest request, S3Path path) throws AwsError {
        var query = Form.read(request.rawQuery());
        var place = path.key().isPresent() ? "key" : path.bucket().isPresent() ? "bucket" : "account";
        var sub = query.keySet().stream()
                .filter(SUBRESOURCES::contains)
                .sorted()
                .findFirst()
                .orElse(
                        query.containsKey("list-type")
                                ? "list-type=" + query.get("list-type").getFirst()
                                : "");
        if (request.header("x-amz-copy-source").isPresent()) {
            sub = sub.isEmpty() ? "copy" : "copy " + sub;
        }
        var asked = (request.method() + " " + place + " " + sub).strip();
        return ROUTES.getOrDefault(asked, asked);
    }

    private static Map<String, String> routes() {
        var routes = new LinkedHashMap<String, String>();
        routes.put("GET account", "ListBuckets");
        routes.put("PUT bucket", "CreateBucket");
        routes.put("HEAD bucket", "HeadBucket");
        routes.put("DELETE bucket", "DeleteBucket");
        routes.put("GET bucket location", "GetBucketLocation");
        routes.put("GET bucket versioning", "GetBucketVersioning");
        routes.put("PUT bucket versioning", "PutBucketVersioning");
        routes.put("GET bucket encryption", "GetBucketEncryption");
        routes.put("PUT bucket encryption", "PutBucketEncryption");
        routes.put("DELETE bucket encryption", "DeleteBucketEncryption");
        routes.put("GET bucket publicAccessBlock", "GetPublicAccessBlock");
        routes.put("PUT bucket publicAccessBlock", "PutPublicAccessBlock");
        routes.put("DELETE bucket publicAccessBlock", "DeletePublicAccessBlock");
        routes.put("GET bucket policy", "GetBucketPolicy");
        routes.put("PUT bucket policy", "PutBucketPolicy");
        routes.put("DELETE bucket policy", "DeleteBucketPolicy");
        routes.put("GET bucket tagging", "GetBucketTagging");
        routes.put("PUT bucket tagging", "PutBucketTagging");
        routes.put("DELETE bucket tagging", "DeleteBucketTagging");
        routes.put("GET bucket list-type=2", "ListObjectsV2");
        routes.put("GET bucket versions", "ListObjectVersions");
        routes.put("POST bucket delete", "DeleteObjects");
        routes.put("PUT key", "PutObject");
        routes.put("GET key", "GetObject");
        routes.put("HEAD key", "HeadObject");
        routes.put("DELETE key", "DeleteObject");
        routes.put("PUT key copy", "CopyObject");
        routes.put("GET key tagging", "GetObjectTagging");
        routes.put("PUT key tagging", "PutObjectTagging");
        routes.put("POST key uploads", "CreateMultipartUpload");
        routes.put("PUT key uploadId", "UploadPart");
        routes.put("POST key uploadId", "CompleteMultipartUpload");
        routes.put("DELETE key uploadId", "AbortMultipartUpload");
        return Map.copyOf(routes);
    }
}
