package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.template.TemplateException;
import localcloud.template.TemplateText;

/**
 * The project's own template as the SAM translator has expanded it before, for a machine without Python: good for a template that differs
 * from the project's only in where the code of its functions is, as {@code sam package} leaves it, and only while the file fits.
 *
 * <p>A version's logical id ends in a digest of where the code is. The translator's own is not known here, so another takes its place: it
 * changes exactly when the code's place does.
 */
final class LockFile implements Expansion {
    private static final Pattern PLACE = Pattern.compile("s3://([^/]+)/(.+)");
    private static final Pattern VERSION = Pattern.compile("(.+Version)[0-9a-f]{10}");
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final int DIGITS = 10;

    private final Path source;
    private final Path processed;

    /**
     * @param source the project's template.yaml
     * @param processed the file that was made of it; its Metadata.SourceSha256 says of which
     */
    LockFile(Path source, Path processed) {
        this.source = source;
        this.processed = processed;
    }

    @Override
    public Optional<ObjectNode> expand(ObjectNode template, Map<String, String> parameters) {
        try {
            var original = Files.readAllBytes(source);
            var lock = TemplateText.read(Files.readString(processed));
            var tree = TemplateText.read(new String(original, StandardCharsets.UTF_8));
            boolean fits = lock.path("Metadata").path("SourceSha256").asText().equals(sha256(original))
                    && withoutCode(tree).equals(withoutCode(template));
            return fits ? Optional.of(relocated(lock, template)) : Optional.empty();
        } catch (IOException | TemplateException e) {
            // Not a project with such files.
            return Optional.empty();
        }
    }

    /** What is left when it does not count where the code is, nor what SAM CLI notes for itself. */
    private static ObjectNode withoutCode(ObjectNode template) {
        var copy = template.deepCopy();
        copy.remove("Metadata");
        for (var resource : copy.path("Resources")) {
            if (resource.path("Properties") instanceof ObjectNode properties) {
                properties.remove("CodeUri");
            }
            if (resource.path("Metadata") instanceof ObjectNode metadata) {
                metadata.remove("SamResourceId");
            }
        }
        return copy;
    }

    private static ObjectNode relocated(ObjectNode lock, ObjectNode template) {
        var text = lock.toString();
        for (var resource : template.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(FUNCTION)) {
                var uri = resource.getValue().path("Properties").path("CodeUri").asText("");
                for (var id : lock.path("Resources").properties()) {
                    var version = VERSION.matcher(id.getKey());
                    if (version.matches() && version.group(1).equals(resource.getKey() + "Version")) {
                        var digest = sha256((id.getKey() + uri).getBytes(StandardCharsets.UTF_8));
                        text = text.replace(
                                "\"" + id.getKey() + "\"",
                                "\"" + version.group(1) + digest.substring(0, DIGITS) + "\"");
                    }
                }
            }
        }
        var relocated = TemplateText.read(text);
        for (var resource : template.path("Resources").properties()) {
            place(relocated.path("Resources").path(resource.getKey()), resource.getValue());
        }
        return relocated;
    }

    private static void place(JsonNode function, JsonNode source) {
        var place = PLACE.matcher(source.path("Properties").path("CodeUri").asText(""));
        if (source.path("Type").asText().equals(FUNCTION)
                && place.matches()
                && function.path("Properties") instanceof ObjectNode properties) {
            properties.putObject("Code").put("S3Bucket", place.group(1)).put("S3Key", place.group(2));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
