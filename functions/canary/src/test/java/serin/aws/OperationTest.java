package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationTest {

    /** Else neither the failures nor the shaded jar would be tried with it. */
    @Test
    void everyOperationIsBehindALook() {
        var looked = Look.ALL.stream()
                .flatMap(look -> Stream.of(look.operation(), look.second()))
                .filter(operation -> !operation.isEmpty());

        assertThat(Arrays.stream(Operation.values())
                        .map(operation -> operation.api().replaceAll(".*:", ""))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                looked.map(operation -> operation.equals("Invoke") ? "InvokeFunction" : operation),
                                // Asked for each name that ListRolePolicies answers; and the ledger's own, which
                                // AwsLedgerTest
                                // tries, in the shaded jar too.
                                Stream.of("GetRolePolicy", "PutItem", "Query"))
                        .collect(Collectors.toSet()));
    }
}
