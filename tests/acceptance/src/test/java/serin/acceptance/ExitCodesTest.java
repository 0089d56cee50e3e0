package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong before a verdict is one clear line, the documented exit code, and no stack trace. */
class ExitCodesTest {
    private static final Map<String, String> CREDENTIALS = Map.of(
            "AWS_ACCESS_KEY_ID", "AKIAI44QH8DHBEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_REGION", "eu-west-1");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path home;

    @Test
    void noSuchStack() {
        var validation = Validation.ofStack(StackOnLocalCloud.shared(), "no-such-stack");

        assertThat(validation.exitCode()).isEqualTo(66);
        assertOneLine(validation.err(), "no-such-stack");
    }

    @Test
    void aStackWithNothingInItIsInconclusive() {
        var stack = StackOnLocalCloud.shared();
        stack.deploy("empty", "{\"Resources\": {}}");

        var validation = Validation.ofStack(stack, "empty");

        assertThat(validation.exitCode()).as(validation.err()).isEqualTo(2);
        assertThat(validation.verdict()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void noCredentials() throws Exception {
        var run = CommandLine.run(
                home,
                Map.of("AWS_REGION", "eu-west-1"),
                "validate",
                "--stack-name",
                "s",
                "--endpoint-url",
                "http://127.0.0.1:9");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(77);
        assertOneLine(run.err(), "credentials");
    }

    @Test
    void wrongCredentials() throws Exception {
        var run = CommandLine.run(
                home,
                CREDENTIALS,
                "validate",
                "--stack-name",
                "serin-dev",
                "--endpoint-url",
                StackOnLocalCloud.shared().endpoint().toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(77);
    }

    @Test
    void endpointThatIsNotReachable() throws Exception {
        var run = CommandLine.run(
                home, CREDENTIALS, "validate", "--stack-name", "s", "--endpoint-url", "http://127.0.0.1:9");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(69);
        assertThat(run.err()).contains("127.0.0.1:9").doesNotContain("\tat ");
    }

    @Test
    void noRegion() throws Exception {
        var run = CommandLine.run(home, Map.of(), "validate", "--stack-name", "s");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(64);
        assertOneLine(run.err(), "region");
    }

    @Test
    void noStackNamed() throws Exception {
        var run = CommandLine.run(home, CREDENTIALS, "validate");

        assertThat(run.exitCode()).isEqualTo(64);
        assertOneLine(run.err(), "SERIN_STACK_NAME");
    }

    @Test
    void unknownOption() throws Exception {
        var run = CommandLine.run(home, CREDENTIALS, "validate", "--stack", "s");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--stack").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100.1", "NaN", "half"})
    void aShareOfTheQuotasThatIsNone(String share) throws Exception {
        var run = CommandLine.run(home, CREDENTIALS, "validate", "--stack-name", "s", "--quota-share", share);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(64);
        assertThat(run.err()).contains("--quota-share").doesNotContain("\tat ");
    }

    @Test
    void aGlobThatMatchesNoCheck() {
        var validation = Validation.of(StackOnLocalCloud.shared(), "--checks", "dynamo.*");

        assertThat(validation.exitCode()).isEqualTo(64);
        assertOneLine(validation.err(), "dynamo.*");
    }

    @Test
    void aTemplateThatIsNone() throws Exception {
        assertMalformed("Hello: world\n", "Resources");
    }

    @Test
    void aTemplateOverOneMebibyte() throws Exception {
        assertMalformed("{\"Resources\": {}, \"Description\": \"" + "x".repeat(1 << 20) + "\"}", "");
    }

    @Test
    void aTemplateWhoseConditionsGoInACircle() throws Exception {
        var run = plan("{\"Conditions\": {\"A\": {\"Condition\": \"B\"}, \"B\": {\"Condition\": \"A\"}},"
                + " \"Resources\": {\"T\": {\"Type\": \"AWS::SQS::Queue\", \"Condition\": \"A\"}}}");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out() + run.err()).contains("refers to itself").doesNotContain("\tat ");
    }

    @Test
    void anAliasBomb() throws Exception {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("x]\n");
        }
        assertMalformed(bomb + "Resources: {T: {Type: AWS::SQS::Queue}}\n", "");
    }

    @Test
    void aFileThatIsNotThere() throws Exception {
        var run = CommandLine.run(home, Map.of(), "plan", "no-such-file.yaml");

        assertThat(run.exitCode()).isEqualTo(66);
        assertOneLine(run.err(), "no-such-file.yaml");
    }

    @Test
    void verboseShowsWhere() throws Exception {
        var run = CommandLine.run(home, Map.of(), "plan", "no-such-file.yaml", "--verbose");

        assertThat(run.exitCode()).isEqualTo(66);
        assertThat(run.err()).contains("\tat ");
    }

    @Test
    void helpIsASuccess() throws Exception {
        var run = CommandLine.run(home, Map.of(), "validate", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--stack-name")
                .contains("--endpoint-url")
                .contains("--output");
    }

    private void assertMalformed(String template, String words) throws Exception {
        var run = plan(template);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(65);
        assertOneLine(run.err(), words);
    }

    private CommandLine plan(String template) throws Exception {
        var file = Files.writeString(home.resolve("template.yaml"), template);
        return CommandLine.run(home, Map.of(), "plan", file.toString());
    }

    private static void assertOneLine(String err, String words) {
        assertThat(err.lines().filter(line -> line.startsWith("serin: ")))
                .as(err)
                .hasSize(1);
        assertThat(err).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
