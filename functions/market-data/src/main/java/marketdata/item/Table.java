package marketdata.item;

import java.util.List;
import java.util.Map;

/** One table: what the functions read of it and write into it. A call that fails throws, and says why. */
public interface Table extends ItemReader {

    /** As AWS names it. */
    String name();

    /** Every item of an index whose partition key has this value, page after page. */
    List<Item> query(String index, String keyName, String keyValue);

    /**
     * Sets these attributes of an item, and makes the item where there is none; what else it holds stays.
     *
     * @param initial set only where the item has no such attribute yet
     */
    void upsert(ItemKey key, Map<String, Attribute> fields, Map<String, Attribute> initial);

    /**
     * Sets these attributes of an item that is there and whose {@code flag} is not true.
     *
     * @return false when there is no such item, or its flag is true: then nothing has changed
     */
    boolean setOnce(ItemKey key, String flag, Map<String, Attribute> fields);

    /**
     * Puts whole items, each in place of any under its key.
     *
     * @param items no two of them under one key
     * @return those that could not be stored
     */
    List<Item> putAll(List<Item> items);
}
