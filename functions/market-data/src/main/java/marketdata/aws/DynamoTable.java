package marketdata.aws;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import marketdata.item.ItemReader;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table in DynamoDB. Reads are strongly consistent: a function often reads what another has just written. */
public final class DynamoTable implements ItemReader {
    private final DynamoDbClient dynamo;
    private final String name;

    public DynamoTable(DynamoDbClient dynamo, String name) {
        this.dynamo = Objects.requireNonNull(dynamo, "dynamo is null");
        this.name = Objects.requireNonNull(name, "name is null");
    }

    /** Throws the SDK's exception when the table cannot be read; it names the error code and the request id. */
    @Override
    public Optional<Item> find(ItemKey key) {
        var values = new HashMap<String, AttributeValue>();
        key.parts().forEach((part, value) -> values.put(part, AttributeValue.fromS(value)));
        var answer =
                dynamo.getItem(request -> request.tableName(name).key(values).consistentRead(true));
        return answer.hasItem() ? Optional.of(item(answer.item())) : Optional.empty();
    }

    private static Item item(Map<String, AttributeValue> values) {
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
