package serin.observation;

import java.util.List;

/** CloudWatch's alarms and dashboards. */
public interface Alarms {

    /** As many names as one call takes. */
    int MOST_NAMES = 100;

    /**
     * {@code cloudwatch:DescribeAlarms}: those of these alarms that there are, metric and composite ones.
     *
     * @param names at most {@link #MOST_NAMES}
     */
    Observation<List<AlarmFacts>> alarms(List<String> names);

    /** {@code cloudwatch:GetDashboard}: the dashboard's body, which is JSON. */
    Observation<String> dashboard(String name);
}
