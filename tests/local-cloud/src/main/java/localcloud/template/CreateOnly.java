package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * By type, the properties that cannot change without a new resource: {@code createOnlyProperties} of AWS's
 * <a href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">resource type schemas</a>, which
 * {@code tests/stack/create_only.py} writes down.
 */
public final class CreateOnly {
    private static final String FILE = "create-only.json";
    private static final Map<String, Set<String>> BY_TYPE = read();

    private CreateOnly() {}

    /** None for a type that has no schema, such as a custom resource. */
    public static Set<String> of(String type) {
        return BY_TYPE.getOrDefault(type, Set.of());
    }

    private static Map<String, Set<String>> read() {
        try (var in = CreateOnly.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var table = new LinkedHashMap<String, Set<String>>();
            for (var type : new ObjectMapper().readTree(in).properties()) {
                table.put(type.getKey(), names(type.getValue()));
            }
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(JsonNode list) {
        var names = new LinkedHashSet<String>();
        list.forEach(name -> names.add(name.asText()));
        return Set.copyOf(names);
    }
}
