package serin.finding;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text without what looks like a credential. Checks never look at secrets, but what they compare may hold one where it should not be: a
 * password in a target's constant input, a key in a URL, a signed address in an error's message. What findings say passes through here,
 * so no report, log or ledger shows it.
 *
 * <p>Only what is said is redacted, never what is compared.
 */
final class Redacted {
    /** Each group 1 is kept; what follows it is not. */
    private static final List<Pattern> SECRETS = List.of(
            // https://user:password@host
            Pattern.compile("(://)[^/\\s\"@]{1,512}(?=@)"),
            // "password": "…", also within a text of JSON, where quotes are escaped
            Pattern.compile("(?i)(\\\\?\"(?![\\w.-]{0,64}(?:id|arn|name)\\\\?\")[\\w.-]{0,64}"
                    + "(?:passw|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|authorization|credential)"
                    + "[\\w.-]{0,64}\\\\?\"\\s{0,4}:\\s{0,4}\\\\?\")[^\"\\\\]{1,4096}"),
            // A signed address, and keys that vendors take in a query.
            Pattern.compile(
                    "(?i)([?&](?:x-amz-signature|x-amz-security-token|x-amz-credential|signature|sig|token|access_token"
                            + "|api[-_]?key|key|password|secret)=)[^&\\s\"']{1,4096}"),
            // An Authorization header's value.
            Pattern.compile("(?i)(\\b(?:bearer|basic)\\s)[A-Za-z0-9+/._~=-]{8,4096}"),
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
            Pattern.compile("(\\b(?:AKIA|ASIA))[A-Z0-9]{16}\\b"));

    private Redacted() {}

    static String text(String text) {
        var redacted = text;
        for (var secret : SECRETS) {
            redacted = secret.matcher(redacted).replaceAll("$1(hidden)");
        }
        return redacted;
    }
}
