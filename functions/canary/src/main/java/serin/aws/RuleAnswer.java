package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import serin.observation.RuleFacts;
import serin.observation.TargetFacts;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Reads EventBridge's answers (<a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html">Rule</a>,
 * <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html">Target</a>).
 */
final class RuleAnswer {

    private RuleAnswer() {}

    static RuleFacts rule(String bus, Rule rule) {
        return new RuleFacts(
                required(rule.name(), "Rules.Name"),
                required(rule.arn(), "Rules.Arn"),
                text(rule.eventBusName()).orElse(bus),
                required(rule.stateAsString(), "Rules.State"),
                text(rule.scheduleExpression()),
                text(rule.eventPattern()),
                text(rule.managedBy()));
    }

    static RuleFacts rule(String bus, DescribeRuleResponse rule) {
        return new RuleFacts(
                required(rule.name(), "Name"),
                required(rule.arn(), "Arn"),
                text(rule.eventBusName()).orElse(bus),
                required(rule.stateAsString(), "State"),
                text(rule.scheduleExpression()),
                text(rule.eventPattern()),
                text(rule.managedBy()));
    }

    static TargetFacts target(Target target) {
        var retry = Optional.ofNullable(target.retryPolicy());
        return new TargetFacts(
                required(target.id(), "Targets.Id"),
                required(target.arn(), "Targets.Arn"),
                text(target.roleArn()),
                Optional.ofNullable(target.input()),
                Optional.ofNullable(target.inputPath()),
                Optional.ofNullable(target.deadLetterConfig()).flatMap(config -> text(config.arn())),
                number(retry.map(policy -> policy.maximumRetryAttempts())),
                number(retry.map(policy -> policy.maximumEventAgeInSeconds())),
                target.inputTransformer() != null);
    }

    /** A text that AWS leaves out, or gives empty, when there is none. */
    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    private static OptionalInt number(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
