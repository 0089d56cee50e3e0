package serin.check.lambda;

import java.util.Set;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedAsyncConfig;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedQueue;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AsyncConfigFacts;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.Observation;
import serin.observation.QueueFacts;

/** What comes of asynchronous invocations that fail is as declared: how often they are tried again, for how long, and where they go then. */
final class AsyncInvocationDeclared implements Check<ExpectedAsyncConfig> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.async-config",
            "treats asynchronous invocations as declared",
            Severity.HIGH,
            Set.of(
                    "lambda:GetFunctionEventInvokeConfig",
                    "lambda:GetFunction",
                    "lambda:GetAlias",
                    "sqs:GetQueueAttributes"),
            Set.of(
                    "FunctionName",
                    "Qualifier",
                    "MaximumRetryAttempts",
                    "MaximumEventAgeInSeconds",
                    "DestinationConfig"),
            "https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html",
            "Set the configuration as declared (aws lambda put-function-event-invoke-config with the alias as qualifier).");

    /** What Lambda does where the configuration does not say. */
    private static final int DEFAULT_RETRIES = 2;

    private static final int DEFAULT_AGE_SECONDS = 21_600;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAsyncConfig> about() {
        return ExpectedAsyncConfig.class;
    }

    @Override
    public Outcome examine(ExpectedAsyncConfig expected, Context context) {
        var comparison = new AsyncComparison();
        var function = comparison.known(expected.function());
        var qualifier = comparison.known(expected.qualifier());
        if (function.isEmpty() || qualifier.isEmpty()) {
            return comparison.unverified();
        }
        return switch (context.cloud().functions().asyncConfig(function.get(), qualifier.get())) {
            case Observation.Present<AsyncConfigFacts>(var live, var evidence) -> {
                comparison.compare(
                        "retries",
                        expected.retryAttempts(),
                        live.retryAttempts().orElse(DEFAULT_RETRIES));
                comparison.compare(
                        "age in seconds",
                        expected.eventAgeSeconds(),
                        live.eventAgeSeconds().orElse(DEFAULT_AGE_SECONDS));
                comparison.compare(
                        "on failure", expected.onFailure(), live.onFailure().orElse("nowhere"));
                comparison.compare(
                        "on success", expected.onSuccess(), live.onSuccess().orElse("nowhere"));
                yield comparison.fails()
                        ? comparison.fail(evidence)
                        : destinations(expected, comparison, evidence, context);
            }
            case Observation.Absent<AsyncConfigFacts>(var what, var evidence) ->
                absence(function.get(), qualifier.get(), what, evidence, context);
            case Observation.Unreadable<AsyncConfigFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** Lambda answers alike for no configuration, no alias and no function. */
    private static Outcome absence(String function, String qualifier, String what, Evidence evidence, Context context) {
        var declared = context.stack()
                .all(ExpectedFunction.class)
                .filter(candidate -> candidate.resource().physicalId().isPresent()
                        && candidate.name().equals(function))
                .findFirst();
        var functions = context.cloud().functions();
        if (declared.isPresent()
                && (functions.latest(function) instanceof Observation.Absent<FunctionFacts>
                        || (Served.qualifier(declared.get()).equals(qualifier)
                                && Served.read(declared.get(), context)
                                        instanceof Observation.Absent<FunctionFacts>))) {
            return Served.absence(declared.get(), context);
        }
        return new Outcome.Fail("a configuration", what, evidence);
    }

    /** A queue of the stack must be there; one of another stack nobody here can look up by its ARN. */
    private static Outcome destinations(
            ExpectedAsyncConfig expected, AsyncComparison comparison, Evidence evidence, Context context) {
        for (var arn : Stream.of(expected.onFailure(), expected.onSuccess())
                .flatMap(destination -> destination.known().stream())
                .toList()) {
            var queue = context.stack()
                    .all(ExpectedQueue.class)
                    .filter(candidate -> candidate.hasArn(arn))
                    .findFirst();
            if (queue.isPresent()
                    && context.cloud().queues().queue(queue.get().url()) instanceof Observation.Absent<QueueFacts>) {
                return Outcome.Skipped.because(new FindingRef(
                        "sqs.queue.exists", queue.get().resource().logicalId()));
            }
        }
        return comparison.outcome(evidence);
    }
}
