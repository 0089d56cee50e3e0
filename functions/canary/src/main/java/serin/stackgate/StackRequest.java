package serin.stackgate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What CloudFormation asks of a custom resource (<a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">request objects</a>).
 *
 * @param physicalId empty at a creation
 * @param buildId the property {@code BuildId}; empty where it has none, or an empty one
 */
public record StackRequest(
        Type type,
        ResponseUrl responseUrl,
        String stackId,
        String requestId,
        String logicalId,
        Optional<String> physicalId,
        Optional<String> buildId) {

    /** Printable, since they are sent back, and stand in a key of the ledger. */
    private static final Pattern STACK = Pattern.compile("arn:[\\x21-\\x7e]{1,1000}");

    private static final Pattern REQUEST = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final Pattern PHYSICAL_ID = Pattern.compile("[\\x20-\\x7e]{1,1024}");

    /** As this template's parameter has it. */
    private static final Pattern BUILD = Pattern.compile("[\\x21-\\x7e]{1,256}");

    /** What becomes of the resource. */
    public enum Type {
        CREATE("Create"),
        UPDATE("Update"),
        DELETE("Delete");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Type> of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word.equals(word))
                    .findFirst();
        }
    }

    /** @throws IllegalArgumentException when a member cannot be meant, with one line that does not repeat it */
    public StackRequest {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(responseUrl, "responseUrl is null");
        require(STACK, stackId, "StackId must be an ARN");
        require(REQUEST, requestId, "RequestId must be 1 to 256 printable characters");
        require(LOGICAL_ID, logicalId, "LogicalResourceId must be 1 to 255 letters and digits");
        physicalId.ifPresent(
                id -> require(PHYSICAL_ID, id, "PhysicalResourceId must be 1 to 1,024 printable characters"));
        buildId.ifPresent(id -> require(BUILD, id, "BuildId must be 1 to 256 printable characters"));
    }

    private static void require(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(what);
        }
    }
}
