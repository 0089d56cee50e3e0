package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One thing is broken: the verdict is Unhealthy, the finding names the resource, and nothing else fails. */
class FaultsTest {

    private static Stream<Fault> faults() {
        return Stream.of(
                        LambdaFaults.all(),
                        DynamoDbFaults.all(),
                        EventBridgeFaults.all(),
                        QueueAndRoleFaults.all(),
                        WatchFaults.all())
                .flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> isFoundNamedAndAlone() {
        var stack = StackOnLocalCloud.shared();
        return faults().map(fault -> DynamicTest.dynamicTest(fault.change().name(), () -> {
            stack.admin().reset();
            fault.change().apply().accept(stack.admin());

            var validation = Validation.of(stack);

            assertThat(validation.exitCode())
                    .as(validation.err() + validation.told())
                    .isEqualTo(1);
            var finding = validation.finding(fault.finding());
            assertThat(finding.path("outcome").asText()).as(validation.told()).isEqualTo("FAIL");
            assertThat(finding.path("expected").asText()).isNotBlank();
            assertThat(finding.path("actual").asText()).isNotBlank();
            var broken = logicalId(fault.finding());
            assertThat(validation.unexplained())
                    .as("nothing is collateral: %s", validation.told())
                    .allSatisfy(ref -> assertThat(logicalId(ref)).isEqualTo(broken));
            assertThat(validation.findings("UNKNOWN")).as(validation.told()).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> isGoneAfterAReset() {
        var stack = StackOnLocalCloud.shared();
        return Stream.of(DynamicTest.dynamicTest("reset", () -> {
            Change.delete("", "AssetsTable").apply().accept(stack.admin());
            stack.admin().reset();

            assertThat(Validation.of(stack).exitCode()).isZero();
        }));
    }

    private static String logicalId(String ref) {
        return Arrays.asList(ref.split("@", 2)).getLast();
    }
}
