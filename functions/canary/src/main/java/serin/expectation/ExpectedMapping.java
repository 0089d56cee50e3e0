package serin.expectation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import serin.finding.ResourceRef;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.ResolvedResource;

/**
 * What the template promises of an event source mapping.
 *
 * @param enabled true where the template does not say, as CloudFormation documents
 * @param function name or ARN, with or without the alias
 * @param settings by property name; lists are sorted
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html">AWS::Lambda::EventSourceMapping</a>
 */
public record ExpectedMapping(
        ResourceRef resource,
        Declared<Boolean> enabled,
        Declared<String> function,
        Map<String, Declared<String>> settings)
        implements Expectation {
    private static final List<String> TEXTS = List.of(
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "BisectBatchOnFunctionError",
            "MaximumRetryAttempts",
            "MaximumRecordAgeInSeconds",
            "ParallelizationFactor",
            "TumblingWindowInSeconds",
            "StartingPosition");

    public ExpectedMapping {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(enabled, "enabled is null");
        Objects.requireNonNull(function, "function is null");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * The mapping's UUID.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String id() {
        return PhysicalId.of(resource);
    }

    static ExpectedMapping of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        var settings = new LinkedHashMap<String, Declared<String>>();
        TEXTS.forEach(name -> settings.put(name, properties.text(name)));
        settings.put(
                "FunctionResponseTypes",
                properties.texts("FunctionResponseTypes").map(ExpectedMapping::sorted));
        settings.put(
                "ScalingConfig.MaximumConcurrency",
                properties.within("ScalingConfig", scaling -> scaling.text("MaximumConcurrency")));
        settings.put(
                "FilterCriteria",
                properties
                        .within("FilterCriteria", criteria -> criteria.objects("Filters"))
                        .flatMap(ExpectedMapping::patterns));
        settings.put(
                "DestinationConfig.OnFailure",
                properties.within(
                        "DestinationConfig",
                        config -> config.within("OnFailure", failure -> failure.text("Destination"))));
        return new ExpectedMapping(
                ExpectedStackBuilder.ref(resource),
                properties.bool("Enabled").orDefault(true),
                properties.text("FunctionName"),
                settings);
    }

    /** Each as compact JSON, so that white space means nothing. */
    private static Declared<String> patterns(List<Properties> filters) {
        Declared<List<String>> all = new Declared.Known<>(List.of());
        for (var filter : filters) {
            all = all.flatMap(before -> filter.text("Pattern").map(pattern -> {
                var after = new java.util.ArrayList<>(before);
                after.add(compact(pattern));
                return List.copyOf(after);
            }));
        }
        return all.map(ExpectedMapping::sorted);
    }

    /** Filters' patterns in one form and order, whoever wrote them. */
    public static String patternsOf(List<String> patterns) {
        return sorted(patterns.stream().map(ExpectedMapping::compact).toList());
    }

    private static String compact(String pattern) {
        try {
            return Json.text(Json.parse(pattern));
        } catch (MalformedDocument e) {
            return pattern;
        }
    }

    private static String sorted(List<String> items) {
        return items.isEmpty() ? "none" : new TreeSet<>(items).stream().collect(Collectors.joining(", "));
    }
}
