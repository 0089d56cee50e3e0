package localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import localcloud.lambda.FunctionOutput.Outcome;
import localcloud.service.Principals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real child JVMs, as few as possible: all that can share one, does. Wordings are AWS's, from the pages named beside them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LambdaHostTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:obedient";

    private final KnownPrincipals principals = new KnownPrincipals();
    private final FunctionLogs logs = new FunctionLogs();
    private final LambdaHost host = new LambdaHost(
            new SessionKeys(principals, new Random(1)),
            () -> URI.create("http://127.0.0.1:4566"),
            InstantSource.system(),
            logs);
    private Path directory = Path.of("");
    private Path jar = Path.of("");

    @BeforeAll
    void packHandlers(@TempDir Path fresh) throws IOException {
        directory = fresh;
        jar = directory.resolve("obedient-lambda.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var handler : List.of(ObedientHandler.class, UnstartableHandler.class)) {
                var name = handler.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (var in = handler.getResourceAsStream("/" + name)) {
                    assertThat(in).isNotNull();
                    in.transferTo(out);
                }
            }
        }
    }

    @AfterAll
    void endChildren() {
        host.close();
    }

    @Test
    void answersAndIsUsedAgain() throws InterruptedException {
        var first = run("echo {}");
        assertThat(first.outcome()).isEqualTo(Outcome.OK);
        assertThat(first.payload().text()).isEqualTo("{}");
        assertThat(run("process").payload()).isEqualTo(run("process").payload());
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html */
    @Test
    void answersTheHandlersException() throws Exception {
        var failed = run("fail no such symbol");
        assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(json(failed).path("errorMessage").textValue()).isEqualTo("no such symbol");
        assertThat(json(failed).path("errorType").textValue()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(json(failed).path("stackTrace").isArray()).isTrue();
    }

    @Test
    void handsOverTheClientContext() throws InterruptedException {
        var context = "{\"custom\":{\"serin.probe\":\"1\"}}";
        var output = host.invoke(version(), new FunctionInput(Payload.of("\"custom serin.probe\""), context, ARN));
        assertThat(output.payload().text()).isEqualTo("1");
    }

    @Test
    void tellsTheFunctionWhoItIs() throws InterruptedException {
        assertThat(run("context").payload().text()).isEqualTo("obedient 3 " + ARN + ":live 512 /aws/lambda/obedient");
    }

    /** Every name was printed by a java25 function on AWS (recorded-answers/snapshots/lambda_common.json). */
    @Test
    void givesAwsEnvironmentAndNothingOfThisProcess() throws InterruptedException {
        var given = environment();
        var key = given.get("AWS_ACCESS_KEY_ID");
        assertThat(key).startsWith("ASIA");
        assertThat(principals.arnOf(String.valueOf(key)))
                .contains("arn:aws:sts::111122223333:assumed-role/obedient-role/obedient");
        assertThat(given)
                .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "obedient")
                .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "3")
                .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")
                .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
                .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/obedient")
                .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_java25")
                .containsEntry("AWS_REGION", "eu-west-1")
                .containsEntry("AWS_DEFAULT_REGION", "eu-west-1")
                .containsEntry("LAMBDA_TASK_ROOT", "/var/task")
                .containsEntry("_HANDLER", ObedientHandler.class.getName())
                .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
                .containsEntry("TABLE_NAME", "assets")
                .doesNotContainKeys("HOME", "USER", "PATH", "JAVA_HOME", "AWS_EMF_ENVIRONMENT");
    }

    /** 85 % of 512 MB; what a JVM reports is a survivor space less than -Xmx. */
    @Test
    void limitsTheHeap() throws InterruptedException {
        var heap = Long.parseLong(run("heap").payload().text());
        assertThat(heap).isBetween(400L << 20, 435L << 20);
    }

    @Test
    void writesTheInvocationsLog() throws InterruptedException {
        var output = run("echo 1");
        assertThat(output.log().lines().toList())
                .startsWith("START RequestId: " + output.requestId() + " Version: 3")
                .contains("asked for echo", "END RequestId: " + output.requestId())
                .anyMatch(line -> line.startsWith("REPORT RequestId: " + output.requestId() + "\tDuration: "));
        assertThat(logs.of("obedient")).contains("END RequestId: " + output.requestId());
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB each for a synchronous request and response. */
    @Test
    void refusesAnAnswerThatIsTooLarge() throws Exception {
        assertThat(run("large 6291556").outcome()).isEqualTo(Outcome.OK);
        var failed = run("large 6291557");
        assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(failed.payload())
                .hasToString("{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":"
                        + "\"Response payload size exceeded maximum allowed payload size (6291556 bytes).\"}");
        assertThat(run("echo again").payload()).hasToString("again");
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
    @Test
    void endsAFunctionWhoseTimeIsOut() throws InterruptedException {
        var output = run(version("hasty", Duration.ofSeconds(1)), "hang");
        assertThat(output.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(output.payload())
                .hasToString("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: " + output.requestId()
                        + " Error: Task timed out after 1.00 seconds\"}");
        assertThat(output.log()).contains(output.requestId() + " Task timed out after 1.00 seconds");
    }

    @Test
    void failsAtOnceWhenTheProcessDiesAndGoesOnWithAnother() throws InterruptedException {
        var mortal = version("mortal", Duration.ofMinutes(10));
        var output = run(mortal, "exit 3");
        assertThat(output.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(output.payload())
                .hasToString("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: " + output.requestId()
                        + " Error: Runtime exited with error: exit status 3\"}");
        assertThat(run(mortal, "echo back").payload()).hasToString("back");
    }

    @Test
    void answersTheErrorOfAnInitialisationThatFails() throws Exception {
        var output = run(
                version("unstartable", Duration.ofSeconds(5), UnstartableHandler.class.getName(), Map.of()), "echo");
        assertThat(output.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(json(output).path("errorMessage").textValue()).isEqualTo("TABLE_NAME is not set");
        assertThat(json(output).path("errorType").textValue()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void answersAHandlerThatIsNotInTheJar() throws Exception {
        var output = run(version("lost", Duration.ofSeconds(5), "serin.Lost", Map.of()), "echo");
        assertThat(output.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(json(output).path("errorMessage").textValue()).isEqualTo("Class not found: serin.Lost");
        assertThat(json(output).path("errorType").textValue()).isEqualTo("java.lang.ClassNotFoundException");
    }

    /** Both say that they have begun before either may end. */
    @Test
    void runsTwoAtATime() throws Exception {
        try (var meeting = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            meeting.setSoTimeout(30_000);
            var order = "meet " + meeting.getLocalPort();
            var one = threads.submit(() -> run(order));
            var other = threads.submit(() -> run(order));
            try (var first = meeting.accept();
                    var second = meeting.accept()) {
                first.getOutputStream().write(7);
                second.getOutputStream().write(7);
            }
            assertThat(one.get().payload()).hasToString("7");
            assertThat(other.get().payload()).hasToString("7");
        }
    }

    @Test
    void startsAFreshProcessWhenTheConfigurationChanged() throws InterruptedException {
        var before = version("patched", Duration.ofSeconds(5));
        var after = version("patched", Duration.ofSeconds(5), before.handler(), Map.of("TABLE_NAME", "other"));
        var child =
                ProcessHandle.of(Long.parseLong(run(before, "process").payload().text()));
        assertThat(run(after, "environment").payload().text()).contains("TABLE_NAME=other");
        assertThat(child.map(ProcessHandle::onExit)
                        .map(exit -> exit.orTimeout(10, TimeUnit.SECONDS).join()))
                .isPresent();
    }

    /** A child whose parent was killed gets no signal; it sees the end of its standard input. */
    @Test
    void endsWhenItsParentIsGone() throws Exception {
        try (var api = new RuntimeApi();
                var files = new RuntimeFiles()) {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    files.classPath(jar),
                    ChildMain.class.getName(),
                    ObedientHandler.class.getName());
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            builder.redirectErrorStream(true)
                    .redirectOutput(directory.resolve("child.log").toFile());
            var child = builder.start();
            assertThat(api.waiting().get(30, TimeUnit.SECONDS)).isTrue();
            try (OutputStream parent = child.getOutputStream()) {
                parent.flush();
            }
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private FunctionOutput run(String order) throws InterruptedException {
        return run(version(), order);
    }

    private FunctionOutput run(FunctionVersion version, String order) throws InterruptedException {
        return host.invoke(version, new FunctionInput(Payload.of("\"" + order + "\""), "", ARN + ":live"));
    }

    private FunctionVersion version() {
        return version("obedient", Duration.ofSeconds(30));
    }

    private FunctionVersion version(String name, Duration timeout) {
        return version(name, timeout, ObedientHandler.class.getName(), Map.of("TABLE_NAME", "assets"));
    }

    private FunctionVersion version(String name, Duration timeout, String handler, Map<String, String> environment) {
        return new FunctionVersion(
                "eu-west-1",
                "111122223333",
                name,
                "3",
                "java25",
                handler,
                512,
                timeout,
                "arn:aws:iam::111122223333:role/service/obedient-role",
                environment,
                new FunctionVersion.Logging("/aws/lambda/" + name, false, "INFO"),
                jar,
                "hash");
    }

    private Map<String, String> environment() throws InterruptedException {
        var text = run("environment").payload().text();
        var variables = new HashMap<String, String>();
        for (var pair : text.substring(1, text.length() - 1).split(", ", -1)) {
            variables.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return variables;
    }

    private static JsonNode json(FunctionOutput output) throws IOException {
        return new ObjectMapper().readTree(output.payload().text());
    }

    private static final class KnownPrincipals implements Principals {
        private final Map<String, String> arns = new ConcurrentHashMap<>();

        @Override
        public Optional<String> arnOf(String accessKeyId) {
            return Optional.ofNullable(arns.get(accessKeyId));
        }

        @Override
        public void register(String accessKeyId, String arn) {
            arns.put(accessKeyId, arn);
        }

        @Override
        public void forget(String accessKeyId) {
            arns.remove(accessKeyId);
        }
    }
}
