package localcloud.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.service.AwsError;

/** A path with labels, such as {@code /2015-03-31/functions/{FunctionName}}; {@code {Name+}} takes what is left. */
public final class PathTemplate {
    private final List<String> segments;

    public PathTemplate(String template) {
        this.segments = segments(template);
    }

    /** The labels' values, decoded; empty when the path is another. A trailing slash makes no difference. */
    public Optional<Map<String, String>> match(String rawPath) throws AwsError {
        var given = segments(rawPath);
        var labels = new LinkedHashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (i >= given.size()) {
                return Optional.empty();
            }
            if (segment.endsWith("+}")) {
                var rest = String.join("/", given.subList(i, given.size()));
                labels.put(segment.substring(1, segment.length() - 2), Form.decodePath(rest));
                return Optional.of(labels);
            }
            if (segment.startsWith("{")) {
                if (given.get(i).isEmpty()) {
                    return Optional.empty();
                }
                labels.put(segment.substring(1, segment.length() - 1), Form.decodePath(given.get(i)));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return given.size() == segments.size() ? Optional.of(labels) : Optional.empty();
    }

    private static List<String> segments(String path) {
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of((trimmed.startsWith("/") ? trimmed.substring(1) : trimmed).split("/", -1));
    }
}
