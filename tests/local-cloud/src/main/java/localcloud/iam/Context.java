package localcloud.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request's condition keys and their values; key names are case-insensitive.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
 */
public final class Context {
    public static final Context EMPTY = new Context(Map.of());

    private final Map<String, List<String>> values;

    private Context(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Of keys with one value each. */
    public static Context of(Map<String, String> single) {
        var values = new HashMap<String, List<String>>();
        single.forEach((key, value) -> values.put(lower(key), List.of(value)));
        return new Context(values);
    }

    /** The same context with one more key; any value that it had is replaced. */
    public Context with(String key, List<String> keyValues) {
        var more = new HashMap<>(values);
        more.put(lower(key), List.copyOf(keyValues));
        return new Context(more);
    }

    public Context with(String key, String value) {
        return with(key, List.of(value));
    }

    /** Both; the other's values count where a key is in both. */
    public Context and(Context other) {
        var more = new HashMap<>(values);
        more.putAll(other.values);
        return new Context(more);
    }

    /** A key's values; empty when the key is absent, an empty list for an empty data set. */
    public Optional<List<String>> values(String key) {
        return Optional.ofNullable(values.get(lower(key)));
    }

    /** The value that a policy variable stands for; a key with several cannot be one. */
    Optional<String> single(String key) {
        var found = values.getOrDefault(lower(key), List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Key names in lower case. */
    public List<String> keys() {
        return new ArrayList<>(values.keySet());
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
