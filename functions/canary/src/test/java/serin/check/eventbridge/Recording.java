package serin.check.eventbridge;

import java.util.List;
import java.util.function.Function;
import serin.observation.BusFacts;
import serin.observation.Observation;
import serin.observation.OutgoingEvent;
import serin.observation.RuleFacts;
import serin.observation.Rules;
import serin.observation.TargetFacts;

/** EventBridge as it is, with another way to put events. */
record Recording(Rules inner, Function<OutgoingEvent, Observation<String>> putting) implements Rules {

    @Override
    public Observation<BusFacts> bus(String bus) {
        return inner.bus(bus);
    }

    @Override
    public Observation<RuleFacts> rule(String bus, String rule) {
        return inner.rule(bus, rule);
    }

    @Override
    public Observation<List<RuleFacts>> rules(String bus) {
        return inner.rules(bus);
    }

    @Override
    public Observation<List<TargetFacts>> targets(String bus, String rule) {
        return inner.targets(bus, rule);
    }

    @Override
    public Observation<List<String>> namesByTarget(String bus, String targetArn) {
        return inner.namesByTarget(bus, targetArn);
    }

    @Override
    public Observation<Boolean> matches(String pattern, String event) {
        return inner.matches(pattern, event);
    }

    @Override
    public Observation<String> put(OutgoingEvent event) {
        return putting.apply(event);
    }
}
