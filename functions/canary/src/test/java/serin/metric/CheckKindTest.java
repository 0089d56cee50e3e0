package serin.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.Checks;

class CheckKindTest {

    @Test
    void everyCheckHasAKind() {
        assertThat(Checks.ALL)
                .allSatisfy(check -> assertThat(CheckKind.of(check.info().id()))
                        .as(check.info().id())
                        .isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb.table.active,              table,               false",
        "probe.table-writable,               table,               false",
        "probe.answers,                      function-execution,  true",
        "lambda.function.timeout,            function-execution,  true",
        "lambda.function.public-access,      permission,          true",
        "iam.role.policies,                  permission,          true",
        "eventbridge.rule.enabled,           rule,                false",
        "eventbridge.rule.target-permission, permission,          true",
        "eventbridge.event.round-trip,       event-delivery,      true",
        "sqs.queue.exists,                   event-delivery,      true",
        "deployment.alias-settled,           function-deployment, true",
        "stack.resources-exist,              deployment,          true",
        "logs.group.retention,               observability,       true",
    })
    void theLongestPrefixCounts(String check, String kind, boolean infrastructure) {
        assertThat(CheckKind.of(check)).hasValueSatisfying(row -> {
            assertThat(row.kind().word()).isEqualTo(kind);
            assertThat(row.infrastructure()).isEqualTo(infrastructure);
        });
    }

    /** They say a failed deployment again and again, until the next one; its own rate has it once. */
    @ParameterizedTest
    @CsvSource({"deployment.last-succeeded", "stack.status-complete"})
    void whatADeploymentsRateSaysIsNoInfrastructure(String check) {
        assertThat(CheckKind.of(check))
                .hasValueSatisfying(row -> assertThat(row.infrastructure()).isFalse());
    }

    @Test
    void doesNotGuess() {
        assertThat(CheckKind.of("weather.sunny")).isEmpty();
    }
}
