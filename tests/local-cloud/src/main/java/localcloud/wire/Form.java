package localcloud.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.service.AwsError;

/** Reads {@code application/x-www-form-urlencoded} text, of a query string or a body. */
final class Form {
    /** More parameters than any AWS request has. */
    static final int MOST_PARAMETERS = 20_000;

    private Form() {}

    /** Name to values, in order. */
    static Map<String, List<String>> read(String text) throws AwsError {
        var parameters = new LinkedHashMap<String, List<String>>();
        int count = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                if (++count > MOST_PARAMETERS) {
                    throw malformed("more than " + MOST_PARAMETERS + " parameters");
                }
                var pair = text.substring(start, end);
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
            start = end + 1;
        }
        return parameters;
    }

    /** Decodes percent-encoding, and a plus sign to a blank. */
    static String decode(String text) throws AwsError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Decodes percent-encoding in a path, where a plus sign is itself. */
    static String decodePath(String segment) throws AwsError {
        return decode(segment.replace("+", "%2B"));
    }

    private static AwsError malformed(String why) {
        return new AwsError(400, "MalformedQueryString", "The query string is malformed: " + why);
    }
}
