package serin.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import serin.observation.Evidence;

/** What a check says of one resource; its texts are {@link Redacted}. */
public sealed interface Outcome {

    /**
     * The cloud answered, and it is as it should be. There is no Pass without evidence.
     *
     * @param observed what was found, for the report
     */
    record Pass(String observed, Evidence evidence) implements Outcome {
        public Pass {
            observed = Redacted.text(observed);
            Objects.requireNonNull(evidence, "evidence is null");
        }
    }

    /**
     * The cloud answered, and it is not as it should be.
     *
     * @param causedBy the finding on another resource, or the more precise one on this resource, that explains this one;
     *     the runner takes it away where that one did not fail in the same run
     */
    record Fail(String expected, String actual, Evidence evidence, Optional<FindingRef> causedBy) implements Outcome {
        public Fail {
            expected = Redacted.text(expected);
            actual = Redacted.text(actual);
            Objects.requireNonNull(evidence, "evidence is null");
            Objects.requireNonNull(causedBy, "causedBy is null");
        }

        public Fail(String expected, String actual, Evidence evidence) {
            this(expected, actual, evidence, Optional.empty());
        }
    }

    /**
     * It could not be found out.
     *
     * @param missingAction the IAM action that was denied, such as {@code dynamodb:DescribeTable}; empty when that is not the reason
     */
    record Unknown(String reason, Optional<String> missingAction) implements Outcome {
        public Unknown {
            reason = Redacted.text(reason);
            Objects.requireNonNull(missingAction, "missingAction is null");
        }

        public Unknown(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * It was not examined.
     *
     * @param because the finding that already says it; the runner turns a Skipped whose {@code because} did not fail in the
     *     same run into Unknown, so that nothing is skipped on account of a thing that nobody looked at
     * @param dueAt when it can be examined; empty when that is not the reason
     */
    record Skipped(String reason, Optional<FindingRef> because, Optional<Instant> dueAt) implements Outcome {
        public Skipped {
            reason = Redacted.text(reason);
            Objects.requireNonNull(because, "because is null");
            Objects.requireNonNull(dueAt, "dueAt is null");
        }

        public Skipped(String reason) {
            this(reason, Optional.empty(), Optional.empty());
        }

        public static Skipped because(FindingRef finding) {
            return new Skipped("already said by " + finding, Optional.of(finding), Optional.empty());
        }
    }

    /** It failed, and the template says until when that is accepted. */
    record Waived(String reason, LocalDate until, Fail waived) implements Outcome {
        public Waived {
            reason = Redacted.text(reason);
            Objects.requireNonNull(until, "until is null");
            Objects.requireNonNull(waived, "waived is null");
        }
    }
}
