package localcloud.iam;

import java.util.Objects;

/** Who makes a request. */
public sealed interface Principal {

    /** As messages name it. */
    String name();

    /** Twelve digits; empty for a service. */
    default String account() {
        return Arns.account(name());
    }

    /** An IAM user. */
    record User(String arn) implements Principal {
        public User {
            Objects.requireNonNull(arn, "arn is null");
        }

        @Override
        public String name() {
            return arn;
        }
    }

    /**
     * A session of a role.
     *
     * @param arn {@code arn:aws:sts::…:assumed-role/name/session}
     * @param roleArn {@code arn:aws:iam::…:role/path/name}
     */
    record Session(String arn, String roleArn) implements Principal {
        public Session {
            Objects.requireNonNull(arn, "arn is null");
            Objects.requireNonNull(roleArn, "roleArn is null");
        }

        @Override
        public String name() {
            return arn;
        }
    }

    /**
     * Whoever holds a token of an identity provider; he has no identity policies before he has assumed a role.
     *
     * @param name the provider's ARN
     */
    record Federated(String name) implements Principal {
        public Federated {
            Objects.requireNonNull(name, "name is null");
        }

        @Override
        public String account() {
            return "";
        }
    }

    /** An AWS service with its own hand, such as {@code events.amazonaws.com}; it has no identity policies. */
    record AwsService(String name) implements Principal {
        public AwsService {
            Objects.requireNonNull(name, "name is null");
        }

        @Override
        public String account() {
            return "";
        }
    }
}
