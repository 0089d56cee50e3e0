package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.service.World;

/**
 * Deployment configurations: those that AWS predefines for Lambda, and the account's own.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html">Predefined deployment
 *     configurations for an AWS Lambda compute platform</a>
 */
final class DeploymentConfigs {
    static final String TYPE = "AWS::CodeDeploy::DeploymentConfig";
    /** What CodeDeploy takes when nothing is said. */
    static final String DEFAULT = "CodeDeployDefault.LambdaAllAtOnce";

    private static final Pattern CANARY =
            Pattern.compile("CodeDeployDefault\\.LambdaCanary10Percent(5|10|15|30)Minutes");
    private static final Pattern LINEAR =
            Pattern.compile("CodeDeployDefault\\.LambdaLinear10PercentEvery(1Minute|2Minutes|3Minutes|10Minutes)");

    private final World world;

    DeploymentConfigs(World world) {
        this.world = world;
    }

    Optional<Routing> find(String name) {
        if (name.equals(DEFAULT)) {
            return Optional.of(new Routing.AllAtOnce());
        }
        var canary = CANARY.matcher(name);
        if (canary.matches()) {
            return Optional.of(new Routing.Canary(10, Duration.ofMinutes(Long.parseLong(canary.group(1)))));
        }
        var linear = LINEAR.matcher(name);
        if (linear.matches()) {
            var minutes = Long.parseLong(linear.group(1).replaceAll("\\D", ""));
            return Optional.of(new Routing.Linear(10, Duration.ofMinutes(minutes)));
        }
        return world.resources().ofType(TYPE).stream()
                .filter(config -> config.physicalId().equals(name))
                .findFirst()
                .map(config -> declared(config.properties().path("TrafficRoutingConfig")));
    }

    private static Routing declared(JsonNode routing) {
        var canary = routing.path("TimeBasedCanary");
        var linear = routing.path("TimeBasedLinear");
        return switch (routing.path("Type").asText()) {
            case "TimeBasedCanary" ->
                new Routing.Canary(
                        share(canary.path("CanaryPercentage")),
                        Duration.ofMinutes(canary.path("CanaryInterval").asLong()));
            case "TimeBasedLinear" ->
                new Routing.Linear(
                        share(linear.path("LinearPercentage")),
                        Duration.ofMinutes(linear.path("LinearInterval").asLong()));
            default -> new Routing.AllAtOnce();
        };
    }

    /** What a fault may have made of it, and AWS would not have taken, must not keep a deployment from its end. */
    private static int share(JsonNode percentage) {
        return Math.clamp(percentage.asInt(), 1, 99);
    }
}
