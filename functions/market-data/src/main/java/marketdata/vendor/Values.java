package marketdata.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import marketdata.item.Attribute;

/** A vendor's values as attributes. */
public final class Values {
    private Values() {}

    /** A number, also where the vendor writes it as a text; else the text; nothing for {@code None}, {@code -} and what is no text. */
    public static Optional<Attribute> of(JsonNode value) {
        return value.isTextual() && Json.says(value.textValue())
                ? Optional.of(Json.attribute(value.textValue()))
                : Optional.empty();
    }
}
