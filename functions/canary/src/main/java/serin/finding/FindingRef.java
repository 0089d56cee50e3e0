package serin.finding;

import java.util.Objects;

/**
 * Names another finding: {@code dynamodb.table.active@AssetsTable}.
 *
 * @param check the id of the check
 * @param logicalId the resource that it was made on
 */
public record FindingRef(String check, String logicalId) {
    public FindingRef {
        Objects.requireNonNull(check, "check is null");
        Objects.requireNonNull(logicalId, "logicalId is null");
    }

    @Override
    public String toString() {
        return check + "@" + logicalId;
    }
}
