package serin.check.deployment;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a deployment configuration that AWS predefines for Lambda takes to shift all traffic, by its name.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-lambda">Deployment
 *     configurations on an AWS Lambda compute platform</a>
 */
record TrafficPace(Duration duration) {
    private static final String PREFIX = "CodeDeployDefault.Lambda";
    private static final Pattern CANARY = Pattern.compile("Canary10Percent([0-9]{1,3})Minutes");
    private static final Pattern LINEAR = Pattern.compile("Linear10PercentEvery([0-9]{1,3})Minutes?");

    /** Steps of ten percent. */
    private static final int STEPS = 10;

    /** Empty for a configuration that is not AWS's. */
    static Optional<TrafficPace> of(String config) {
        if (!config.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var name = config.substring(PREFIX.length());
        if (name.equals("AllAtOnce")) {
            return Optional.of(new TrafficPace(Duration.ZERO));
        }
        return minutes(CANARY, name)
                .or(() -> minutes(LINEAR, name).map(every -> every.multipliedBy(STEPS)))
                .map(TrafficPace::new);
    }

    private static Optional<Duration> minutes(Pattern pattern, String name) {
        var matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(Duration.ofMinutes(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }
}
