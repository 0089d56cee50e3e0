package localcloud.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one service travels: what its clients call it, and what it calls its errors.
 *
 * @param prefix as in IAM actions
 * @param signingName in the credential scope
 * @param targets what stands before the operation in X-Amz-Target, or in a CBOR path; none: not spoken
 * @param queryVersion {@code Version} of its Query API; empty: not spoken
 * @param xmlNamespace of its Query answers
 * @param denied the code of a denied call in its Query or REST form
 * @param throttled how it says that the rate is exceeded
 * @param internal how it says that it failed itself
 * @param queryCodes by the error's shape name: its code in Query form, where the two differ
 */
record Profile(
        String prefix,
        String signingName,
        List<String> targets,
        String queryVersion,
        String xmlNamespace,
        String denied,
        Fault throttled,
        Fault internal,
        Map<String, String> queryCodes) {

    Profile {
        targets = List.copyOf(targets);
        queryCodes = Map.copyOf(queryCodes);
    }

    /** An error's status, code and wording. */
    record Fault(int status, String code, String message) {}

    boolean speaksQuery() {
        return !queryVersion.isEmpty();
    }

    /** Whether a JSON or CBOR error must also bear its Query code, for clients that were written when it spoke Query only. */
    boolean queryCompatible() {
        return speaksQuery() && !targets.isEmpty();
    }

    /** The Query code of an error, whichever of its two names is given. */
    String queryCode(String code) {
        return queryCodes.getOrDefault(code, code);
    }

    /** The shape name of an error, whichever of its two names is given. */
    String shapeName(String code) {
        Optional<String> shape = queryCodes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        return queryCodes.containsKey(code) ? code : shape.orElse(code);
    }
}
