package serin.check.observability;

import java.util.List;
import serin.check.Check;

/** Every check of what watches the stack, in the order in which a report shows them. */
public final class ObservabilityChecks {
    public static final List<Check<?>> ALL = List.of(
            new AlarmExists(),
            new AlarmConditionDeclared(),
            new AlarmActionsDeclared(),
            new AlarmDimensionsDeclared(),
            new AlarmMissingDataDeclared(),
            new AlarmNotStuck(),
            new LogGroupRetentionDeclared(),
            new LogGroupEncryptionDeclared(),
            new SubscriptionFilterDeclared(),
            new DashboardExists());

    private ObservabilityChecks() {}
}
