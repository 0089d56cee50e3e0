package serin.observation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table, as DescribeTable answers.
 *
 * @param status {@code ACTIVE}, {@code CREATING}, {@code UPDATING}, {@code DELETING}, …
 * @param keySchema the table's own key
 * @param attributeTypes {@code S}, {@code N} or {@code B} by attribute name
 * @param indexes global and local, by name
 * @param billingMode {@code PROVISIONED} or {@code PAY_PER_REQUEST}; AWS leaves it out for a table that was always provisioned
 * @param encryption empty for a table under DynamoDB's own key
 */
public record TableFacts(
        String name,
        String arn,
        String status,
        List<KeyElement> keySchema,
        Map<String, String> attributeTypes,
        Map<String, Index> indexes,
        String billingMode,
        boolean deletionProtection,
        Optional<Encryption> encryption) {
    public TableFacts {
        Objects.requireNonNull(name, "name is null");
        keySchema = List.copyOf(keySchema);
        attributeTypes = Map.copyOf(attributeTypes);
        indexes = Map.copyOf(indexes);
    }

    /** One attribute of a key; {@code keyType} is {@code HASH} or {@code RANGE}. */
    public record KeyElement(String attribute, String keyType) {}

    /**
     * A secondary index.
     *
     * @param global false for a local one, which has no status of its own
     * @param status {@code ACTIVE}, {@code CREATING}, …; empty for a local one
     * @param projectionType {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param nonKeyAttributes of an INCLUDE projection, sorted
     */
    public record Index(
            boolean global,
            List<KeyElement> keySchema,
            String projectionType,
            List<String> nonKeyAttributes,
            Optional<String> status,
            boolean backfilling) {
        public Index {
            keySchema = List.copyOf(keySchema);
            nonKeyAttributes = List.copyOf(nonKeyAttributes);
        }
    }

    /** Server-side encryption; {@code type} is {@code KMS} or {@code AES256}, {@code status} {@code ENABLED}, … */
    public record Encryption(String status, String type, Optional<String> keyArn) {}
}
