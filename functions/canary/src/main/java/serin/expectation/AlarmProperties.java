package serin.expectation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import serin.observation.AlarmQuery;
import serin.template.Value;

/** The nested properties of an alarm, as CloudFormation writes them. */
final class AlarmProperties {
    /** What a condition is made of, beside its dimensions. */
    private static final List<String> CONDITION = List.of(
            "Namespace",
            "MetricName",
            "Statistic",
            "ExtendedStatistic",
            "Period",
            "Unit",
            "EvaluationPeriods",
            "DatapointsToAlarm",
            "ComparisonOperator",
            "Threshold",
            "ThresholdMetricId",
            "EvaluateLowSampleCountPercentile");

    private static final Properties NOTHING = new Properties(Value.Mapping.EMPTY);

    private AlarmProperties() {}

    /** What is declared of the condition, in that order. */
    static Map<String, Declared<String>> condition(Properties properties) {
        var condition = new LinkedHashMap<String, Declared<String>>();
        for (var name : CONDITION) {
            var declared = properties.text(name);
            if (!(declared instanceof Declared.Omitted<String>)) {
                condition.put(name, declared);
            }
        }
        return Collections.unmodifiableMap(condition);
    }

    /** Values by name; none where none are declared. */
    static Declared<Map<String, String>> dimensions(Properties properties) {
        return properties.objects("Dimensions").orDefault(List.of()).flatMap(list -> {
            Declared<Map<String, String>> all = new Declared.Known<>(Map.of());
            for (var one : list) {
                all = all.flatMap(before -> one.text("Name")
                        .flatMap(name -> one.text("Value").map(value -> {
                            var after = new LinkedHashMap<>(before);
                            after.put(name, value);
                            return after;
                        })));
            }
            return all;
        });
    }

    static Declared<List<AlarmQuery>> queries(List<Properties> list) {
        Declared<List<AlarmQuery>> all = new Declared.Known<>(List.of());
        for (var one : list) {
            all = all.flatMap(before -> query(one).map(query -> {
                var after = new ArrayList<>(before);
                after.add(query);
                return List.copyOf(after);
            }));
        }
        return all;
    }

    private static Declared<AlarmQuery> query(Properties query) {
        return query.nested("MetricStat")
                .orDefault(NOTHING)
                .flatMap(
                        stat -> stat.nested("Metric").orDefault(NOTHING).flatMap(metric -> query(query, stat, metric)));
    }

    private static Declared<AlarmQuery> query(Properties query, Properties stat, Properties metric) {
        return dimensions(metric)
                .flatMap(dimensions -> query.bool("ReturnData")
                        .orDefault(true)
                        .flatMap(returns -> all(List.of(
                                        query.text("Id"),
                                        query.text("Expression"),
                                        metric.text("Namespace"),
                                        metric.text("MetricName"),
                                        stat.text("Stat"),
                                        stat.text("Period"),
                                        query.text("Period")))
                                .map(texts -> new AlarmQuery(
                                        texts.get(0),
                                        texts.get(1),
                                        texts.get(2),
                                        texts.get(3),
                                        dimensions,
                                        texts.get(4),
                                        texts.get(5).isEmpty() ? texts.get(6) : texts.get(5),
                                        returns))));
    }

    /** All of them, an omitted one as an empty text; not known where one of them is not. */
    private static Declared<List<String>> all(List<Declared<String>> each) {
        Declared<List<String>> all = new Declared.Known<>(List.of());
        for (var one : each) {
            all = all.flatMap(before -> one.orDefault("").map(text -> {
                var after = new ArrayList<>(before);
                after.add(text);
                return List.copyOf(after);
            }));
        }
        return all;
    }
}
