package localcloud.service.codedeploy;

import java.util.Optional;
import java.util.TreeSet;
import localcloud.service.cloudwatch.AlarmWatch;

/**
 * Stops a deployment on account of its alarms: one in ALARM, or one of which nothing can be learned unless the group ignores that.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html">Monitoring deployments with
 *     CloudWatch alarms</a>
 */
final class AlarmGuard {
    private static final String EVENT = "DEPLOYMENT_STOP_ON_ALARM";

    private final AlarmWatch watch;

    AlarmGuard(AlarmWatch watch) {
        this.watch = watch;
    }

    Optional<Ending> look(Plan plan) {
        var active = new TreeSet<String>();
        for (var name : plan.alarms()) {
            var state = watch.state(name);
            if (state.isEmpty() && !plan.ignoresPollAlarmFailure()) {
                return Optional.of(new Ending.Stopped(
                        "CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND",
                        "The state of the alarm " + name + " cannot be retrieved.",
                        EVENT));
            }
            if (state.filter("ALARM"::equals).isPresent()) {
                active.add(name);
            }
        }
        return active.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ending.Stopped(
                        "ALARM_ACTIVE",
                        "One or more alarms have been activated according to the Amazon CloudWatch metrics you selected,"
                                + " and the affected deployments have been stopped. Activated alarms: "
                                + String.join(", ", active),
                        EVENT));
    }
}
