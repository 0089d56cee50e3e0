package localcloud.service.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import localcloud.objects.ObjectStore;
import localcloud.objects.StoredObject;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.wire.XmlText;

/** What is done with one object. */
final class ObjectOperations {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final String VERSION = "versionId";
    /** What PutObject is told and GetObject repeats. */
    private static final Set<String> KEPT = Set.of(
            "content-type",
            "content-encoding",
            "content-disposition",
            "content-language",
            "cache-control",
            "expires",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id");

    private final Buckets buckets;
    private final ObjectStore objects;

    ObjectOperations(Buckets buckets, ObjectStore objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    List<Operation> operations() {
        return List.of(
                S3Service.operation("PutObject", Set.of(), this::put),
                S3Service.operation("GetObject", Set.of(VERSION, "partNumber"), call -> read(call, true)),
                S3Service.operation("HeadObject", Set.of(VERSION, "partNumber"), call -> read(call, false)),
                S3Service.operation("DeleteObject", Set.of(VERSION), this::delete),
                S3Service.operation("DeleteObjects", Set.of("delete"), this::deleteMany),
                S3Service.operation("CopyObject", Set.of(), this::copy),
                S3Service.operation("GetObjectTagging", Set.of("tagging", VERSION), this::tagging),
                S3Service.operation("PutObjectTagging", Set.of("tagging", VERSION), this::putTagging));
    }

    /** The headers of a write that stay with the object. */
    static Map<String, String> kept(S3Request request) {
        var kept = new LinkedHashMap<String, String>();
        KEPT.forEach(name -> request.header(name)
                .filter(value -> !(name.equals("content-encoding") && value.equals("aws-chunked")))
                .ifPresent(value -> kept.put(name, value)));
        kept.putIfAbsent("content-type", "binary/octet-stream");
        kept.putIfAbsent("x-amz-server-side-encryption", "AES256");
        kept.putAll(request.headers("x-amz-meta-"));
        return kept;
    }

    private JsonNode put(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket());
        refuseConditions(request, bucket);
        var body = request.body();
        var blob = objects.write(body);
        var headers = kept(request);
        for (var checksum : request.headers("x-amz-checksum-").entrySet()) {
            headers.put(checksum.getKey(), checksum.getValue());
        }
        var object = objects.put(
                bucket.physicalId(),
                request.key(),
                blob,
                blob.md5(),
                headers,
                buckets.versioned(bucket),
                buckets.world().now());
        return S3Answer.empty(200, written(object));
    }

    /** Conditional writes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
    private void refuseConditions(S3Request request, Resource bucket) throws AwsError {
        var present = objects.latest(bucket.physicalId(), request.key()).filter(object -> !object.isMarker());
        if (request.header("if-none-match").filter("*"::equals).isPresent() && present.isPresent()) {
            throw new AwsError(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
    }

    /** What an answer to a write says of the object. */
    static Map<String, String> written(StoredObject object) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", "\"" + object.etag() + "\"");
        headers.put(
                "x-amz-server-side-encryption",
                object.headers().getOrDefault("x-amz-server-side-encryption", "AES256"));
        if (!object.versionId().equals(StoredObject.UNVERSIONED)) {
            headers.put("x-amz-version-id", object.versionId());
        }
        object.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-checksum-")) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    private StoredObject find(S3Request request) throws AwsError {
        var bucket = buckets.get(request.bucket()).physicalId();
        var version = request.query(VERSION);
        if (version.isPresent()) {
            return objects.find(bucket, request.key(), version.get())
                    .filter(object -> !object.isMarker())
                    .orElseThrow(S3Errors::noVersion);
        }
        return objects.latest(bucket, request.key())
                .filter(object -> !object.isMarker())
                .orElseThrow(S3Errors::noKey);
    }

    private JsonNode read(Call call, boolean withBody) throws AwsError {
        var request = S3Request.of(call);
        var object = find(request);
        var headers = new LinkedHashMap<>(written(object));
        headers.putAll(object.headers());
        if (request.header("x-amz-checksum-mode").isEmpty()) {
            headers.keySet().removeIf(name -> name.startsWith("x-amz-checksum-"));
        }
        // The answer's own Content-Type is written with capitals.
        var type = headers.remove("content-type");
        headers.put("Content-Type", type == null ? "binary/octet-stream" : type);
        headers.put("Last-Modified", HTTP_DATE.format(object.modified().atOffset(ZoneOffset.UTC)));
        headers.put("Accept-Ranges", "bytes");
        long from = 0;
        long end = object.size();
        int status = 200;
        var range = RANGE.matcher(request.header("range").orElse(""));
        if (range.matches() && !(range.group(1).isEmpty() && range.group(2).isEmpty())) {
            from = first(range.group(1), range.group(2), object.size());
            end = last(range.group(1), range.group(2), object.size()) + 1;
            if (from >= object.size() || end <= from) {
                throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
            }
            status = 206;
            headers.put("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + object.size());
        }
        if (!withBody) {
            headers.put("Content-Length", Long.toString(end - from));
            return S3Answer.empty(status, headers);
        }
        return S3Answer.of(status, headers, bytes(object, from, end));
    }

    private static long first(String from, String to, long size) throws AwsError {
        return from.isEmpty() ? Math.max(0, size - number(to)) : number(from);
    }

    private static long last(String from, String to, long size) throws AwsError {
        return from.isEmpty() || to.isEmpty() ? size - 1 : Math.min(size - 1, number(to));
    }

    private static long number(String digits) throws AwsError {
        if (digits.length() > 15) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return Long.parseLong(digits);
    }

    private static byte[] bytes(StoredObject object, long from, long end) {
        var blob = object.blob().orElseThrow(() -> new IllegalStateException("a delete marker has no bytes"));
        try (var channel = FileChannel.open(blob.file());
                var in = Channels.newInputStream(channel.position(from))) {
            return in.readNBytes(Math.toIntExact(end - from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode delete(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket());
        return S3Answer.empty(
                204, remove(bucket, request.key(), request.query(VERSION).orElse("")));
    }

    /** Deletes one version, or the object: by a delete marker where the bucket keeps versions. */
    private Map<String, String> remove(Resource bucket, String key, String version) {
        var name = bucket.physicalId();
        if (!version.isEmpty()) {
            objects.remove(name, key, version);
            return Map.of("x-amz-version-id", version);
        }
        if (buckets.versioned(bucket)) {
            var marker = objects.mark(name, key, buckets.world().now());
            return Map.of("x-amz-delete-marker", "true", "x-amz-version-id", marker.versionId());
        }
        objects.remove(name, key, StoredObject.UNVERSIONED);
        return Map.of();
    }

    private JsonNode deleteMany(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket());
        var body = XmlBody.of(request.body());
        var xml = new XmlText().open("DeleteResult", S3Answer.NAMESPACE);
        for (var object : body.all("Object")) {
            remove(bucket, object.text("Key"), object.text("VersionId"));
            if (!body.text("Quiet").equals("true")) {
                xml.open("Deleted").text("Key", object.text("Key")).close("Deleted");
            }
        }
        return S3Answer.xml(xml.close("DeleteResult"));
    }

    private JsonNode copy(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket());
        var source = source(request.header("x-amz-copy-source").orElse(""));
        var found = objects.latest(buckets.get(source.bucket()).physicalId(), source.key())
                .filter(object -> !object.isMarker())
                .orElseThrow(S3Errors::noKey);
        var blob = found.blob().orElseThrow(S3Errors::noKey);
        boolean replaced =
                request.header("x-amz-metadata-directive").orElse("COPY").equals("REPLACE");
        var object = objects.put(
                bucket.physicalId(),
                request.key(),
                blob,
                blob.md5(),
                replaced ? kept(request) : found.headers(),
                buckets.versioned(bucket),
                buckets.world().now());
        var xml = new XmlText().open("CopyObjectResult", S3Answer.NAMESPACE);
        xml.text("ETag", "\"" + object.etag() + "\"");
        xml.text("LastModified", object.modified().toString());
        var headers = new LinkedHashMap<>(written(object));
        headers.remove("ETag");
        return S3Answer.xml(xml.close("CopyObjectResult"), headers);
    }

    /** Where a copy comes from. */
    private record Source(String bucket, String key) {}

    private static Source source(String header) throws AwsError {
        var plain = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        var path = plain.startsWith("/") ? plain.substring(1) : plain;
        int slash = path.indexOf('/');
        if (slash < 1 || path.contains("?versionId=")) {
            throw S3Errors.invalid("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new Source(path.substring(0, slash), path.substring(slash + 1));
    }

    private JsonNode tagging(Call call) throws AwsError {
        var object = find(S3Request.of(call));
        var xml = new XmlText().open("Tagging", S3Answer.NAMESPACE).open("TagSet");
        object.tags()
                .forEach((key, value) ->
                        xml.open("Tag").text("Key", key).text("Value", value).close("Tag"));
        return S3Answer.xml(xml.close("TagSet").close("Tagging"), version(object));
    }

    private JsonNode putTagging(Call call) throws AwsError {
        var request = S3Request.of(call);
        var object = find(request);
        objects.replace(request.bucket(), object.tagged(XmlBody.tags(request.body())));
        return S3Answer.empty(200, version(object));
    }

    private static Map<String, String> version(StoredObject object) {
        return object.versionId().equals(StoredObject.UNVERSIONED)
                ? Map.of()
                : Map.of("x-amz-version-id", object.versionId());
    }
}
