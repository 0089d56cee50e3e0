package serin.bench;

import java.io.IOException;
import java.util.List;

/** What the probe library adds to a function's initialisation, the declaration's classes included: fresh JVMs, turn by turn. */
record ProbeInit() implements Benchmark {
    private static final int PAIRS = 15;
    private static final double NANOS_PER_MILLI = 1_000_000;

    @Override
    public String id() {
        return "P9";
    }

    @Override
    public String about() {
        return "time that the probe library adds to init (fresh JVM)";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        var bare = new double[PAIRS];
        var probed = new double[PAIRS];
        for (var i = 0; i < PAIRS; i++) {
            bare[i] = nanos("bare");
            probed[i] = nanos("probed");
        }
        return List.of(new Figure("added", (Medians.of(probed) - Medians.of(bare)) / NANOS_PER_MILLI, 5, "ms"));
    }

    private static double nanos(String which) throws IOException, InterruptedException {
        // As Lambda runs Java: C1 only, and class data sharing of the JDK's own classes.
        var child = Children.java(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), InitMain.class, which);
        return Double.parseDouble(child.strip());
    }
}
