package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import localcloud.service.projection.Answer;

/**
 * Policy documents as IAM hands them out: URL-encoded by RFC 3986.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">GetRolePolicy</a>
 */
final class Documents {
    private static final String UNRESERVED = "-._~";

    private Documents() {}

    static String encoded(JsonNode document) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : Answer.compact(document).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || UNRESERVED.indexOf(character) >= 0;
    }
}
