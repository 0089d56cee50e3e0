package marketdata.vendor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Optional;
import marketdata.item.Attribute;

/** Reads what a vendor sends, with distrust. */
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .build();

    private Json() {}

    static JsonNode read(String what, String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Without the cause, which quotes the body.
            throw VendorException.forGood(what + ": the vendor's answer is no JSON");
        }
    }

    /** A field as a text that says something; absent, {@code None}, {@code -} and blank do not. */
    static Optional<String> text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isTextual() && says(value.textValue()) ? Optional.of(value.textValue()) : Optional.empty();
    }

    static boolean says(String text) {
        return !text.isBlank() && !text.equals("None") && !text.equals("-");
    }

    /** A text as a number where it is one that DynamoDB can hold (38 digits, exponents to 125), else as it is. */
    static Attribute attribute(String text) {
        if (text.length() <= 40 && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            var number = new BigDecimal(text);
            if (number.precision() <= 38) {
                return new Attribute.Numeric(number);
            }
        }
        return new Attribute.Text(text);
    }
}
