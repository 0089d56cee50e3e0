package localcloud;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import localcloud.service.vendor.VendorPart;
import localcloud.template.TemplateException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local cloud with the project's stack deployed, until it is stopped. */
@Command(
        name = "local-cloud",
        description = "Runs the local cloud with the project's stack deployed, until it is stopped.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.WRONG_USAGE,
        exitCodeOnExecutionException = Main.INTERNAL_ERROR)
public final class Main implements Callable<Integer> {
    static final int WRONG_USAGE = 64;
    static final int MALFORMED_INPUT = 65;
    static final int NO_SUCH_FILE = 66;
    static final int UNAVAILABLE = 69;
    static final int INTERNAL_ERROR = 70;

    private static final String TEMPLATE = "tests/stack/processed-template.json";

    @Option(names = "--port", defaultValue = "4566", description = "0 is any free port; default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--project",
            defaultValue = ".",
            description = "the project's root, with " + TEMPLATE + " and the built jars; default: the current folder")
    private Path project = Path.of(".");

    @Option(names = "--stack-name", defaultValue = "serin-dev", description = "default: ${DEFAULT-VALUE}")
    private String stackName = "serin-dev";

    @Option(names = "--empty", description = "start without any stack")
    private boolean empty;

    /** The command line. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Option(
            names = "--python",
            paramLabel = "COMMAND",
            defaultValue = "${env:SERIN_PYTHON}",
            description =
                    "a Python that has aws-sam-translator, which expands SAM templates; default: $$SERIN_PYTHON, or python3"
                            + " or python on the PATH")
    private @Nullable String python;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            return fail("--port must be in [0, 65535], was " + port, WRONG_USAGE);
        }
        String template;
        try {
            template = empty ? "" : Files.readString(project.resolve(TEMPLATE));
        } catch (NoSuchFileException e) {
            return fail("there is no " + e.getFile() + "; is --project the project's root?", NO_SUCH_FILE);
        }
        try (var cloud = LocalCloud.start(options())) {
            if (!empty) {
                cloud.deploy(stackName, template, VendorPart.parameters(cloud.endpoint()));
            }
            announce(cloud);
            untilStopped(cloud);
            return 0;
        } catch (BindException e) {
            return fail("port " + port + " is in use; choose another with --port (0 takes any free one)", UNAVAILABLE);
        } catch (TemplateException e) {
            return fail(String.valueOf(e.getMessage()), MALFORMED_INPUT);
        }
    }

    private LocalCloud.Options options() {
        var options = LocalCloud.Options.of(project).on(port);
        // Picocli gives null for a variable that is not set.
        return python == null || python.isEmpty() ? options : options.translatingBy(List.of(python));
    }

    private void announce(LocalCloud cloud) {
        System.out.println("export AWS_ENDPOINT_URL=" + cloud.endpoint());
        System.out.println("export AWS_REGION=" + LocalCloud.REGION);
        // What the clients in Python read.
        System.out.println("export AWS_DEFAULT_REGION=" + LocalCloud.REGION);
        System.out.println("export AWS_ACCESS_KEY_ID=" + LocalCloud.ACCESS_KEY_ID);
        System.out.println("export AWS_SECRET_ACCESS_KEY=" + LocalCloud.SECRET_ACCESS_KEY);
        System.out.println("export SERIN_STACK_NAME=" + stackName);
        System.out.println("# ready: " + (empty ? "no stack is there" : "stack " + stackName + " is deployed")
                + "; stop with Ctrl-C");
        System.out.flush();
    }

    /** SIGTERM and Ctrl-C run the hook, which lets children end before the process does. */
    private static void untilStopped(LocalCloud cloud) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "close-local-cloud"));
        new CountDownLatch(1).await();
    }

    private static int fail(String line, int exitCode) {
        System.err.println("local-cloud: " + line);
        return exitCode;
    }
}
