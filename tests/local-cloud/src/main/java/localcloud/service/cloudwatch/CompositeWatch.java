package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import localcloud.resource.Resource;
import localcloud.service.World;

/**
 * Evaluates composite alarms, those that another one looks at first. One is evaluated after its creation and whenever the state of a
 * child, or its rule, has changed; so a state that was set lasts until then, as one that SetAlarmState set does. "The evaluation of
 * composite alarms stops if CloudWatch detects a cycle in the evaluation path": such alarms keep their state.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html">PutCompositeAlarm</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html">SetAlarmState</a>
 */
final class CompositeWatch {
    /** What of the rule and the children the state rests on; no answer of AWS shows it. */
    static final String BASIS = "EvaluatedOn";

    private final World world;
    private final AlarmActions actions;

    CompositeWatch(World world, AlarmActions actions) {
        this.world = world;
        this.actions = actions;
    }

    /** Evaluates every composite alarm; metric alarms are taken as they are. */
    void look() {
        var composites = world.resources().ofType(Alarms.COMPOSITE_TYPE);
        if (composites.isEmpty()) {
            return;
        }
        var pass = new Pass(world.now());
        world.resources().ofType(Alarms.TYPE).forEach(pass::know);
        composites.forEach(pass::know);
        composites.forEach(alarm -> pass.settle(alarm.physicalId()));
    }

    /** One look at all of them. */
    private final class Pass {
        private final Instant now;
        private final Map<String, Resource> byName = new HashMap<>();
        private final Set<String> settled = new HashSet<>();
        private final Set<String> path = new HashSet<>();

        Pass(Instant now) {
            this.now = now;
        }

        void know(Resource alarm) {
            byName.put(alarm.physicalId(), alarm);
        }

        /** False when the alarm is on a cycle, or looks at one. */
        boolean settle(String name) {
            var alarm = byName.get(name);
            if (alarm == null || !alarm.type().equals(Alarms.COMPOSITE_TYPE) || settled.contains(name)) {
                return true;
            }
            var rule = rule(alarm);
            if (rule.isEmpty() || !path.add(name)) {
                return false;
            }
            boolean free = true;
            for (var child : rule.get().alarms()) {
                free &= settle(name(child));
            }
            path.remove(name);
            if (free) {
                settled.add(name);
                know(evaluate(alarm, rule.get()));
            }
            return free;
        }

        private Resource evaluate(Resource alarm, CompositeRule rule) {
            var children = new ArrayList<Resource>();
            rule.alarms().forEach(child -> find(child).ifPresent(children::add));
            var basis = basis(alarm, children);
            if (alarm.state().path(BASIS).equals(basis)) {
                return alarm;
            }
            var state = rule.holds(child -> find(child).map(AlarmState::of)) ? AlarmState.ALARM : AlarmState.OK;
            var old = new AtomicReference<>(Optional.<AlarmState>empty());
            var after = world.resources()
                    .update(alarm.logicalId(), live -> {
                        var before = AlarmState.of(live);
                        boolean created = !live.state().has(BASIS);
                        live.state().set(BASIS, basis);
                        if (state != before) {
                            old.set(Optional.of(before));
                            change(live, CompositeReason.of(live, state, created, children));
                        }
                        return live;
                    })
                    .orElse(alarm);
            old.get().ifPresent(before -> {
                if (!isSuppressed(after)) {
                    actions.take(after, before, now);
                }
            });
            return after;
        }

        private void change(Resource alarm, CompositeReason reason) {
            alarm.state()
                    .put("StateValue", reason.state().name())
                    .put("StateReason", reason.text())
                    .put("StateReasonData", reason.data().toString())
                    .put("StateUpdatedTimestamp", now.toString())
                    .put("StateTransitionedTimestamp", now.toString());
        }

        /** "Actions will be suppressed if the suppressor alarm is in the ALARM state"; there are no waiting periods here. */
        private boolean isSuppressed(Resource alarm) {
            return find(alarm.properties().path("ActionsSuppressor").asText(""))
                    .filter(suppressor -> AlarmState.of(suppressor) == AlarmState.ALARM)
                    .isPresent();
        }

        private Optional<Resource> find(String nameOrArn) {
            return Optional.ofNullable(byName.get(name(nameOrArn)));
        }
    }

    private static Optional<CompositeRule> rule(Resource alarm) {
        try {
            return Optional.of(
                    CompositeRule.of(alarm.properties().path("AlarmRule").asText()));
        } catch (IllegalArgumentException e) {
            // What a fault can make of a rule, and AWS would not have taken: nothing to evaluate.
            return Optional.empty();
        }
    }

    private static ObjectNode basis(Resource alarm, List<Resource> children) {
        var basis = JsonNodeFactory.instance
                .objectNode()
                .put("AlarmRule", alarm.properties().path("AlarmRule").asText());
        children.forEach(
                child -> basis.put(child.physicalId(), AlarmState.of(child).name()));
        return basis;
    }

    private static String name(String nameOrArn) {
        int start = nameOrArn.indexOf(":alarm:");
        return nameOrArn.startsWith("arn:") && start >= 0 ? nameOrArn.substring(start + ":alarm:".length()) : nameOrArn;
    }
}
