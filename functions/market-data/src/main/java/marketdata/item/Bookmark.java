package marketdata.item;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a scheduled function keeps what it has to know of its last run: one item of its own table.
 *
 * <p>Its key begins with {@code #}, as no symbol and no news id does, so it is never taken for data.
 *
 * @param key the item's key
 */
public record Bookmark(ItemKey key) {
    private static final String LAST_RUN = "last_run";

    public Bookmark {
        Objects.requireNonNull(key, "key is null");
    }

    /** The bookmark of a function, in a table that has no sort key. */
    public static Bookmark of(String function, String keyName) {
        return new Bookmark(ItemKey.of(keyName, "#" + function));
    }

    /** The bookmark of a function, in a table that has a sort key; both parts bear the same value. */
    public static Bookmark of(String function, String keyName, String sortName) {
        return new Bookmark(ItemKey.of(keyName, "#" + function, sortName, "#" + function));
    }

    /** The scheduled time of the last run that was kept; empty when there is none. */
    public Optional<String> lastRun(ItemReader table) {
        return table.find(key).flatMap(item -> item.text(LAST_RUN));
    }
}
