package serin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bytes that a cold start has to load: the canary, the probe library, each production function. */
record JarSizes(Path project) implements Benchmark {
    private static final double MB = 1_000_000;
    private static final double KB = 1_000;

    private static final List<String> PRODUCTION = List.of(
            "sync-assets",
            "sync-earnings-calendar",
            "trigger-earnings-pollenation",
            "trigger-regular-pollenation",
            "sync-news-sentiment",
            "pollenate-asset",
            "mark-earnings-processed");

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public String about() {
        return "size of the jars";
    }

    @Override
    public List<Figure> measure() throws IOException {
        var figures = new ArrayList<Figure>();
        figures.add(new Figure("canary", lambdaJar("canary") / MB, 25, "MB"));
        figures.add(new Figure(
                "probe library", Files.size(project.resolve("functions/probe/target/probe.jar")) / KB, 60, "kB"));
        var largest = 0L;
        for (var function : PRODUCTION) {
            largest = Math.max(largest, lambdaJar(function));
        }
        figures.add(new Figure("largest production function", largest / MB, 15, "MB"));
        figures.add(new Figure("classes in the probe library but its own", foreignClasses(), 0, ""));
        return figures;
    }

    private long lambdaJar(String function) throws IOException {
        return Files.size(project.resolve("functions/" + function + "/target/" + function + "-lambda.jar"));
    }

    private double foreignClasses() throws IOException {
        try (var jar = new java.util.jar.JarFile(
                project.resolve("functions/probe/target/probe.jar").toFile())) {
            try (Stream<java.util.jar.JarEntry> entries = jar.stream()) {
                return entries.map(java.util.jar.JarEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.startsWith("serin/probe/"))
                        .count();
            }
        }
    }
}
