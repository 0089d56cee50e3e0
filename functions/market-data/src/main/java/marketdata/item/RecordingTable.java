package marketdata.item;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table that is read and never written: writes are counted.
 *
 * @param real where reads go
 */
public record RecordingTable(Table real, Recorded recorded) implements Table {
    public RecordingTable {
        Objects.requireNonNull(real, "real is null");
        Objects.requireNonNull(recorded, "recorded is null");
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Optional<Item> find(ItemKey key) {
        return real.find(key);
    }

    @Override
    public List<Item> query(String index, String keyName, String keyValue) {
        return real.query(index, keyName, keyValue);
    }

    @Override
    public void upsert(ItemKey key, Map<String, Attribute> fields, Map<String, Attribute> initial) {
        recorded.add(name(), 1);
    }

    @Override
    public boolean setOnce(ItemKey key, String flag, Map<String, Attribute> fields) {
        recorded.add(name(), 1);
        return true;
    }

    @Override
    public List<Item> putAll(List<Item> items) {
        recorded.add(name(), items.size());
        return List.of();
    }
}
