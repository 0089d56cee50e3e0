package localcloud.service.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Metrics;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;

/**
 * Evaluates alarms, whenever somebody asks, by the cloud's clock. A state that the admin API has set lasts until then, as one
 * that SetAlarmState set lasts until the next comparison on AWS. Alarms on metric math or percentiles keep the state that their document
 * has. Composite alarms follow.
 *
 * <p>The most recent period ends now; on AWS it ends with the last full minute, so an alarm goes off here up to a minute earlier.
 */
public final class AlarmWatch {
    private final World world;
    private final Metrics metrics;
    private final AlarmActions actions;
    private final CompositeWatch composites;
    private final CompositeWatch begun;

    /**
     * Of one cloud.
     *
     * @param carrier delivers what a change of state asks for
     */
    AlarmWatch(World world, Metrics metrics, Consumer<Delivery> carrier) {
        this.world = world;
        this.metrics = metrics;
        this.actions = new AlarmActions(world, carrier);
        this.composites = new CompositeWatch(world, actions);
        this.begun = new CompositeWatch(world, new AlarmActions(world, delivery -> {}));
    }

    /** One that delivers alarms' actions in the background; several may watch the same alarms. */
    public static AlarmWatch on(Ground ground) {
        return new AlarmWatch(
                ground.world(),
                ground.metrics(),
                delivery -> ground.background().start(() -> {
                    try {
                        ground.courier().deliver(delivery);
                    } catch (AwsError e) {
                        // The courier has recorded why; CloudWatch neither tests nor repeats an action.
                    }
                }));
    }

    /** Evaluates every alarm. */
    public void look() {
        world.resources().ofType(Alarms.TYPE).forEach(this::evaluate);
        composites.look();
    }

    /**
     * Gives composite alarms that have just been created their first state, without actions, so that nothing is under way in a cloud that
     * has just started; metric alarms wait until somebody looks.
     */
    void begin() {
        begun.look();
    }

    /** The state that an alarm has now, such as {@code ALARM}; empty when there is no such alarm. */
    public Optional<String> state(String alarmName) {
        for (var alarm : world.resources().ofType(Alarms.TYPE)) {
            if (alarm.physicalId().equals(alarmName)) {
                return Optional.of(word(evaluate(alarm)));
            }
        }
        look();
        return world.resources().ofType(Alarms.COMPOSITE_TYPE).stream()
                .filter(alarm -> alarm.physicalId().equals(alarmName))
                .map(AlarmWatch::word)
                .findFirst();
    }

    private static String word(Resource alarm) {
        return alarm.state().path("StateValue").asText();
    }

    private Resource evaluate(Resource alarm) {
        var rule = AlarmRule.of(alarm.properties());
        if (rule.isEmpty()) {
            return alarm;
        }
        var now = world.now();
        var periods = periods(rule.get(), now);
        if (AlarmEvaluation.of(rule.get(), periods, AlarmState.of(alarm)).state() == AlarmState.of(alarm)) {
            return alarm;
        }
        var old = new AtomicReference<>(Optional.<AlarmState>empty());
        var after = world.resources()
                .update(alarm.logicalId(), live -> {
                    var before = AlarmState.of(live);
                    var evaluation = AlarmEvaluation.of(rule.get(), periods, before);
                    if (evaluation.state() != before) {
                        old.set(Optional.of(before));
                        change(live, new AlarmReason(rule.get(), evaluation), evaluation.state(), now);
                    }
                    return live;
                })
                .orElse(alarm);
        old.get().ifPresent(before -> actions.take(after, before, now));
        return after;
    }

    private static void change(Resource alarm, AlarmReason reason, AlarmState state, Instant now) {
        alarm.state()
                .put("StateValue", state.name())
                .put("StateReason", reason.text())
                .put(
                        "StateReasonData",
                        reason.data(now, alarm.properties().path("Unit").asText(""))
                                .toString())
                .put("StateUpdatedTimestamp", now.toString())
                .put("StateTransitionedTimestamp", now.toString());
    }

    /** The periods of the evaluation range that have data, most recent first. */
    private List<AlarmPeriod> periods(AlarmRule rule, Instant now) {
        int range = AlarmEvaluation.range(rule);
        var sums = new ArrayList<DoubleSummaryStatistics>();
        for (int i = 0; i < range; i++) {
            sums.add(new DoubleSummaryStatistics());
        }
        var series = new Metrics.Series(rule.namespace(), rule.metricName(), rule.dimensions());
        for (var point : metrics.between(series, now.minus(rule.period().multipliedBy(range)), now)) {
            long age = Duration.between(point.at(), now).dividedBy(rule.period());
            if (age < range) {
                sums.get((int) age).accept(point.value());
            }
        }
        var periods = new ArrayList<AlarmPeriod>();
        for (int i = 0; i < range; i++) {
            if (sums.get(i).getCount() > 0) {
                periods.add(new AlarmPeriod(
                        now.minus(rule.period().multipliedBy(i + 1L)),
                        i + 1,
                        statistic(rule.statistic(), sums.get(i)),
                        sums.get(i).getCount()));
            }
        }
        return periods;
    }

    private static double statistic(String statistic, DoubleSummaryStatistics of) {
        return switch (statistic.toLowerCase(Locale.ROOT)) {
            case "sum" -> of.getSum();
            case "average" -> of.getAverage();
            case "minimum" -> of.getMin();
            case "maximum" -> of.getMax();
            default -> of.getCount();
        };
    }
}
