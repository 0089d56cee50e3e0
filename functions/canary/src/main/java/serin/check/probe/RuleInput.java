package serin.check.probe;

import java.util.Objects;
import java.util.Set;

/** What a rule of the stack hands to a function. */
sealed interface RuleInput {

    /** The logical id of the rule. */
    String rule();

    /**
     * Exactly this text.
     *
     * @param scheduled whether it is the event of a schedule, which is the same for all of them but for rule, id and time
     */
    record Exact(String rule, String text, boolean scheduled) implements RuleInput {
        public Exact {
            Objects.requireNonNull(rule, "rule is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * Events that somebody else puts, of which only this is known.
     *
     * @param detailTypes those that the pattern names; empty when it names none
     */
    record OfType(String rule, Set<String> detailTypes) implements RuleInput {
        public OfType {
            Objects.requireNonNull(rule, "rule is null");
            detailTypes = Set.copyOf(detailTypes);
        }
    }

    /** Something that cannot be shown to the function beforehand. */
    record Untold(String rule, String why) implements RuleInput {
        public Untold {
            Objects.requireNonNull(rule, "rule is null");
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** A value that we failed to resolve. */
    record Unresolved(String rule, String reason) implements RuleInput {
        public Unresolved {
            Objects.requireNonNull(rule, "rule is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }
}
