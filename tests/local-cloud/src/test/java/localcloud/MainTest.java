package localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

    @Test
    void refusesWrongUsage() {
        assertThat(run("--prot", "1")).isEqualTo(64);
        assertThat(run("--port", "many")).isEqualTo(64);
        assertThat(run("--port", "70000")).isEqualTo(64);
    }

    @Test
    void saysThatThereIsNoTemplate(@TempDir Path folder) {
        assertThat(run("--port", "0", "--project", folder.toString())).isEqualTo(66);
    }

    @Test
    void refusesAMalformedTemplate(@TempDir Path folder) throws IOException {
        var template = folder.resolve("tests/stack/processed-template.json");
        Files.createDirectories(template.resolveSibling("."));
        Files.writeString(template, "{\"Resources\": {\"A\": {\"Type\": \"No::Such::Type\"}}}");

        assertThat(run("--port", "0", "--project", folder.toString())).isEqualTo(65);
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        var options = new LocalCloud.Options(0, Path.of("."), InstantSource.system(), List.of());
        try (var cloud = LocalCloud.start(options)) {
            assertThat(run(
                            "--empty",
                            "--port",
                            Integer.toString(cloud.endpoint().getPort())))
                    .isEqualTo(69);
        }
    }

    @Test
    void helps() {
        var out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("--help"))
                .isZero();
        assertThat(out.toString()).contains("--port", "--project", "--stack-name", "--empty");
    }

    private static int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(new StringWriter())).execute(arguments);
    }
}
