package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationTest {
    /** Each has a test of its own beside, which the shaded jar is tried with too. */
    private static final Set<String> BEYOND = Set.of(
            // AwsRolesTest: asked for each name that ListRolePolicies answers, and for the version that GetPolicy
            // names.
            "GetRolePolicy",
            "GetPolicyVersion",
            // AwsLedgerTest
            "PutItem",
            "Query",
            // AwsDeploymentsTest
            "ListDeploymentTargets",
            "BatchGetDeploymentTargets",
            "PutLifecycleEventHookExecutionStatus");

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
                                BEYOND.stream())
                        .collect(Collectors.toSet()));
    }
}
