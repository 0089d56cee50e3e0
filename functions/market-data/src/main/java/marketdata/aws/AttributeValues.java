package marketdata.aws;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's values, and ours. */
final class AttributeValues {
    private AttributeValues() {}

    static Map<String, AttributeValue> of(ItemKey key) {
        var values = new HashMap<String, AttributeValue>();
        key.parts().forEach((part, value) -> values.put(part, AttributeValue.fromS(value)));
        return values;
    }

    static Map<String, AttributeValue> of(Item item) {
        var values = new HashMap<String, AttributeValue>();
        item.attributes().forEach((name, attribute) -> values.put(name, of(attribute)));
        return values;
    }

    static AttributeValue of(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(var value) -> AttributeValue.fromS(value);
            case Attribute.Numeric(var value) -> AttributeValue.fromN(value.toPlainString());
            case Attribute.Flag(var value) -> AttributeValue.fromBool(value);
            case Attribute.Other(var type) ->
                throw new IllegalArgumentException("a value of type " + type + " is never written");
        };
    }

    static Item item(Map<String, AttributeValue> values) {
        var attributes = new HashMap<String, Attribute>();
        values.forEach((attribute, value) -> attributes.put(attribute, attribute(value)));
        return new Item(attributes);
    }

    private static Attribute attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Attribute.Text(value.s());
            case N -> new Attribute.Numeric(new BigDecimal(value.n()));
            case BOOL -> new Attribute.Flag(value.bool());
            case SS, NS, B, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION ->
                new Attribute.Other(value.type().name());
        };
    }
}
