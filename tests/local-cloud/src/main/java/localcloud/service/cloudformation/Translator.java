package localcloud.service.cloudformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import localcloud.template.TemplateException;

/** AWS's own SAM translator, in a Python child for each template. */
final class Translator implements Expansion {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "expand.py";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** What the script ends with when this Python has no samtranslator. */
    private static final int WITHOUT = 3;

    private final List<String> pythons;
    private final String region;

    /**
     * @param pythons commands, tried in that order
     * @param region such as {@code eu-west-1}
     */
    Translator(List<String> pythons, String region) {
        this.pythons = List.copyOf(pythons);
        this.region = region;
    }

    @Override
    public Optional<ObjectNode> expand(ObjectNode template, Map<String, String> parameters)
            throws InterruptedException {
        var request = JsonNodeFactory.instance.objectNode().put("region", region);
        request.set("template", template);
        parameters.forEach(request.putObject("parameters")::put);
        for (var python : pythons) {
            var answer = ask(python, request);
            if (answer.isPresent()) {
                return answer.map(Translator::expanded);
            }
        }
        return Optional.empty();
    }

    private static ObjectNode expanded(JsonNode answer) {
        if (answer.path("processed") instanceof ObjectNode processed) {
            return processed;
        }
        throw new TemplateException("Transform " + Transforms.SAM + " failed with: "
                + answer.path("error").asText("the translator gave no answer"));
    }

    private static Optional<JsonNode> ask(String python, ObjectNode request) throws InterruptedException {
        Process child;
        try {
            child = new ProcessBuilder(python, "-c", script())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // There is no such command.
            return Optional.empty();
        }
        try (var in = child.getOutputStream();
                var out = child.getInputStream()) {
            Thread.ofVirtual().start(() -> send(in, request));
            var answer = out.readAllBytes();
            if (!child.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new TemplateException(
                        "Transform " + Transforms.SAM + " failed with: no answer in " + LONGEST.toSeconds() + " s");
            }
            return child.exitValue() == WITHOUT || answer.length == 0
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(answer));
        } catch (JsonProcessingException e) {
            throw new TemplateException("Transform " + Transforms.SAM + " failed with: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            child.destroyForcibly();
        }
    }

    private static void send(OutputStream in, ObjectNode request) {
        try (in) {
            JSON.writeValue(in, request);
        } catch (IOException e) {
            // The child has ended before it has read all; its answer says why.
            System.getLogger(Translator.class.getName())
                    .log(System.Logger.Level.DEBUG, "the translator did not read its template", e);
        }
    }

    private static String script() throws IOException {
        try (var in = Translator.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
