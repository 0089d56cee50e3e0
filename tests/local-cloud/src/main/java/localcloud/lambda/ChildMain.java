package localcloud.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a child JVM starts: the runtime interface client, and a watch that ends the process when its parent is gone. A handler that
 * never returns could not notice that by itself. The child has this one class and nothing else of the local cloud.
 */
public final class ChildMain extends Thread {
    private ChildMain() {
        super("parent-watch");
        setDaemon(true);
    }

    /** Takes the handler's name, as the runtime interface client does. */
    public static void main(String[] arguments) throws Throwable {
        new ChildMain().start();
        AWSLambda.main(arguments);
    }

    @Override
    public void run() {
        try {
            // The parent holds the other end and never writes: end of stream means that it is gone, however it ended.
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The same thing.
        }
        Runtime.getRuntime().halt(1);
    }
}
