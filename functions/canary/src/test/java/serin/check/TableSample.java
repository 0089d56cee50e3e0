package serin.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.observation.TableFacts;
import serin.observation.TableFacts.Encryption;
import serin.observation.TableFacts.Index;
import serin.observation.TableFacts.KeyElement;

/** The live table Orders, one field changed at a time. */
public final class TableSample {
    private String status = "ACTIVE";
    private List<KeyElement> key = List.of(new KeyElement("id", "HASH"));
    private final Map<String, String> attributeTypes = new HashMap<>(Map.of("id", "S", "customer", "S", "at", "N"));
    private final Map<String, Index> indexes = new HashMap<>();
    private String billingMode = "PAY_PER_REQUEST";
    private boolean deletionProtection = true;
    private Optional<Encryption> encryption =
            Optional.of(new Encryption("ENABLED", "KMS", Optional.of(Scenario.KEY_ARN)));

    public TableSample() {
        index("byCustomer", byCustomer("ALL", Optional.of("ACTIVE"), false));
        index(
                "byTime",
                new Index(
                        true,
                        List.of(new KeyElement("at", "HASH")),
                        "INCLUDE",
                        List.of("state", "total"),
                        Optional.of("ACTIVE"),
                        false));
    }

    /** The first index, as changed. */
    public static Index byCustomer(String projection, Optional<String> status, boolean backfilling) {
        return new Index(
                true,
                List.of(new KeyElement("customer", "HASH"), new KeyElement("at", "RANGE")),
                projection,
                List.of(),
                status,
                backfilling);
    }

    public TableFacts facts() {
        return new TableFacts(
                "shop-orders",
                "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders",
                status,
                key,
                attributeTypes,
                indexes,
                billingMode,
                deletionProtection,
                encryption);
    }

    public TableSample status(String value) {
        status = value;
        return this;
    }

    public TableSample key(KeyElement... elements) {
        key = List.of(elements);
        return this;
    }

    public TableSample attributeType(String attribute, String type) {
        attributeTypes.put(attribute, type);
        return this;
    }

    public TableSample index(String name, Index index) {
        indexes.put(name, index);
        return this;
    }

    public TableSample withoutIndex(String name) {
        indexes.remove(name);
        return this;
    }

    public TableSample billingMode(String value) {
        billingMode = value;
        return this;
    }

    public TableSample deletionProtection(boolean value) {
        deletionProtection = value;
        return this;
    }

    public TableSample encryption(Optional<Encryption> value) {
        encryption = value;
        return this;
    }
}
