package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import serin.observation.LogGroupFacts;
import serin.observation.LogGroups;
import serin.observation.Observation;
import serin.observation.SubscriptionFilterFacts;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** CloudWatch Logs through the SDK. */
final class AwsLogGroups implements LogGroups {
    private final CloudWatchLogsClient client;
    private final AwsReader reader;
    private final SingleFlight<List<String>, List<LogGroupFacts>> groups =
            new SingleFlight<>(Operation.DESCRIBE_LOG_GROUPS);
    private final SingleFlight<String, List<SubscriptionFilterFacts>> filters =
            new SingleFlight<>(Operation.DESCRIBE_SUBSCRIPTION_FILTERS);

    AwsLogGroups(CloudWatchLogsClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<List<LogGroupFacts>> groups(List<String> names) {
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_NAMES + " names, not " + names.size());
        }
        return groups.look(
                List.copyOf(names),
                () -> reader.readAll(
                        Operation.DESCRIBE_LOG_GROUPS,
                        "log groups",
                        (limits, token) -> client.describeLogGroups(r ->
                                r.logGroupIdentifiers(names).nextToken(token).overrideConfiguration(limits)),
                        response -> listed(response.hasLogGroups(), response.logGroups(), "logGroups").stream()
                                .map(AwsLogGroups::facts)
                                .toList(),
                        DescribeLogGroupsResponse::nextToken));
    }

    @Override
    public Observation<List<SubscriptionFilterFacts>> filters(String group) {
        return filters.look(
                group,
                () -> reader.readAll(
                        Operation.DESCRIBE_SUBSCRIPTION_FILTERS,
                        "log group " + group,
                        (limits, token) -> client.describeSubscriptionFilters(
                                r -> r.logGroupName(group).nextToken(token).overrideConfiguration(limits)),
                        response -> listed(
                                        response.hasSubscriptionFilters(),
                                        response.subscriptionFilters(),
                                        "subscriptionFilters")
                                .stream()
                                .map(filter -> new SubscriptionFilterFacts(
                                        required(filter.filterName(), "subscriptionFilters.filterName"),
                                        Optional.ofNullable(filter.filterPattern())
                                                .orElse(""),
                                        required(filter.destinationArn(), "subscriptionFilters.destinationArn")))
                                .toList(),
                        DescribeSubscriptionFiltersResponse::nextToken));
    }

    private static LogGroupFacts facts(LogGroup group) {
        var days = group.retentionInDays();
        return new LogGroupFacts(
                required(group.logGroupName(), "logGroups.logGroupName"),
                days == null ? OptionalInt.empty() : OptionalInt.of(days),
                Optional.ofNullable(group.kmsKeyId()));
    }
}
