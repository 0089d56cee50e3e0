package localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The files that every child needs, in a directory of this process: the class that it starts with, the runtime interface client's
 * native library, and its log. The client would unpack that library to one fixed path under {@code /tmp}; children that start at the
 * same time would overwrite it under each other and crash, so it is unpacked once, here, and named to them.
 */
final class RuntimeFiles implements AutoCloseable {
    private final Path directory;
    private final Path nativeLibrary;

    RuntimeFiles() {
        try {
            directory = Files.createTempDirectory("local-cloud-lambda");
            nativeLibrary = directory.resolve("aws-lambda-jni.so");
            copy(AWSLambda.class, "/jni/libaws-lambda-jni." + platform() + ".so", nativeLibrary);
            var main = "/" + ChildMain.class.getName().replace('.', '/') + ".class";
            copy(ChildMain.class, main, directory.resolve("classes" + main));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path nativeLibrary() {
        return nativeLibrary;
    }

    /** A file of its own for one child's output. */
    Path newLog() {
        try {
            return Files.createTempFile(directory, "child", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The class path of a child. AWS loads its own jars before the function's
     * (https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html), so that order is kept. All
     * that the client depends on is there: it needs the last of them only after the first answer, and ends without it.
     */
    String classPath(Path jar) {
        var entries = new ArrayList<String>();
        entries.add(directory.resolve("classes").toString());
        for (var client : List.of(AWSLambda.class, PojoSerializer.class, Context.class, SdkInternalThreadLocal.class)) {
            var entry = source(client).toString();
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
        }
        entries.add(jar.toString());
        return String.join(java.io.File.pathSeparator, entries);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Class<?> beside, String resource, Path target) throws IOException {
        try (var in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(
                        resource + " is not in the runtime interface client: Lambda functions run on Linux only");
            }
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        }
    }

    private static String platform() {
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var processor = machine.equals("aarch64") || machine.equals("arm64") ? "aarch_64" : "x86_64";
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return System.getProperty("os.name") + "-" + processor;
        }
        return (usesMusl() ? "linux_musl-" : "linux-") + processor;
    }

    private static boolean usesMusl() {
        try (var loaders = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return loaders.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar of " + type.getName() + " has no usable address", e);
        }
    }
}
