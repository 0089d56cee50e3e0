package serin.observation;

import java.util.List;

/** CloudWatch Logs. */
public interface LogGroups {

    /** As many names as one call takes. */
    int MOST_NAMES = 50;

    /**
     * {@code logs:DescribeLogGroups}: those of these log groups that there are.
     *
     * @param names at most {@link #MOST_NAMES}
     */
    Observation<List<LogGroupFacts>> groups(List<String> names);

    /** {@code logs:DescribeSubscriptionFilters} of one log group, all pages. */
    Observation<List<SubscriptionFilterFacts>> filters(String group);
}
