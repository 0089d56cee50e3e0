package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates of others with what {@code serin init} printed for them, merged and processed by the SAM translator (tests/init), deploy
 * and validate. The code of their own functions is nowhere, and Serin says so; nothing else is to be said.
 */
class InitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connector_mix_destination",
                "embedded_connectors_table_to_function",
                "function_with_deployment_preference_all_parameters",
                "orders"
            })
    void validatesWithTheFragmentMergedIn(String name) throws IOException {
        var stack = StackOnLocalCloud.shared();
        var file = Path.of(System.getProperty("serin.root"), "tests", "init", name + ".processed.json");
        var stackName = "init-" + name.replace('_', '-').substring(0, Math.min(20, name.length()));
        // CloudFormation refuses a function whose code is in no bucket; what is to be below the project is missed when
        // it runs.
        var template = Files.readString(file)
                .replaceAll("\"S3Bucket\": \"(sam-demo|my)-bucket\"", "\"S3Bucket\": \"local-artifacts\"");
        stack.deploy(stackName, template);

        var validation = Validation.ofStack(stack, stackName);

        assertThat(validation.findings("FAIL"))
                .allMatch(finding -> finding.startsWith("lambda.function.active@")
                        // This one has a preference of its own, with no hooks, and init leaves it as it is.
                        || finding.equals("deployment.hooks-declared@MinimalFunctionAliaslive"))
                .noneMatch(finding -> finding.contains("Canary") && !name.equals("orders"))
                .noneMatch(finding -> finding.contains("SerinCanary"));
        assertThat(validation.unknowns()).isEmpty();
    }
}
