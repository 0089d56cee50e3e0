package marketdata.item;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** One item of a table, by attribute name. */
public record Item(Map<String, Attribute> attributes) {
    public Item {
        attributes = Map.copyOf(attributes);
    }

    /** A string; empty where the item has none of that name, or one of another type. */
    public Optional<String> text(String name) {
        return attributes.get(name) instanceof Attribute.Text(var value) ? Optional.of(value) : Optional.empty();
    }

    /** A number; empty where the item has none of that name, or one of another type. */
    public Optional<BigDecimal> number(String name) {
        return attributes.get(name) instanceof Attribute.Numeric(var value) ? Optional.of(value) : Optional.empty();
    }

    /** Whether the item has the attribute and it is true. */
    public boolean isSet(String name) {
        return attributes.get(name) instanceof Attribute.Flag(var value) && value;
    }
}
