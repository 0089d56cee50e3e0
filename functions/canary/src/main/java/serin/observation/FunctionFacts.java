package serin.observation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A function version, as GetFunction answers.
 *
 * @param version the version that the qualifier led to, or {@code $LATEST}
 * @param state {@code Pending}, {@code Active}, {@code Inactive} or {@code Failed}
 * @param lastUpdateStatus {@code Successful}, {@code Failed} or {@code InProgress}; empty while a function has never been active
 * @param stateReason why it is in that state; empty when there is none
 * @param runtime empty for an image
 * @param handler empty for an image
 * @param timeoutSeconds 1 to 900
 * @param memoryMib 128 to 10,240
 * @param tracing {@code Active} or {@code PassThrough}
 * @param environment a fingerprint of each value; the values themselves stay in the adapter
 * @param environmentError the error code when Lambda could not apply the environment; empty when it could
 * @param layers version ARNs, in order
 * @param codeSha256 base64 SHA-256 of the package
 * @param deadLetterTarget ARN; empty when there is none
 * @param kmsKey ARN; empty when the service's own key is used
 * @param logging where and how it logs
 * @param subnets of the VPC configuration, sorted
 * @param securityGroups of the VPC configuration, sorted
 * @param reservedConcurrency how reserved concurrency is; {@link Concurrency.NotAnswered} for a qualified look
 */
public record FunctionFacts(
        String name,
        String arn,
        String version,
        String state,
        String lastUpdateStatus,
        String stateReason,
        Optional<String> runtime,
        Optional<String> handler,
        int timeoutSeconds,
        int memoryMib,
        List<String> architectures,
        String role,
        String tracing,
        Map<String, Fingerprint> environment,
        Optional<String> environmentError,
        List<String> layers,
        String packageType,
        String codeSha256,
        int ephemeralStorageMib,
        Optional<String> deadLetterTarget,
        Optional<String> kmsKey,
        Logging logging,
        List<String> subnets,
        List<String> securityGroups,
        Concurrency reservedConcurrency) {
    public FunctionFacts {
        Objects.requireNonNull(name, "name is null");
        architectures = List.copyOf(architectures);
        Objects.requireNonNull(logging, "logging is null");
        environment = Map.copyOf(environment);
        layers = List.copyOf(layers);
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    /**
     * Where and how a function logs.
     *
     * @param format {@code Text} or {@code JSON}
     * @param applicationLevel {@code TRACE} to {@code FATAL}; empty with the format {@code Text}
     * @param systemLevel {@code DEBUG}, {@code INFO} or {@code WARN}; empty with the format {@code Text}
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html">LoggingConfig</a>
     */
    public record Logging(
            String format, String group, Optional<String> applicationLevel, Optional<String> systemLevel) {
        public Logging {
            Objects.requireNonNull(format, "format is null");
            Objects.requireNonNull(group, "group is null");
            Objects.requireNonNull(applicationLevel, "applicationLevel is null");
            Objects.requireNonNull(systemLevel, "systemLevel is null");
        }

        @Override
        public String toString() {
            return format
                    + applicationLevel.map(level -> " from " + level).orElse("")
                    + systemLevel.map(level -> ", of the system from " + level).orElse("")
                    + ", to " + group;
        }
    }

    /** Reserved concurrency, which not every look at a function answers. */
    public sealed interface Concurrency {

        /** So many executions are reserved; 0 stops the function. */
        record Reserved(int executions) implements Concurrency {}

        /** Nothing is reserved: the function shares the account's pool. */
        record Unreserved() implements Concurrency {}

        /**
         * This look does not tell.
         *
         * @param reason why not
         * @param missingAction the IAM action whose denial left no better look; empty when that is not the reason
         */
        record NotAnswered(String reason, Optional<String> missingAction) implements Concurrency {
            public NotAnswered {
                Objects.requireNonNull(reason, "reason is null");
                Objects.requireNonNull(missingAction, "missingAction is null");
            }

            public NotAnswered(String reason) {
                this(reason, Optional.empty());
            }
        }
    }
}
