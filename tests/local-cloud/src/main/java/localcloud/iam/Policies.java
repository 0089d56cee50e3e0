package localcloud.iam;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The policies that apply to a request.
 *
 * @param identity of the principal
 * @param boundary the principal's permissions boundary
 * @param target what the request is for
 */
public record Policies(List<Source> identity, Optional<Source> boundary, Target target) {
    public Policies {
        identity = List.copyOf(identity);
        Objects.requireNonNull(target, "target is null");
    }

    /** What kind of policy something stands in. */
    public enum Kind {
        IDENTITY("an identity-based policy", "identity-based policy"),
        BOUNDARY("a permissions boundary", "permissions boundary"),
        RESOURCE("a resource-based policy", "resource-based policy");

        private final String withArticle;
        private final String plain;

        Kind(String withArticle, String plain) {
            this.withArticle = withArticle;
            this.plain = plain;
        }

        /** Such as {@code a permissions boundary}. */
        public String withArticle() {
            return withArticle;
        }

        /** Such as {@code permissions boundary}. */
        public String plain() {
            return plain;
        }
    }

    /** A policy and what it is called. */
    public record Source(String id, Policy policy) {
        public Source {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(policy, "policy is null");
        }
    }

    /**
     * The side of the resource.
     *
     * @param owner the account that owns it; empty when that is the principal's own
     * @param policy the resource-based policy
     * @param decides whether nothing is allowed without that policy, as with KMS keys and roles' trust
     */
    public record Target(String owner, Optional<Source> policy, boolean decides) {
        /** A resource of the principal's account, without a policy of its own. */
        public static final Target PLAIN = new Target("", Optional.empty(), false);

        public Target {
            Objects.requireNonNull(owner, "owner is null");
            Objects.requireNonNull(policy, "policy is null");
        }
    }
}
