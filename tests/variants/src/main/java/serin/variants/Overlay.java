package serin.variants;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar that holds what a variant has in place of the original. Equal sources give equal bytes. */
record Overlay(TreeMap<String, Path> entries) {
    private static final FileTime ALWAYS = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Of the classes that these sources make. */
    static Overlay compiled(List<Path> sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this needs a JDK, and " + System.getProperty("java.home") + " is none");
        }
        var errors = new StringWriter();
        var files = compiler.getStandardFileManager(null, null, null);
        try (files) {
            var options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-implicit:none",
                    "-parameters",
                    "-Xlint:all,-classfile,-path",
                    "-Werror",
                    "--release",
                    "25");
            var task = compiler.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            if (!task.call()) {
                throw new IllegalStateException("a changed source does not compile:\n" + errors);
            }
        }
        var entries = new TreeMap<String, Path>();
        try (Stream<Path> made = Files.walk(classes)) {
            made.filter(Files::isRegularFile)
                    .forEach(file -> entries.put(classes.relativize(file).toString(), file));
        }
        return new Overlay(entries);
    }

    /** Of a list of what the original must lose. */
    static Overlay removing(Path list) {
        var entries = new TreeMap<String, Path>();
        entries.put("META-INF/removed", list);
        return new Overlay(entries);
    }

    void write(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries.entrySet()) {
                var header = new ZipEntry(entry.getKey().replace('\\', '/'));
                header.setLastModifiedTime(ALWAYS);
                out.putNextEntry(header);
                Files.copy(entry.getValue(), out);
            }
        }
    }
}
