package marketdata.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import marketdata.item.Table;

/** A table in memory; its items are in the order in which they came. */
public final class MemoryTable implements Table {
    private final String name;
    private final List<String> keyNames;
    private final Map<ItemKey, Item> items = new LinkedHashMap<>();
    private boolean denied;

    MemoryTable(String name, List<String> keyNames) {
        this.name = name;
        this.keyNames = List.copyOf(keyNames);
    }

    /** From now on every write fails. */
    public void denyWrites() {
        denied = true;
    }

    /** Puts an item; its key is among its attributes. */
    public void put(Item item) {
        items.put(key(item), item);
    }

    public List<Item> all() {
        return List.copyOf(items.values());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Item> find(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public List<Item> query(String index, String keyName, String keyValue) {
        return items.values().stream()
                .filter(item -> item.text(keyName).equals(Optional.of(keyValue)))
                .toList();
    }

    @Override
    public void upsert(ItemKey key, Map<String, Attribute> fields, Map<String, Attribute> initial) {
        requireAllowed();
        var attributes = new HashMap<String, Attribute>(initial);
        key.parts().forEach((part, value) -> attributes.put(part, new Attribute.Text(value)));
        find(key).ifPresent(item -> attributes.putAll(item.attributes()));
        attributes.putAll(fields);
        items.put(key, new Item(attributes));
    }

    @Override
    public boolean setOnce(ItemKey key, String flag, Map<String, Attribute> fields) {
        requireAllowed();
        if (find(key).filter(item -> !item.isSet(flag)).isEmpty()) {
            return false;
        }
        upsert(key, fields, Map.of());
        return true;
    }

    @Override
    public List<Item> putAll(List<Item> all) {
        if (denied) {
            return new ArrayList<>(all);
        }
        all.forEach(this::put);
        return List.of();
    }

    private ItemKey key(Item item) {
        var parts = new HashMap<String, String>();
        keyNames.forEach(part -> parts.put(part, item.text(part).orElseThrow()));
        return new ItemKey(parts);
    }

    private void requireAllowed() {
        if (denied) {
            throw new IllegalStateException("the table takes no writes");
        }
    }
}
