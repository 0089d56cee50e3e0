package serin.expectation;

import java.util.Objects;
import serin.template.Value;

/**
 * What the template promises of one target of a rule.
 *
 * @param id unique among the rule's targets
 * @param arn what the rule delivers to
 * @param deadLetterArn the queue that takes what could not be delivered
 * @param retryAttempts 0 to 185
 * @param eventAgeSeconds 60 to 86,400
 * @param transformed whether an InputTransformer makes the input
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-target.html">Target</a>
 */
public record ExpectedTarget(
        String id,
        Declared<String> arn,
        Declared<String> deadLetterArn,
        Declared<String> input,
        Declared<String> inputPath,
        Declared<Integer> retryAttempts,
        Declared<Integer> eventAgeSeconds,
        boolean transformed) {
    public ExpectedTarget {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(deadLetterArn, "deadLetterArn is null");
    }

    /** Whether the target gets each event as it is. */
    public boolean getsTheEvent() {
        return !transformed
                && input instanceof Declared.Omitted<String>
                && inputPath instanceof Declared.Omitted<String>;
    }

    static Declared<ExpectedTarget> of(Properties target) {
        return switch (target.text("Id")) {
            case Declared.Known<String>(var id) -> new Declared.Known<>(of(id, target));
            case Declared.Omitted<String>() -> new Declared.Unresolved<>("a target has no Id");
            case Declared.Secret<String>(var reason) -> new Declared.Secret<>(reason);
            case Declared.Unresolved<String>(var reason) -> new Declared.Unresolved<>(reason);
        };
    }

    private static ExpectedTarget of(String id, Properties target) {
        return new ExpectedTarget(
                id,
                target.text("Arn"),
                target.within("DeadLetterConfig", letter -> letter.text("Arn")),
                target.text("Input"),
                target.text("InputPath"),
                target.within("RetryPolicy", policy -> policy.integer("MaximumRetryAttempts")),
                target.within("RetryPolicy", policy -> policy.integer("MaximumEventAgeInSeconds")),
                !(target.value("InputTransformer") instanceof Declared.Omitted<Value>));
    }
}
