package localcloud.service.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.objects.ObjectStore;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.wire.XmlText;

/** What is done with a bucket as a whole. */
final class BucketOperations {
    private static final String REGION = "x-amz-bucket-region";

    private final Buckets buckets;
    private final ObjectStore objects;

    BucketOperations(Buckets buckets, ObjectStore objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    List<Operation> operations() {
        return List.of(
                S3Service.operation("ListBuckets", Set.of("max-buckets", "prefix"), this::list),
                S3Service.operation("CreateBucket", Set.of(), this::create),
                S3Service.operation("HeadBucket", Set.of(), this::head),
                S3Service.operation("DeleteBucket", Set.of(), this::delete),
                S3Service.operation("GetBucketLocation", Set.of("location"), this::location));
    }

    private JsonNode list(Call call) {
        var prefix = S3Request.of(call).query("prefix").orElse("");
        var xml = new XmlText().open("ListAllMyBucketsResult", S3Answer.NAMESPACE);
        xml.open("Owner").text("ID", buckets.world().accountId()).close("Owner").open("Buckets");
        for (var bucket : buckets.all()) {
            if (bucket.physicalId().startsWith(prefix)) {
                xml.open("Bucket").text("Name", bucket.physicalId());
                xml.text("CreationDate", bucket.state().path("CreationDate").asText())
                        .close("Bucket");
            }
        }
        return S3Answer.xml(xml.close("Buckets").close("ListAllMyBucketsResult"));
    }

    private JsonNode create(Call call) throws AwsError {
        var request = S3Request.of(call);
        var body = request.body();
        if (body.length > 0) {
            var region = XmlBody.of(body).text("LocationConstraint");
            if (!region.isEmpty() && !region.equals(buckets.world().region())) {
                throw new AwsError(
                        400,
                        "IllegalLocationConstraintException",
                        "The " + region + " location constraint is incompatible for the region specific endpoint this"
                                + " request was sent to.");
            }
        }
        buckets.create(request.bucket());
        return S3Answer.empty(200, Map.of("Location", "/" + request.bucket()));
    }

    private JsonNode head(Call call) throws AwsError {
        buckets.get(S3Request.of(call).bucket());
        return S3Answer.empty(200, Map.of(REGION, buckets.world().region()));
    }

    private JsonNode delete(Call call) throws AwsError {
        var bucket = buckets.get(S3Request.of(call).bucket());
        if (!objects.versions(bucket.physicalId()).isEmpty()) {
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.delete(bucket);
        return S3Answer.empty(204, Map.of());
    }

    private JsonNode location(Call call) throws AwsError {
        buckets.get(S3Request.of(call).bucket());
        return S3Answer.xml(new XmlText()
                .open("LocationConstraint", S3Answer.NAMESPACE)
                .content(buckets.world().region())
                .close("LocationConstraint"));
    }
}
