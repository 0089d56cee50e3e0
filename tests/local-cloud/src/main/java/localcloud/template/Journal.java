package localcloud.template;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of all stacks, by the stack's ARN. No two of a stack have the same time: clients tell by it what they have seen. */
public final class Journal {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Map<String, List<StackEvent>> byStack = new LinkedHashMap<>();

    /** Of one stack, oldest first. */
    public synchronized List<StackEvent> of(String stackId) {
        return List.copyOf(byStack.getOrDefault(stackId, List.of()));
    }

    /** The stack has another status. */
    public synchronized void stack(Stack stack, Instant now, String token) {
        add(stack, stack.name(), stack.id(), STACK, now, stack.status(), stack.reason(), "", token);
    }

    /** A resource has another status. */
    public synchronized void resource(Stack stack, Stack.Member member, Instant now, String token) {
        add(
                stack,
                member.logicalId(),
                member.physicalId(),
                member.type(),
                now,
                member.status(),
                member.reason(),
                member.declared().properties().toString(),
                token);
    }

    private void add(
            Stack stack,
            String logicalId,
            String physicalId,
            String type,
            Instant now,
            String status,
            String reason,
            String properties,
            String token) {
        var events = byStack.computeIfAbsent(stack.id(), _ -> new ArrayList<>());
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        if (!events.isEmpty() && !events.getLast().at().isBefore(at)) {
            at = events.getLast().at().plusMillis(1);
        }
        // As AWS's look: a UUID for the stack, a speaking id for a resource.
        var id = type.equals(STACK) && logicalId.equals(stack.name())
                ? UUID.randomUUID().toString()
                : logicalId + "-" + status + "-" + at;
        events.add(new StackEvent(
                id, stack.id(), stack.name(), logicalId, physicalId, type, at, status, reason, properties, token));
    }

    synchronized Map<String, List<StackEvent>> snapshot() {
        var copy = new LinkedHashMap<String, List<StackEvent>>();
        byStack.forEach((id, events) -> copy.put(id, List.copyOf(events)));
        return copy;
    }

    /** Has the events of these stacks only, as they were at first. */
    synchronized void restore(Map<String, List<StackEvent>> events) {
        byStack.clear();
        events.forEach((id, list) -> byStack.put(id, new ArrayList<>(list)));
    }
}
