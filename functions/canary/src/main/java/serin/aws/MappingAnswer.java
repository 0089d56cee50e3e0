package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import serin.observation.FunctionUrlFacts;
import serin.observation.MappingFacts;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/** Reads what Lambda answers of the ways by which functions are called: mappings of event sources, and addresses. */
final class MappingAnswer {

    private MappingAnswer() {}

    static List<MappingFacts> mappings(ListEventSourceMappingsResponse response) {
        return listed(response.hasEventSourceMappings(), response.eventSourceMappings(), "EventSourceMappings").stream()
                .map(MappingAnswer::facts)
                .toList();
    }

    static FunctionUrlFacts url(GetFunctionUrlConfigResponse response) {
        required(response.functionUrl(), "FunctionUrl");
        var settings = new HashMap<String, String>();
        put(settings, "AuthType", response.authTypeAsString());
        put(settings, "InvokeMode", response.invokeModeAsString());
        Optional.ofNullable(response.cors()).ifPresent(cors -> {
            put(settings, "Cors.AllowHeaders", sorted(cors.allowHeaders()));
            put(settings, "Cors.AllowMethods", sorted(cors.allowMethods()));
            put(settings, "Cors.AllowOrigins", sorted(cors.allowOrigins()));
            put(settings, "Cors.ExposeHeaders", sorted(cors.exposeHeaders()));
            put(settings, "Cors.AllowCredentials", cors.allowCredentials());
            put(settings, "Cors.MaxAge", cors.maxAge());
        });
        return new FunctionUrlFacts(settings);
    }

    private static MappingFacts facts(EventSourceMappingConfiguration mapping) {
        var settings = new HashMap<String, String>();
        put(settings, "BatchSize", mapping.batchSize());
        put(settings, "MaximumBatchingWindowInSeconds", mapping.maximumBatchingWindowInSeconds());
        put(settings, "BisectBatchOnFunctionError", mapping.bisectBatchOnFunctionError());
        put(settings, "MaximumRetryAttempts", mapping.maximumRetryAttempts());
        put(settings, "MaximumRecordAgeInSeconds", mapping.maximumRecordAgeInSeconds());
        put(settings, "ParallelizationFactor", mapping.parallelizationFactor());
        put(settings, "TumblingWindowInSeconds", mapping.tumblingWindowInSeconds());
        put(settings, "StartingPosition", mapping.startingPositionAsString());
        put(settings, "FunctionResponseTypes", sorted(mapping.functionResponseTypesAsStrings()));
        Optional.ofNullable(mapping.scalingConfig())
                .ifPresent(scaling -> put(settings, "ScalingConfig.MaximumConcurrency", scaling.maximumConcurrency()));
        Optional.ofNullable(mapping.destinationConfig())
                .map(config -> config.onFailure())
                .ifPresent(failure -> put(settings, "DestinationConfig.OnFailure", failure.destination()));
        return new MappingFacts(
                required(mapping.uuid(), "EventSourceMappings.UUID"),
                required(mapping.state(), "EventSourceMappings.State"),
                required(mapping.functionArn(), "EventSourceMappings.FunctionArn"),
                settings,
                Optional.ofNullable(mapping.filterCriteria())
                        .map(criteria -> criteria.filters().stream()
                                .map(Filter::pattern)
                                .map(pattern -> required(pattern, "FilterCriteria.Filters.Pattern"))
                                .toList())
                        .orElseGet(List::of));
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            settings.put(name, value.toString());
        }
    }

    private static String sorted(List<String> items) {
        return String.join(", ", new TreeSet<>(items));
    }
}
