package serin.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Objects;
import serin.probe.Probe;
import serin.probe.ProbeEnvironment;

/** Makes a handler in a fresh JVM, with the probe in front of it or without, and prints the nanoseconds that it took. */
final class InitMain {

    private InitMain() {}

    /** As {@code ofThisProcess} makes it, but for the variable, which this process does not have. */
    private static ProbeEnvironment environment() {
        var own = ProbeEnvironment.ofThisProcess();
        return new ProbeEnvironment(true, own.samLocal(), own.wrapped(), own.processStart(), own.clock());
    }

    /**
     * The program.
     *
     * @param args {@code probed} or {@code bare}
     */
    public static void main(String[] args) {
        // On Lambda the function's own jar holds the library's classes too, and is open before the first of them is
        // wanted.
        Objects.requireNonNull(InitMain.class.getResource("/serin/probe/Probe.class"), "the probe library is missing");
        var start = System.nanoTime();
        RequestStreamHandler handler = (input, output, context) -> output.write(1);
        if (args[0].equals("probed")) {
            handler = Probe.around(handler, environment(), Declared::sample);
        }
        System.out.println(System.nanoTime() - start + (handler.hashCode() == 0 ? 1 : 0));
    }
}
