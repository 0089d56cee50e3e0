package localcloud.service.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import localcloud.objects.ObjectStore;
import localcloud.objects.StoredObject;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.wire.XmlText;

/** What is in a bucket: <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>. */
final class Listings {
    private static final int MOST = 1000;

    private final Buckets buckets;
    private final ObjectStore objects;

    Listings(Buckets buckets, ObjectStore objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    List<Operation> operations() {
        return List.of(
                S3Service.operation(
                        "ListObjectsV2",
                        Set.of(
                                "list-type",
                                "prefix",
                                "delimiter",
                                "max-keys",
                                "start-after",
                                "continuation-token",
                                "encoding-type",
                                "fetch-owner"),
                        this::objects),
                S3Service.operation(
                        "ListObjectVersions",
                        Set.of("versions", "prefix", "encoding-type", "max-keys"),
                        this::versions));
    }

    private static UnaryOperator<String> encoding(S3Request request) {
        return request.query("encoding-type").filter("url"::equals).isPresent()
                ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/")
                : UnaryOperator.identity();
    }

    private JsonNode objects(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket()).physicalId();
        var prefix = request.query("prefix").orElse("");
        var delimiter = request.query("delimiter").orElse("");
        int most = Math.clamp(request.number("max-keys", MOST), 0, MOST);
        var after = request.query("continuation-token")
                .map(Listings::decoded)
                .or(() -> request.query("start-after"))
                .orElse("");
        var shown = new ArrayList<StoredObject>();
        var groups = new TreeSet<String>();
        String last = "";
        boolean more = false;
        for (var object : objects.objects(bucket)) {
            var key = object.key();
            int cut = delimiter.isEmpty() || !key.startsWith(prefix) ? -1 : key.indexOf(delimiter, prefix.length());
            var group = cut < 0 ? "" : key.substring(0, cut + delimiter.length());
            var place = group.isEmpty() ? key : group;
            if (!key.startsWith(prefix) || place.compareTo(after) <= 0 || groups.contains(group)) {
                continue;
            }
            if (shown.size() + groups.size() == most) {
                more = true;
                break;
            }
            last = place;
            if (group.isEmpty()) {
                shown.add(object);
            } else {
                groups.add(group);
            }
        }
        var encoded = encoding(request);
        var xml = new XmlText().open("ListBucketResult", S3Answer.NAMESPACE);
        xml.text("Name", bucket).text("Prefix", encoded.apply(prefix));
        xml.text("KeyCount", Integer.toString(shown.size() + groups.size()));
        xml.text("MaxKeys", Integer.toString(most)).text("IsTruncated", Boolean.toString(more));
        if (!delimiter.isEmpty()) {
            xml.text("Delimiter", encoded.apply(delimiter));
        }
        request.query("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
        request.query("continuation-token").ifPresent(token -> xml.text("ContinuationToken", token));
        if (more) {
            xml.text("NextContinuationToken", encoded(last));
        }
        for (var object : shown) {
            xml.open("Contents").text("Key", encoded.apply(object.key()));
            common(xml, object).close("Contents");
        }
        groups.forEach(group ->
                xml.open("CommonPrefixes").text("Prefix", encoded.apply(group)).close("CommonPrefixes"));
        return S3Answer.xml(xml.close("ListBucketResult"));
    }

    private static XmlText common(XmlText xml, StoredObject object) {
        return xml.text("LastModified", object.modified().toString())
                .text("ETag", "\"" + object.etag() + "\"")
                .text("Size", Long.toString(object.size()))
                .text("StorageClass", "STANDARD");
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Nothing comes after it, as after a token of another list.
            return "\uffff";
        }
    }

    /** All at once: nobody here has a thousand. */
    private JsonNode versions(Call call) throws AwsError {
        var request = S3Request.of(call);
        var bucket = buckets.get(request.bucket()).physicalId();
        var prefix = request.query("prefix").orElse("");
        var encoded = encoding(request);
        var xml = new XmlText().open("ListVersionsResult", S3Answer.NAMESPACE);
        xml.text("Name", bucket).text("Prefix", encoded.apply(prefix)).text("IsTruncated", "false");
        request.query("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
        String before = "";
        for (var object : objects.versions(bucket)) {
            if (object.key().startsWith(prefix)) {
                var name = object.isMarker() ? "DeleteMarker" : "Version";
                xml.open(name).text("Key", encoded.apply(object.key())).text("VersionId", object.versionId());
                xml.text("IsLatest", Boolean.toString(!object.key().equals(before)));
                before = object.key();
                if (object.isMarker()) {
                    xml.text("LastModified", object.modified().toString());
                } else {
                    common(xml, object);
                }
                xml.close(name);
            }
        }
        return S3Answer.xml(xml.close("ListVersionsResult"));
    }
}
