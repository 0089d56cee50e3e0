package localcloud.service.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.objects.Blob;
import localcloud.objects.ObjectStore;
import localcloud.objects.Upload;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.wire.XmlText;

/** Objects that come in parts: <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">limits</a>. */
final class MultipartUploads {
    private static final int MOST_PARTS = 10_000;
    private static final long SMALLEST_PART = 5L * 1024 * 1024;
    private static final String UPLOAD = "uploadId";

    private final Buckets buckets;
    private final ObjectStore objects;

    MultipartUploads(Buckets buckets, ObjectStore objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    List<Operation> operations() {
        return List.of(
                S3Service.operation("CreateMultipartUpload", Set.of("uploads"), this::begin),
                S3Service.operation("UploadPart", Set.of(UPLOAD, "partNumber"), this::part),
                S3Service.operation("CompleteMultipartUpload", Set.of(UPLOAD), this::complete),
                S3Service.operation("AbortMultipartUpload", Set.of(UPLOAD), this::abort));
    }

    private JsonNode begin(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket()).physicalId();
        var id = objects.begin(bucket, request.key(), ObjectOperations.kept(request));
        var xml = new XmlText().open("InitiateMultipartUploadResult", S3Answer.NAMESPACE);
        xml.text("Bucket", bucket).text("Key", request.key()).text("UploadId", id);
        return S3Answer.xml(xml.close("InitiateMultipartUploadResult"));
    }

    private Upload upload(S3Request request) throws AwsError {
        buckets.get(request.bucket());
        return objects.upload(request.query(UPLOAD).orElse(""))
                .filter(upload -> upload.isOf(request.bucket(), request.key()))
                .orElseThrow(S3Errors::noUpload);
    }

    private JsonNode part(Call call) throws AwsError {
        var request = S3Request.of(call);
        var upload = upload(request);
        int number = request.number("partNumber", 0);
        if (number < 1 || number > MOST_PARTS) {
            throw S3Errors.invalid("Part number must be an integer between 1 and " + MOST_PARTS + ", inclusive");
        }
        var part = objects.write(request.body());
        upload.put(number, part);
        var headers = new LinkedHashMap<>(request.headers("x-amz-checksum-"));
        headers.put("ETag", "\"" + part.md5() + "\"");
        return S3Answer.empty(200, headers);
    }

    private JsonNode complete(Call call) throws AwsError {
        var request = S3Request.of(call);
        var upload = upload(request);
        var bucket = buckets.get(request.bucket());
        var wanted = wanted(XmlBody.of(request.body()), upload.parts());
        var blob = objects.join(wanted);
        var etag = etag(wanted);
        var object = objects.put(
                bucket.physicalId(),
                request.key(),
                blob,
                etag,
                upload.headers(),
                buckets.versioned(bucket),
                buckets.world().now());
        objects.end(request.query(UPLOAD).orElse(""));
        var xml = new XmlText().open("CompleteMultipartUploadResult", S3Answer.NAMESPACE);
        xml.text("Bucket", bucket.physicalId()).text("Key", request.key()).text("ETag", "\"" + etag + "\"");
        var headers = new LinkedHashMap<>(ObjectOperations.written(object));
        headers.remove("ETag");
        return S3Answer.xml(xml.close("CompleteMultipartUploadResult"), headers);
    }

    /** The parts that the client names, in its order, which must be ascending. */
    private static List<Blob> wanted(XmlBody body, Map<Integer, Blob> parts) throws AwsError {
        var wanted = new ArrayList<Blob>();
        int before = 0;
        for (var part : body.all("Part")) {
            int number = number(part.text("PartNumber"));
            var blob = parts.get(number);
            if (blob == null || !part.text("ETag").replace("\"", "").equals(blob.md5())) {
                throw new AwsError(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found.  The part may not have been uploaded, or"
                                + " the specified entity tag may not match the part's entity tag.");
            }
            if (number <= before) {
                throw new AwsError(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            before = number;
            wanted.add(blob);
        }
        if (wanted.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        if (wanted.subList(0, wanted.size() - 1).stream().anyMatch(part -> part.size() < SMALLEST_PART)) {
            throw new AwsError(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
        return wanted;
    }

    private static int number(String text) throws AwsError {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw S3Errors.malformedXml();
        }
    }

    /** The MD5 of the parts' MD5s, and how many there are: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html */
    private static String etag(List<Blob> parts) {
        var digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(HexFormat.of().parseHex(part.md5())));
        return HexFormat.of().formatHex(Checksums.digest("MD5", digests.toByteArray())) + "-" + parts.size();
    }

    private JsonNode abort(Call call) throws AwsError {
        var request = S3Request.of(call);
        upload(request);
        objects.end(request.query(UPLOAD).orElse(""));
        return S3Answer.empty(204, Map.of());
    }
}
