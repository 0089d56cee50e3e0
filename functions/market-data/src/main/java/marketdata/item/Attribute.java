package marketdata.item;

import java.math.BigDecimal;
import java.util.Objects;

/** The value of one attribute of an item. */
public sealed interface Attribute {

    record Text(String value) implements Attribute {
        public Text {
            Objects.requireNonNull(value, "value is null");
        }
    }

    record Numeric(BigDecimal value) implements Attribute {
        public Numeric {
            Objects.requireNonNull(value, "value is null");
        }
    }

    record Flag(boolean value) implements Attribute {}

    /** A value of a type that no function reads, such as a list; {@code type} is DynamoDB's word for it. */
    record Other(String type) implements Attribute {
        public Other {
            Objects.requireNonNull(type, "type is null");
        }
    }
}
