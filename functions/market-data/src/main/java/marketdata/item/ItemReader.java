package marketdata.item;

import java.util.Optional;

/** Reads items of one table. */
@FunctionalInterface
public interface ItemReader {

    /** The item under that key, or empty when there is none; a read that fails throws. */
    Optional<Item> find(ItemKey key);
}
