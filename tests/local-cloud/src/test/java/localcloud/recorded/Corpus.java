package localcloud.recorded;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of recorded answers beside the project, which may be absent. */
final class Corpus {
    /** JSON with comments and trailing commas, as the event patterns are kept. */
    private static final ObjectMapper JSON5 = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Corpus() {}

    /** The files below a folder of the corpus, by name; none when it is absent, which is said in one line. */
    static List<Path> files(String folder) {
        Path root = Path.of(System.getProperty("serin.root", "."))
                .resolve("../shared/corpus")
                .resolve(folder);
        if (!Files.isDirectory(root)) {
            System.out.println(
                    "No recorded answers at shared/corpus/" + folder + " beside the project: nothing compared.");
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON5.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String text) throws IOException {
        return JSON5.readTree(text);
    }

    /** {@code service.Operation/00.json}. */
    static String name(Path file) {
        return file.getName(file.getNameCount() - 2) + "/" + file.getFileName();
    }
}
