package localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A function that does what its event says; it runs in a child JVM, packed into a jar with nothing beside it. */
public final class ObedientHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var words = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replace("\"", "")
                .split(" ", 2);
        var argument = words.length > 1 ? words[1] : "";
        System.out.println("asked for " + words[0]);
        var answer = switch (words[0]) {
            case "echo" -> argument;
            case "fail" -> throw new IllegalArgumentException(argument);
            case "exit" -> exit(Integer.parseInt(argument));
            case "hang" -> hang();
            case "large" -> "x".repeat(Integer.parseInt(argument));
            case "meet" -> meet(Integer.parseInt(argument));
            case "environment" -> new TreeMap<>(System.getenv()).toString();
            case "heap" -> Long.toString(Runtime.getRuntime().maxMemory());
            case "custom" -> context.getClientContext().getCustom().getOrDefault(argument, "absent");
            case "context" ->
                String.join(
                        " ",
                        context.getFunctionName(),
                        context.getFunctionVersion(),
                        context.getInvokedFunctionArn(),
                        Integer.toString(context.getMemoryLimitInMB()),
                        context.getLogGroupName());
            case "process" -> Long.toString(ProcessHandle.current().pid());
            default -> throw new IllegalStateException("nothing to obey: " + words[0]);
        };
        out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String exit(int status) {
        Runtime.getRuntime().halt(status);
        return "";
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    /** Says that it is there, and answers when it is told to go on. */
    private static String meet(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Integer.toString(socket.getInputStream().read());
        }
    }
}
