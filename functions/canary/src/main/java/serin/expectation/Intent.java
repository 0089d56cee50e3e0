package serin.expectation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import serin.schedule.MaintenanceWindow;
import serin.template.MalformedTemplate;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Template;
import serin.template.Value;

/**
 * What the template's authors say that its rules are meant to do: {@code Metadata.Serin} of the template, of functions, of rules
 * and of queues. {@code intent.schema.json} is the same as a JSON schema.
 *
 * @param events by the logical id of the rule
 * @param window when nothing scheduled may fire
 * @param acknowledgements logical ids of the queues to which acknowledgements of the canary's events come
 */
public record Intent(
        Map<String, EventIntent> events, Declared<MaintenanceWindow> window, Set<String> acknowledgements) {
    private static final String SERIN = "Serin";
    private static final String EVENTS = "Events";
    private static final String SCHEDULE = "Schedule";
    private static final String ACKNOWLEDGEMENTS = "Acknowledgements";
    private static final String RULE = "AWS::Events::Rule";
    private static final String WINDOW = "MaintenanceWindow";
    private static final Set<String> OF_TEMPLATE = Set.of(WINDOW, "StageParameter", "DeploymentTimeFrame", "Waivers");

    public Intent {
        events = Map.copyOf(events);
        acknowledgements = Set.copyOf(acknowledgements);
    }

    /** What a rule is meant to do. */
    public EventIntent of(String rule) {
        return events.getOrDefault(rule, EventIntent.NONE);
    }

    /**
     * Reads the intent of a whole template.
     *
     * @throws MalformedTemplate naming the resource, the key, and what is accepted, when a key is unknown or a value makes no sense
     */
    public static Intent of(ResolvedTemplate template) {
        var events = new LinkedHashMap<String, EventIntent>();
        var acknowledgements = new LinkedHashSet<String>();
        for (var resource : template.resources().values()) {
            var where = "Metadata.Serin of " + resource.logicalId();
            serin(where, resource.metadata(), accepted(resource.type())).ifPresent(serin -> {
                collect(where, resource, serin, template, events);
                if (IntentReader.flag(where + "." + ACKNOWLEDGEMENTS, serin.get(ACKNOWLEDGEMENTS))) {
                    acknowledgements.add(resource.logicalId());
                }
            });
        }
        return new Intent(events, window(template.metadata()), acknowledgements);
    }

    /**
     * The maintenance window of a template as it was written, processed by SAM or not.
     *
     * @throws MalformedTemplate as {@link #of}
     */
    public static Declared<MaintenanceWindow> window(Template template) {
        return window(template.metadata());
    }

    private static Declared<MaintenanceWindow> window(Value.Mapping metadata) {
        var where = "Metadata.Serin of the template";
        return serin(where, metadata, OF_TEMPLATE)
                .flatMap(serin -> Optional.ofNullable(serin.get(WINDOW)))
                .map(value -> IntentReader.window(where + "." + WINDOW, value))
                .orElseGet(Declared.Omitted::new);
    }

    /** How old the data of a table may get. */
    static Declared<Freshness> freshness(ResolvedResource table, ResolvedTemplate template) {
        var where = "Metadata.Serin of " + table.logicalId();
        return serin(where, table.metadata(), accepted(table.type()))
                .flatMap(serin -> Optional.ofNullable(serin.get(Freshness.KEY)))
                .map(value -> Freshness.of(where + "." + Freshness.KEY, value, template))
                .orElseGet(Declared.Omitted::new);
    }

    /** SAM copies a function's metadata to the other Lambda resources that it makes of it, so they carry its keys as well. */
    private static Set<String> accepted(String type) {
        if (type.startsWith("AWS::Lambda::")) {
            return Set.of(EVENTS, "Waivers");
        }
        return switch (type) {
            case RULE -> Set.of(SCHEDULE, IntentReader.SAMPLES, IntentReader.ROUND_TRIP, "Waivers");
            case "AWS::SQS::Queue" -> Set.of(ACKNOWLEDGEMENTS, "Waivers");
            case "AWS::DynamoDB::Table" -> Set.of(Freshness.KEY, "Waivers");
            default -> Set.of("Waivers");
        };
    }

    private static Optional<Map<String, Value>> serin(String where, Value.Mapping metadata, Set<String> accepted) {
        var serin = metadata.entries().get(SERIN);
        if (serin == null) {
            return Optional.empty();
        }
        return Optional.of(IntentReader.object(where, serin, accepted));
    }

    private static void collect(
            String where,
            ResolvedResource resource,
            Map<String, Value> serin,
            ResolvedTemplate template,
            Map<String, EventIntent> collected) {
        if (resource.type().equals(RULE)) {
            collected.put(resource.logicalId(), IntentReader.rule(where, serin));
        }
        var events = serin.get(EVENTS);
        if (events != null && resource.type().equals("AWS::Lambda::Function")) {
            IntentReader.object(where + "." + EVENTS, events)
                    .forEach((event, value) -> collected.put(
                            rule(where, resource, event, template),
                            IntentReader.event(where + "." + EVENTS + "." + event, value)));
        }
    }

    /** SAM calls the rule that it makes of an event by the function's logical id and the event's name. */
    private static String rule(String where, ResolvedResource function, String event, ResolvedTemplate template) {
        var rule = function.logicalId() + event;
        if (template.resources().containsKey(rule)
                || template.excluded().contains(rule)
                || template.undecided().containsKey(rule)) {
            return rule;
        }
        throw new MalformedTemplate(
                where + ": unknown event " + event + "; accepted are " + events(function, template));
    }

    private static String events(ResolvedResource function, ResolvedTemplate template) {
        var events = template.resources().values().stream()
                .filter(resource -> resource.type().equals(RULE))
                .map(ResolvedResource::logicalId)
                .filter(id -> id.startsWith(function.logicalId()))
                .map(id -> id.substring(function.logicalId().length()))
                .toList();
        return events.isEmpty() ? "none, since no rule is made of this function's events" : list(events);
    }

    private static String list(List<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
