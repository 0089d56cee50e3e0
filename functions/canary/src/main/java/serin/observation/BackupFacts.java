package serin.observation;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Continuous backups, as DescribeContinuousBackups answers.
 *
 * @param pointInTimeRecovery {@code ENABLED} or {@code DISABLED}
 * @param recoveryPeriodDays 1 to 35; empty when recovery is disabled
 */
public record BackupFacts(String pointInTimeRecovery, OptionalInt recoveryPeriodDays) {
    public BackupFacts {
        Objects.requireNonNull(pointInTimeRecovery, "pointInTimeRecovery is null");
        Objects.requireNonNull(recoveryPeriodDays, "recoveryPeriodDays is null");
    }
}
