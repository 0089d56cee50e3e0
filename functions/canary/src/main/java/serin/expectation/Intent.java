package serin.expectation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import serin.schedule.MaintenanceWindow;
import serin.schedule.ScheduleIntent;
import serin.template.MalformedTemplate;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/**
 * What the template's authors say that its schedules are meant to do: {@code Metadata.Serin} of the template, of functions and of
 * rules.
 *
 * @param schedules by the logical id of the rule
 * @param window when nothing scheduled may fire
 */
public record Intent(Map<String, Declared<ScheduleIntent>> schedules, Declared<MaintenanceWindow> window) {
    private static final String SERIN = "Serin";
    private static final String EVENTS = "Events";
    private static final String SCHEDULE = "Schedule";
    private static final String WINDOW = "MaintenanceWindow";
    private static final Set<String> OF_TEMPLATE = Set.of(WINDOW, "StageParameter", "DeploymentTimeFrame", "Waivers");

    public Intent {
        schedules = Map.copyOf(schedules);
    }

    /**
     * Reads the intent of a whole template.
     *
     * @throws MalformedTemplate naming the resource, the key, and what is accepted, when a key is unknown or a value makes no sense
     */
    public static Intent of(ResolvedTemplate template) {
        var schedules = new LinkedHashMap<String, Declared<ScheduleIntent>>();
        for (var resource : template.resources().values()) {
            var where = "Metadata.Serin of " + resource.logicalId();
            serin(where, resource.metadata(), accepted(resource.type()))
                    .ifPresent(serin -> collect(where, resource, serin, template, schedules));
        }
        var where = "Metadata.Serin of the template";
        var window = serin(where, template.metadata(), OF_TEMPLATE)
                .flatMap(serin -> Optional.ofNullable(serin.get(WINDOW)))
                .map(value -> IntentReader.window(where + "." + WINDOW, value));
        return new Intent(schedules, window.orElseGet(Declared.Omitted::new));
    }

    /** SAM copies a function's metadata to the other Lambda resources that it makes of it, so they carry its keys as well. */
    private static Set<String> accepted(String type) {
        if (type.startsWith("AWS::Lambda::")) {
            return Set.of(EVENTS, "Waivers");
        }
        return switch (type) {
            case "AWS::Events::Rule" -> Set.of(SCHEDULE, "Samples", "Waivers");
            case "AWS::DynamoDB::Table" -> Set.of("Freshness", "Waivers");
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
            Map<String, Declared<ScheduleIntent>> schedules) {
        var schedule = serin.get(SCHEDULE);
        if (schedule != null) {
            schedules.put(resource.logicalId(), IntentReader.schedule(where + "." + SCHEDULE, schedule));
        }
        var events = serin.get(EVENTS);
        if (events != null && resource.type().equals("AWS::Lambda::Function")) {
            IntentReader.object(where + "." + EVENTS, events)
                    .forEach((event, value) -> schedules.put(
                            rule(where, resource, event, template),
                            IntentReader.schedule(where + "." + EVENTS + "." + event, value)));
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
                .filter(resource -> resource.type().equals("AWS::Events::Rule"))
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
