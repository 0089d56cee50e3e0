package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a metric alarm watches, read from its document.
 *
 * @param statistic one of Sum, Average, Minimum, Maximum, SampleCount
 * @param evaluationPeriods N
 * @param datapointsToAlarm M, which is N when it is not declared
 * @param declaresDatapoints whether M is declared, which shows in the wording of reasons
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
record AlarmRule(
        String namespace,
        String metricName,
        SortedMap<String, String> dimensions,
        String statistic,
        Duration period,
        int evaluationPeriods,
        int datapointsToAlarm,
        boolean declaresDatapoints,
        double threshold,
        Comparison comparison,
        MissingData missing) {
    private static final String DYNAMODB = "AWS/DynamoDB";

    /** When a value breaches. */
    enum Comparison {
        GREATER("GreaterThanThreshold", "greater than"),
        GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
        LESS("LessThanThreshold", "less than"),
        LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

        private final String operator;
        private final String words;

        Comparison(String operator, String words) {
            this.operator = operator;
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean breaches(double value, double threshold) {
            return switch (this) {
                case GREATER -> value > threshold;
                case GREATER_OR_EQUAL -> value >= threshold;
                case LESS -> value < threshold;
                case LESS_OR_EQUAL -> value <= threshold;
            };
        }

        static Optional<Comparison> of(String operator) {
            for (var each : values()) {
                if (each.operator.equals(operator)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    private static final Map<String, String> STATISTICS = Map.of(
            "sum", "Sum",
            "average", "Average",
            "minimum", "Minimum",
            "maximum", "Maximum",
            "samplecount", "SampleCount");

    /** Empty for what is not evaluated here: metric math, percentiles, anomaly bands, or a document that lacks something. */
    static Optional<AlarmRule> of(JsonNode properties) {
        var statistic = STATISTICS.get(properties.path("Statistic").asText().toLowerCase(Locale.ROOT));
        var comparison = Comparison.of(properties.path("ComparisonOperator").asText());
        int periods = properties.path("EvaluationPeriods").asInt(0);
        long seconds = properties.path("Period").asLong(0);
        if (statistic == null
                || comparison.isEmpty()
                || periods < 1
                || seconds < 1
                || properties.has("Metrics")
                || !properties.has("Threshold")) {
            return Optional.empty();
        }
        var dimensions = new TreeMap<String, String>();
        properties
                .path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.path("Name").asText(), each.path("Value").asText()));
        var namespace = properties.path("Namespace").asText();
        return Optional.of(new AlarmRule(
                namespace,
                properties.path("MetricName").asText(),
                dimensions,
                statistic,
                Duration.ofSeconds(seconds),
                periods,
                Math.min(properties.path("DatapointsToAlarm").asInt(periods), periods),
                properties.has("DatapointsToAlarm"),
                properties.path("Threshold").asDouble(),
                comparison.get(),
                // "Alarms that evaluate metrics in the AWS/DynamoDB namespace always ignore missing data."
                namespace.equals(DYNAMODB)
                        ? MissingData.IGNORE
                        : MissingData.of(properties.path("TreatMissingData").asText())));
    }

    boolean breaches(double value) {
        return comparison.breaches(value, threshold);
    }
}
