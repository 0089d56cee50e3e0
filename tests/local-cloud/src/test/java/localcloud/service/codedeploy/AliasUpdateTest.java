package localcloud.service.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Aliases whose version a stack's update changes:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html (CodeDeployLambdaAliasUpdate).
 */
final class AliasUpdateTest {
    private static final String[] SEVEN = {"One", "Two", "Three", "Four", "Five", "Six", "Seven"};

    private Optional<Gate> opened = Optional.empty();

    @BeforeEach
    void open(@TempDir Path project) throws IOException {
        opened = Optional.of(new Gate(project));
    }

    @AfterEach
    void close() {
        gate().close();
    }

    private Gate gate() {
        return opened.orElseThrow();
    }

    @Test
    void callsNoHookWhenTheStackIsCreated() {
        assertThat(gate().hooks).isEmpty();
    }

    @Test
    void movesOnlyTheAliasWhoseVersionChangesAndAsksBothHooks() throws IOException {
        gate().allSucceed();

        var stack = gate().update("Two");

        assertThat(stack.status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(gate().alias("Two")).isEqualTo("2");
        assertThat(gate().alias("Three")).isEqualTo("1");
        assertThat(gate().hooks)
                .extracting(Gate.Hook::event)
                .containsExactly("BeforeAllowTraffic", "AfterAllowTraffic");
        var info = gate().info(gate().hooks.getFirst().deployment());
        assertThat(info.path("creator").asText()).isEqualTo("CloudFormation");
        assertThat(info.path("externalId").asText()).isEqualTo(stack.id());
        assertThat(gate().told("CloudFormation Stack Status Change", "/detail/status-details/status"))
                .containsExactly("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE");
    }

    @Test
    void movesAnAliasWithoutAPolicyItself() throws IOException {
        var stack = gate().update("Plain");

        assertThat(stack.status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(gate().alias("Plain")).isEqualTo("2");
        assertThat(gate().hooks).isEmpty();
    }

    @Test
    void takesAllBackWhenOneHookFails() throws IOException {
        gate().onHook(hook -> gate().report(
                        hook,
                        hook.event().equals("AfterAllowTraffic")
                                        && hook.hooked().contains("four")
                                ? "Failed"
                                : "Succeeded"));

        var stack = gate().update(SEVEN);

        assertThat(stack.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        for (var function : SEVEN) {
            assertThat(gate().alias(function)).as(function).isEqualTo("1");
        }
        assertThat(gate().reason("FourAliaslive", "UPDATE_FAILED"))
                .startsWith("CodeDeploy deployment d-")
                .contains("Failed: HOOK_EXECUTION_FAILURE")
                .contains("AfterAllowTraffic failed");
        assertThat(gate().reason("gate", "UPDATE_ROLLBACK_IN_PROGRESS")).contains("FourAliaslive");
        assertThat(stack.resources())
                .extracting("logicalId")
                .contains("FourVersion68394af731")
                .doesNotContain("FourVersion0123456789");
    }
}
