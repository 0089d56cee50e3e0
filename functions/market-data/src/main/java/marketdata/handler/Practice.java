package marketdata.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeMap;
import java.util.TreeSet;
import marketdata.item.Recorded;
import serin.probe.Rehearsal;

/** A function's rehearsal: its business on its packaged sample event, with real reads and with writes that are only counted. */
record Practice<E, A>(Craft<E, A> craft, Surroundings around) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Rehearsal rehearsal() {
        return new Rehearsal(craft.detailType(), this::perform);
    }

    private Rehearsal.Performance perform() throws IOException {
        var recorded = new Recorded();
        var business = craft.business().apply(around.rehearsing(recorded));
        E event;
        try (var sample = sample()) {
            event = craft.reader().read(sample);
        }
        var answer = JSON.readTree(Door.perform(business, event));
        requireShape(answer);
        requireWrites(recorded);
        return new Rehearsal.Performance(recorded.counts(), "answered " + shape(answer));
    }

    private void requireShape(JsonNode answer) throws IOException {
        try (var sample = packaged(".answer.json")) {
            var wanted = shape(JSON.readTree(sample));
            var given = shape(answer);
            if (!given.equals(wanted)) {
                throw new IllegalStateException("the answer must be " + wanted + ", was " + given);
            }
        }
    }

    private void requireWrites(Recorded recorded) {
        new TreeMap<>(craft.would()).forEach((variable, wanted) -> {
            var name = around.settings().required(variable);
            var given = recorded.counts().getOrDefault(name, 0);
            if (!given.equals(wanted)) {
                throw new IllegalStateException(
                        "of the samples " + wanted + " would be written to " + name + ", were " + given);
            }
        });
    }

    /** The function's own for rehearsals, where what its tables hold would change what comes of the ordinary one. */
    private InputStream sample() {
        var own = Practice.class.getResourceAsStream("/" + craft.module() + ".rehearsal.json");
        return own == null ? packaged(".json") : own;
    }

    private InputStream packaged(String suffix) {
        var name = "/" + craft.module() + suffix;
        var sample = Practice.class.getResourceAsStream(name);
        if (sample == null) {
            throw new IllegalStateException("the jar lacks " + name);
        }
        return sample;
    }

    /** Names and types, such as {@code {processed: NUMBER}}. */
    private static String shape(JsonNode answer) {
        if (!answer.isObject()) {
            return answer.getNodeType().name();
        }
        var fields = new TreeSet<String>();
        answer.properties()
                .forEach(field ->
                        fields.add(field.getKey() + ": " + field.getValue().getNodeType()));
        return "{" + String.join(", ", fields) + "}";
    }
}
