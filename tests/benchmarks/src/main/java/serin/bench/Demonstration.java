package serin.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./serin demo} with everything built, from the command to its end. */
record Demonstration(Path project) implements Benchmark {
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    @Override
    public String id() {
        return "P13";
    }

    @Override
    public String about() {
        return "./serin demo, everything built";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        var start = System.nanoTime();
        Children.run(new ProcessBuilder(project.resolve("serin").toString(), "demo"));
        return List.of(new Figure("to its end", (System.nanoTime() - start) / NANOS_PER_SECOND, 30, "s"));
    }
}
