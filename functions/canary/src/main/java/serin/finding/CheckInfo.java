package serin.finding;

import java.util.Objects;
import java.util.Set;

/**
 * What a check is, for catalogue and report.
 *
 * @param id stable, dotted, such as {@code dynamodb.table.active}
 * @param title the good state, in a few words that read after the resource's name: "is active"
 * @param severity how much it matters
 * @param reads the IAM actions that it needs, such as {@code dynamodb:DescribeTable}
 * @param verifies the template properties that it verifies, such as {@code TimeToLiveSpecification}; for coverage
 * @param source the AWS page that the check rests on
 * @param remediation what to do when it fails, one sentence
 */
public record CheckInfo(
        String id,
        String title,
        Severity severity,
        Set<String> reads,
        Set<String> verifies,
        String source,
        String remediation) {
    public CheckInfo {
        if (!id.matches("[a-z]+(\\.[a-z][a-z-]*)+")) {
            throw new IllegalArgumentException("id must be dotted lower case, was " + id);
        }
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(severity, "severity is null");
        reads = Set.copyOf(reads);
        verifies = Set.copyOf(verifies);
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(remediation, "remediation is null");
    }
}
