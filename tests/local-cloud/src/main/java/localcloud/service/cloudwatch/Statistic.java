package localcloud.service.cloudwatch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is made of the data points of one period.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">Statistics definitions</a>
 */
sealed interface Statistic {
    Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?|100)");

    /**
     * The value.
     *
     * @param values at least one
     */
    double of(List<Double> values);

    /** Sum, Average, Minimum, Maximum, SampleCount, or p and a number from 0 to 100; empty for any other. */
    static Optional<Statistic> of(String name) {
        for (var plain : Plain.values()) {
            if (plain.word.equals(name)) {
                return Optional.of(plain);
            }
        }
        var percentile = PERCENTILE.matcher(name);
        return percentile.matches()
                ? Optional.of(new Percentile(Double.parseDouble(percentile.group(1))))
                : Optional.empty();
    }

    /** One without a parameter. */
    enum Plain implements Statistic {
        SUM("Sum") {
            @Override
            public double of(List<Double> values) {
                return values.stream().mapToDouble(Double::doubleValue).sum();
            }
        },
        AVERAGE("Average") {
            @Override
            public double of(List<Double> values) {
                return SUM.of(values) / values.size();
            }
        },
        MINIMUM("Minimum") {
            @Override
            public double of(List<Double> values) {
                return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            }
        },
        MAXIMUM("Maximum") {
            @Override
            public double of(List<Double> values) {
                return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            }
        },
        SAMPLE_COUNT("SampleCount") {
            @Override
            public double of(List<Double> values) {
                return values.size();
            }
        };

        private final String word;

        Plain(String word) {
            this.word = word;
        }
    }

    /** The smallest value that so many percent of all do not exceed; how AWS interpolates is not said. */
    record Percentile(double percent) implements Statistic {
        @Override
        public double of(List<Double> values) {
            var sorted = values.stream().sorted().toList();
            int rank = (int) Math.ceil(percent / 100 * sorted.size());
            return sorted.get(Math.max(rank, 1) - 1);
        }
    }
}
