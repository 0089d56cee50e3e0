package serin.metric;

import java.util.Arrays;
import java.util.Optional;

/** What a metric is about: its dimension {@code Kind}. */
public enum ComponentKind {
    /** What CodeDeploy ships: one version of one function. */
    FUNCTION_DEPLOYMENT("function-deployment"),
    FUNCTION_EXECUTION("function-execution"),
    TABLE("table"),
    RULE("rule"),
    PERMISSION("permission"),
    EVENT_DELIVERY("event-delivery"),
    /** What CloudFormation deploys: the stack. */
    DEPLOYMENT("deployment"),
    /** Alarms, log groups, dashboards and the canary itself. */
    OBSERVABILITY("observability"),
    /** All components that have no alarm of their own, together; see {@link CheckKind}. */
    INFRASTRUCTURE("infrastructure");

    private final String word;

    ComponentKind(String word) {
        this.word = word;
    }

    /** The dimension's value, and the word of the ledger. */
    public String word() {
        return word;
    }

    public static Optional<ComponentKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
