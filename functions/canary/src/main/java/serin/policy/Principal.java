package serin.policy;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Someone that a statement names.
 *
 * @param type {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
 * @param id for an account its twelve digits, however it was written
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public record Principal(String type, String id) {
    private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]+:iam::([0-9]{12}):root");

    /** Everyone: {@code "*"}, which {@code {"AWS": "*"}} says as well. */
    public static final Principal ANYONE = new Principal("AWS", "*");

    public Principal {
        Objects.requireNonNull(type, "type is null");
        var root = ACCOUNT.matcher(id);
        id = root.matches() ? root.group(1) : id;
    }

    public static Principal service(String name) {
        return new Principal("Service", name);
    }

    @Override
    public String toString() {
        return equals(ANYONE) ? "anyone" : id;
    }
}
