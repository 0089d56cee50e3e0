package serin.check.eventbridge;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedBus;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.BusFacts;
import serin.observation.Observation;

/** The event bus is there. */
final class BusExists implements Check<ExpectedBus> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.bus.exists",
            "exists",
            Severity.CRITICAL,
            Set.of("events:DescribeEventBus"),
            Set.of("Name"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html",
            "Create the bus under its old name and its rules with it, or replace the stack's resource by deploying it under another name.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedBus> about() {
        return ExpectedBus.class;
    }

    @Override
    public Outcome examine(ExpectedBus expected, Context context) {
        return switch (context.cloud().rules().bus(expected.name())) {
            case Observation.Present<BusFacts>(var bus, var evidence) -> new Outcome.Pass(bus.name(), evidence);
            case Observation.Absent<BusFacts>(var what, var evidence) ->
                new Outcome.Fail("bus " + expected.name(), what, evidence);
            case Observation.Unreadable<BusFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
