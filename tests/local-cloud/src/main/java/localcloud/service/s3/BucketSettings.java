package localcloud.service.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.wire.XmlText;

/** The settings of a bucket, which are CloudFormation's properties of it. */
final class BucketSettings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSIONING = "VersioningConfiguration";
    private static final String ENCRYPTION = "BucketEncryption";
    private static final String BLOCK = "PublicAccessBlockConfiguration";
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

    private final Buckets buckets;

    BucketSettings(Buckets buckets) {
        this.buckets = buckets;
    }

    List<Operation> operations() {
        return List.of(
                S3Service.operation("GetBucketVersioning", Set.of("versioning"), this::versioning),
                S3Service.operation("PutBucketVersioning", Set.of("versioning"), this::putVersioning),
                S3Service.operation("GetBucketEncryption", Set.of("encryption"), this::encryption),
                S3Service.operation("PutBucketEncryption", Set.of("encryption"), this::putEncryption),
                S3Service.operation("DeleteBucketEncryption", Set.of("encryption"), call -> drop(call, ENCRYPTION)),
                S3Service.operation("GetPublicAccessBlock", Set.of("publicAccessBlock"), this::block),
                S3Service.operation("PutPublicAccessBlock", Set.of("publicAccessBlock"), this::putBlock),
                S3Service.operation("DeletePublicAccessBlock", Set.of("publicAccessBlock"), call -> drop(call, BLOCK)),
                S3Service.operation("GetBucketTagging", Set.of("tagging"), this::tagging),
                S3Service.operation("PutBucketTagging", Set.of("tagging"), this::putTagging),
                S3Service.operation("DeleteBucketTagging", Set.of("tagging"), call -> drop(call, "Tags")),
                S3Service.operation("GetBucketPolicy", Set.of("policy"), this::policy),
                S3Service.operation("PutBucketPolicy", Set.of("policy"), this::putPolicy),
                S3Service.operation("DeleteBucketPolicy", Set.of("policy"), this::deletePolicy));
    }

    private Resource bucket(Call call) throws AwsError {
        return buckets.get(S3Request.of(call).bucket());
    }

    private void change(Call call, Consumer<ObjectNode> change) throws AwsError {
        buckets.world().resources().update(bucket(call).logicalId(), live -> {
            change.accept(live.properties());
            return live;
        });
    }

    private JsonNode drop(Call call, String property) throws AwsError {
        change(call, properties -> properties.remove(property));
        return S3Answer.empty(204, Map.of());
    }

    private JsonNode versioning(Call call) throws AwsError {
        var status = bucket(call).properties().path(VERSIONING).path("Status").asText("");
        var xml = new XmlText().open(VERSIONING, S3Answer.NAMESPACE);
        return S3Answer.xml((status.isEmpty() ? xml : xml.text("Status", status)).close(VERSIONING));
    }

    private JsonNode putVersioning(Call call) throws AwsError {
        var status = XmlBody.of(S3Request.of(call).body()).text("Status");
        if (!Set.of("Enabled", "Suspended").contains(status)) {
            throw S3Errors.malformedXml();
        }
        change(call, properties -> properties.putObject(VERSIONING).put("Status", status));
        return S3Answer.empty(200, Map.of());
    }

    /** A bucket that says nothing is encrypted with S3's own keys: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html */
    private JsonNode encryption(Call call) throws AwsError {
        var rule = bucket(call)
                .properties()
                .path(ENCRYPTION)
                .path("ServerSideEncryptionConfiguration")
                .path(0);
        var byDefault = rule.path("ServerSideEncryptionByDefault");
        var root = "ServerSideEncryptionConfiguration";
        var xml = new XmlText().open(root, S3Answer.NAMESPACE).open("Rule").open("ApplyServerSideEncryptionByDefault");
        xml.text("SSEAlgorithm", byDefault.path("SSEAlgorithm").asText("AES256"));
        if (byDefault.has("KMSMasterKeyID")) {
            xml.text("KMSMasterKeyID", byDefault.path("KMSMasterKeyID").asText());
        }
        xml.close("ApplyServerSideEncryptionByDefault");
        xml.text("BucketKeyEnabled", rule.path("BucketKeyEnabled").asText("false"));
        return S3Answer.xml(xml.close("Rule").close(root));
    }

    private JsonNode putEncryption(Call call) throws AwsError {
        var rules = JsonNodeFactory.instance.arrayNode();
        for (var rule : XmlBody.of(S3Request.of(call).body()).all("Rule")) {
            var declared = rules.addObject();
            for (var byDefault : rule.all("ApplyServerSideEncryptionByDefault")) {
                var shown = declared.putObject("ServerSideEncryptionByDefault");
                shown.put("SSEAlgorithm", byDefault.text("SSEAlgorithm"));
                if (!byDefault.text("KMSMasterKeyID").isEmpty()) {
                    shown.put("KMSMasterKeyID", byDefault.text("KMSMasterKeyID"));
                }
            }
            if (!rule.text("BucketKeyEnabled").isEmpty()) {
                declared.put("BucketKeyEnabled", rule.text("BucketKeyEnabled").equals("true"));
            }
        }
        if (rules.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        change(call, properties -> properties.putObject(ENCRYPTION).set("ServerSideEncryptionConfiguration", rules));
        return S3Answer.empty(200, Map.of());
    }

    private JsonNode block(Call call) throws AwsError {
        var declared = bucket(call).properties().path(BLOCK);
        if (declared.isMissingNode()) {
            throw new AwsError(
                    404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found");
        }
        var xml = new XmlText().open(BLOCK, S3Answer.NAMESPACE);
        BLOCKS.forEach(name -> xml.text(name, declared.path(name).asText("false")));
        return S3Answer.xml(xml.close(BLOCK));
    }

    private JsonNode putBlock(Call call) throws AwsError {
        var body = XmlBody.of(S3Request.of(call).body());
        change(call, properties -> {
            var declared = properties.putObject(BLOCK);
            BLOCKS.forEach(name -> declared.put(name, body.text(name).equalsIgnoreCase("true")));
        });
        return S3Answer.empty(200, Map.of());
    }

    private JsonNode tagging(Call call) throws AwsError {
        var tags = bucket(call).properties().path("Tags");
        if (tags.isEmpty()) {
            throw new AwsError(404, "NoSuchTagSet", "The TagSet does not exist");
        }
        var xml = new XmlText().open("Tagging", S3Answer.NAMESPACE).open("TagSet");
        for (var tag : tags) {
            xml.open("Tag").text("Key", tag.path("Key").asText());
            xml.text("Value", tag.path("Value").asText()).close("Tag");
        }
        return S3Answer.xml(xml.close("TagSet").close("Tagging"));
    }

    private JsonNode putTagging(Call call) throws AwsError {
        var tags = XmlBody.tags(S3Request.of(call).body());
        change(call, properties -> {
            var list = properties.putArray("Tags");
            tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        });
        return S3Answer.empty(204, Map.of());
    }

    private JsonNode policy(Call call) throws AwsError {
        var policy = buckets.policy(bucket(call).physicalId())
                .orElseThrow(() -> new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
        return S3Answer.of(
                200,
                Map.of("Content-Type", "application/json"),
                policy.properties().path("PolicyDocument").toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode putPolicy(Call call) throws AwsError {
        var bucket = bucket(call).physicalId();
        JsonNode document;
        try {
            document = JSON.readTree(S3Request.of(call).body());
        } catch (JsonProcessingException e) {
            throw malformedPolicy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!document.path("Statement").isContainerNode()) {
            throw malformedPolicy();
        }
        var key = buckets.policy(bucket).map(Resource::logicalId).orElse("bucket-policy." + bucket);
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("Bucket", bucket);
        properties.set("PolicyDocument", document);
        buckets.world()
                .resources()
                .put(new Resource(key, Buckets.POLICY_TYPE, bucket, properties, JsonNodeFactory.instance.objectNode()));
        return S3Answer.empty(204, Map.of());
    }

    private static AwsError malformedPolicy() {
        return new AwsError(400, "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
    }

    private JsonNode deletePolicy(Call call) throws AwsError {
        buckets.policy(bucket(call).physicalId())
                .ifPresent(policy -> buckets.world().resources().remove(policy.logicalId()));
        return S3Answer.empty(204, Map.of());
    }
}
