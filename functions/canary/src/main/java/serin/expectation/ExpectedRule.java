package serin.expectation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import serin.finding.ResourceRef;
import serin.schedule.MaintenanceWindow;
import serin.schedule.ScheduleIntent;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/**
 * What the template promises of an EventBridge rule, and what it says the rule's schedule is meant to do.
 *
 * @param state {@code ENABLED} where the template omits it, as AWS's default is
 * @param pattern an object, or a text that holds one
 * @param intent from {@code Metadata.Serin} of the rule, or of the function whose event the rule is
 * @param window from {@code Metadata.Serin} of the template
 * @param samples events that the pattern is to match, and not to match; from where the intent is from
 * @param roundTripWithin how soon an event that the canary sends through the rule is to be acknowledged; likewise
 * @param acknowledged whether the stack has a queue for such acknowledgements
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html">AWS::Events::Rule</a>
 */
public record ExpectedRule(
        ResourceRef resource,
        Declared<String> state,
        Declared<String> scheduleExpression,
        Declared<Value> pattern,
        Declared<List<ExpectedTarget>> targets,
        Declared<ScheduleIntent> intent,
        Declared<MaintenanceWindow> window,
        Declared<EventSamples> samples,
        Declared<Duration> roundTripWithin,
        boolean acknowledged)
        implements Expectation {
    private static final String DEFAULT_BUS = "default";
    private static final String BUS_ARN = ":event-bus/";

    public ExpectedRule {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(scheduleExpression, "scheduleExpression is null");
        Objects.requireNonNull(pattern, "pattern is null");
        Objects.requireNonNull(targets, "targets is null");
        Objects.requireNonNull(intent, "intent is null");
        Objects.requireNonNull(window, "window is null");
        Objects.requireNonNull(samples, "samples is null");
        Objects.requireNonNull(roundTripWithin, "roundTripWithin is null");
    }

    /**
     * The name of the bus that the rule is on; {@code default} for the account's own. CloudFormation calls a rule {@code name} on
     * that one, and {@code bus|name} on any other.
     */
    public String bus() {
        var id = PhysicalId.of(resource);
        var bar = id.lastIndexOf('|');
        var bus = bar < 0 ? DEFAULT_BUS : id.substring(0, bar);
        var arn = bus.indexOf(BUS_ARN);
        return arn < 0 ? bus : bus.substring(arn + BUS_ARN.length());
    }

    /** The rule's name. */
    public String name() {
        var id = PhysicalId.of(resource);
        return id.substring(id.lastIndexOf('|') + 1);
    }

    static ExpectedRule of(ResolvedResource resource, ResolvedTemplate template) {
        var properties = new Properties(resource.properties());
        var intent = Intent.of(template);
        var meant = intent.of(resource.logicalId());
        return new ExpectedRule(
                ExpectedStackBuilder.ref(resource),
                properties.text("State").orDefault("ENABLED"),
                properties.text("ScheduleExpression"),
                properties.value("EventPattern"),
                properties.objects("Targets").flatMap(ExpectedRule::targets),
                meant.schedule(),
                intent.window(),
                meant.samples(),
                meant.roundTripWithin(),
                !intent.acknowledgements().isEmpty());
    }

    private static Declared<List<ExpectedTarget>> targets(List<Properties> objects) {
        var targets = new ArrayList<ExpectedTarget>();
        for (var object : objects) {
            switch (ExpectedTarget.of(object)) {
                case Declared.Known<ExpectedTarget>(var target) -> targets.add(target);
                case Declared.Omitted<ExpectedTarget>() -> {
                    return new Declared.Unresolved<>("a target is not known");
                }
                case Declared.Secret<ExpectedTarget>(var reason) -> {
                    return new Declared.Secret<>(reason);
                }
                case Declared.Unresolved<ExpectedTarget>(var reason) -> {
                    return new Declared.Unresolved<>(reason);
                }
            }
        }
        return new Declared.Known<>(List.copyOf(targets));
    }
}
