package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serin window}, by which the pipeline decides whether production may be deployed; 2026-11-29 is a Sunday. */
class WindowTest {
    private static final String TEMPLATE =
            Path.of(System.getProperty("serin.root"), "template.yaml").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path home;

    @Test
    void isOpenOnSunday() throws Exception {
        var run = window(TEMPLATE, "2026-11-29T03:00:00Z");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("open at 2026-11-29T03:00:00Z: the maintenance window is SUN 00:00-24:00 UTC;"
                        + " it closes at 2026-11-30T00:00:00Z\n");
    }

    @Test
    void saysWhenItOpensNext() throws Exception {
        var run = window(TEMPLATE, "2026-11-27T10:15:30Z");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo("closed at 2026-11-27T10:15:30Z: the maintenance window is SUN 00:00-24:00 UTC;"
                        + " it opens at 2026-11-29T00:00:00Z\n");
    }

    @Test
    void refusesATemplateWithoutOne() throws Exception {
        var file = Files.writeString(home.resolve("t.json"), "{\"Resources\": {}}");

        var run = window(file.toString(), "2026-11-29T03:00:00Z");

        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err()).contains("no maintenance window").doesNotContain("\tat ");
    }

    @Test
    void refusesATimeThatIsNone() throws Exception {
        var run = window(TEMPLATE, "Sunday");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--at").doesNotContain("\tat ");
    }

    @Test
    void takesTheTimeThatItIs() throws Exception {
        var run = CommandLine.run(home, Map.of(), "window", "--template", TEMPLATE);

        assertThat(run.exitCode()).as(run.err()).isIn(0, 1);
    }

    private CommandLine window(String template, String at) throws Exception {
        return CommandLine.run(home, Map.of(), "window", "--template", template, "--at", at);
    }
}
