package serin.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.eventbridge.EventBridgeChecks;
import serin.check.eventbridge.EventRoundTrips;
import serin.check.metrics.MetricsOnce;
import serin.check.probe.Probes;
import serin.check.probe.ProbesOnce;
import serin.expectation.ExpectedStack;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Observation.Unreadable;
import serin.template.Resolution;
import serin.template.TemplateReader;
import serin.wiring.Wiring;

/** Validates a whole stack: reads it, expects of it what its own template promises, and examines that. */
public final class StackValidation {
    private final List<Check<?>> catalogue;
    private final Clouds clouds;
    private final InstantSource clock;
    private final Supplier<String> nonces;
    private final Steps steps;

    /**
     * Validates by every check of the catalogue.
     *
     * @param nonces texts that were never used before, by which a probe's answer is known
     */
    public StackValidation(List<Check<?>> catalogue, Clouds clouds, InstantSource clock, Supplier<String> nonces) {
        this(catalogue, clouds, clock, nonces, Steps.UNHEARD);
    }

    /** The same, with somebody who hears of its steps. */
    public StackValidation(
            List<Check<?>> catalogue, Clouds clouds, InstantSource clock, Supplier<String> nonces, Steps steps) {
        this.nonces = nonces;
        this.steps = steps;
        this.catalogue = List.copyOf(catalogue);
        this.clouds = clouds;
        this.clock = clock;
    }

    /** What came of a validation. */
    public sealed interface Result {

        /** The stack was read and examined. */
        record Examined(Run run) implements Result {}

        /** There is no such stack. */
        record NoSuchStack(String what) implements Result {}

        /** The stack itself could not be read; the run says so, and nothing else. */
        record NotReadable(Unreadable<?> unreadable, Run run) implements Result {}
    }

    /**
     * Validates one stack.
     *
     * @param limit how long the run may take
     * @throws serin.template.MalformedTemplate when the stack's template cannot be read as one
     */
    public Result validate(String stackName, Selection selection, Trigger trigger, Duration limit, Progress progress) {
        var began = clock.instant();
        var look = clouds.open(began.plus(limit));
        var roundTrips = new EventRoundTrips(nonces, clock);
        return switch (steps.within(
                Step.OBSERVATION, () -> StackReading.of(stackName, look.cloud().stacks()))) {
            case StackReading.NoSuchStack(var what) -> new Result.NoSuchStack(what);
            case StackReading.Incomplete(var unreadable) ->
                new Result.NotReadable(
                        unreadable,
                        finish(
                                new Started(stackName, selection, trigger, began, began, look, roundTrips),
                                Coverage.none(),
                                List.of(notRead(stackName, unreadable))));
            case StackReading.Complete complete -> {
                // What is compared with the cloud's times is the cloud's time; deadlines are the machine's.
                var now = complete.stack().answeredAt().orElse(began);
                var template = steps.within(
                        Step.TEMPLATE,
                        () -> new Resolution(TemplateReader.read(complete.template()), complete.context()).resolve());
                var expected = steps.within(Step.EXPECTATION, () -> ExpectedStack.of(template, complete.context()));
                var context = context(expected, now, selection, look, roundTrips);
                var left = limit.minus(Duration.between(began, clock.instant()));
                var seen = steps.within(
                        Step.CHECK, () -> new Runner(catalogue, selection, progress).examine(context, left));
                // The stack gate is a part of the update, and has its own proof that what it reads is what is to be.
                var findings = trigger == Trigger.STACK_GATE
                        ? seen
                        : Unsettled.of(
                                seen,
                                complete.stack(),
                                () -> look.cloud().stacks().stackNow(stackName));
                var started = new Started(stackName, selection, trigger, now, began, look, roundTrips);
                yield new Result.Examined(finish(started, Coverage.of(findings, template), findings)
                        .wired(Wiring.of(expected))
                        .fired(fires(findings, context)));
            }
        };
    }

    private Context context(
            ExpectedStack expected, Instant now, Selection selection, Clouds.Look look, EventRoundTrips roundTrips) {
        return new Context(
                expected,
                look.cloud(),
                now,
                selection.invoke() ? new ProbesOnce(nonces, clock) : Probes.NONE,
                roundTrips,
                new MetricsOnce(catalogue));
    }

    /** Where the run has looked. What breaks the check, whose finding then is Unknown, leaves the run without them. */
    private static List<Fire> fires(List<Finding> findings, Context context) {
        if (findings.stream().noneMatch(finding -> finding.check().id().equals(EventBridgeChecks.FIRED))) {
            return List.of();
        }
        try {
            return EventBridgeChecks.fires(context);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /**
     * A run that is under way.
     *
     * @param startedAt by the cloud's clock
     * @param began by the machine's
     */
    private record Started(
            String stack,
            Selection selection,
            Trigger trigger,
            Instant startedAt,
            Instant began,
            Clouds.Look look,
            EventRoundTrips roundTrips) {}

    private Run finish(Started started, Coverage coverage, List<Finding> findings) {
        return new Run(
                        started.stack(),
                        started.trigger(),
                        started.startedAt(),
                        Duration.between(started.began(), clock.instant()),
                        started.look().calls().getAsLong(),
                        coverage,
                        findings)
                .measured(new Measures(
                        started.selection().isWhole(),
                        started.look().throttles().getAsLong(),
                        started.roundTrips().slowest()));
    }

    private static Finding notRead(String stackName, Unreadable<?> unreadable) {
        return new Finding(
                STACK_READABLE,
                new ResourceRef(stackName, Optional.empty(), "AWS::CloudFormation::Stack"),
                Outcomes.unknown(unreadable));
    }

    /** Stands in for every check when the stack itself cannot be read. */
    private static final CheckInfo STACK_READABLE = new CheckInfo(
            "stack.status-complete",
            "can be read",
            Severity.CRITICAL,
            Set.of("cloudformation:DescribeStacks", "cloudformation:GetTemplate", "cloudformation:ListStackResources"),
            Set.of(),
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html",
            "Allow the caller the named action on this stack.");
}
