package marketdata.item;

import java.util.Map;

/** The whole primary key of an item, each part a string: one attribute, or two where the table has a sort key. */
public record ItemKey(Map<String, String> parts) {
    public ItemKey {
        parts = Map.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 2) {
            throw new IllegalArgumentException("a key has one or two parts, was given " + parts.size());
        }
    }

    public static ItemKey of(String name, String value) {
        return new ItemKey(Map.of(name, value));
    }

    public static ItemKey of(String name, String value, String sortName, String sortValue) {
        return new ItemKey(Map.of(name, value, sortName, sortValue));
    }
}
