package localcloud.service.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import localcloud.objects.ObjectStore;
import localcloud.objects.StoredObject;
import localcloud.service.AwsError;
import localcloud.template.Stack;

/** The text of the template that a call names: in the call, in S3, or that of the stack as it is. */
final class TemplateSource {
    /** <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">Quota</a>, in bytes. */
    private static final int LARGEST_BODY = 51_200;

    private static final Pattern VIRTUAL = Pattern.compile("(.+)\\.s3[.-](?:[a-z0-9-]+\\.)?amazonaws\\.com");
    private static final Pattern PATH_STYLE = Pattern.compile("s3[.-](?:[a-z0-9-]+\\.)?amazonaws\\.com");

    private final ObjectStore objects;
    private final Supplier<URI> endpoint;

    TemplateSource(ObjectStore objects, Supplier<URI> endpoint) {
        this.objects = objects;
        this.endpoint = endpoint;
    }

    /** As it was given; the stack is the one that {@code UsePreviousTemplate} means. */
    String text(Asking asking, Optional<Stack> stack) throws AwsError {
        var body = asking.text("TemplateBody");
        var url = asking.text("TemplateURL");
        boolean previous = asking.flag("UsePreviousTemplate");
        if ((body.isPresent() ? 1 : 0) + (url.isPresent() ? 1 : 0) + (previous ? 1 : 0) != 1) {
            throw CloudFormationService.invalid(
                    "Either Template URL or Template Body must be specified, or Use Previous Template must be true");
        }
        if (body.isPresent()) {
            if (body.get().getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
                throw CloudFormationService.invalid("1 validation error detected: Value '<template>' at 'templateBody'"
                        + " failed to satisfy constraint: Member must have length less than or equal to "
                        + LARGEST_BODY);
            }
            return body.get();
        }
        return url.isPresent()
                ? fetch(url.get())
                : stack.map(found -> found.source().original())
                        .orElseThrow(() -> CloudFormationService.invalid("There is no previous template"));
    }

    private String fetch(String url) throws AwsError {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw noS3(url);
        }
        var host = address.getHost() == null ? "" : address.getHost();
        var path = address.getRawPath() == null ? "" : address.getRawPath();
        var virtual = VIRTUAL.matcher(host);
        boolean here = host.equals(endpoint.get().getHost()) || host.equals("localhost");
        if (virtual.matches()) {
            return object(virtual.group(1), decoded(path.substring(Math.min(1, path.length()))), address);
        }
        int slash = path.indexOf('/', 1);
        if (slash < 0 || !(here || PATH_STYLE.matcher(host).matches())) {
            throw noS3(url);
        }
        return object(decoded(path.substring(1, slash)), decoded(path.substring(slash + 1)), address);
    }

    private static AwsError noS3(String url) {
        return CloudFormationService.invalid("TemplateURL must be a supported URL: " + url);
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String object(String bucket, String key, URI address) throws AwsError {
        var query = address.getQuery() == null ? "" : address.getQuery();
        var version = query.startsWith("versionId=") ? query.substring("versionId=".length()) : "";
        Optional<StoredObject> found =
                version.isEmpty() ? objects.latest(bucket, key) : objects.find(bucket, key, version);
        var blob = found.flatMap(StoredObject::blob)
                .orElseThrow(() -> CloudFormationService.invalid(
                        "S3 error: The specified key does not exist.\nFor more information check"
                                + " http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"));
        try {
            return Files.readString(blob.file());
        } catch (CharacterCodingException e) {
            throw CloudFormationService.invalid("Template format error: the template is not UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
