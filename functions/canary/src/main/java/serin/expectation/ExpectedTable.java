package serin.expectation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import serin.finding.ResourceRef;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * What the template promises of a DynamoDB table.
 *
 * @param attributeTypes {@code S}, {@code N} or {@code B} by attribute
 * @param indexes global and local, by name; no index where the template declares none
 * @param billingMode {@code PROVISIONED} where the template does not say, as CloudFormation documents
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
public record ExpectedTable(
        ResourceRef resource,
        Declared<Key> key,
        Declared<Map<String, String>> attributeTypes,
        Declared<Map<String, Index>> indexes,
        Declared<String> billingMode,
        Declared<Encryption> encryption,
        Declared<PointInTimeRecovery> pointInTimeRecovery,
        Declared<TimeToLive> timeToLive,
        Declared<Boolean> deletionProtection,
        Declared<PolicyDocument> resourcePolicy,
        Declared<Freshness> freshness)
        implements Expectation {
    public ExpectedTable {
        Objects.requireNonNull(resource, "resource is null");
    }

    /** A key, its attributes in order; most have one {@code hash} and at most one {@code range} attribute. */
    public record Key(List<String> hash, List<String> range) {
        public Key {
            hash = List.copyOf(hash);
            range = List.copyOf(range);
        }

        @Override
        public String toString() {
            var text = "HASH " + String.join(", ", hash);
            return range.isEmpty() ? text : text + ", RANGE " + String.join(", ", range);
        }
    }

    /**
     * A secondary index.
     *
     * @param projectionType {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param nonKeyAttributes of an INCLUDE projection
     */
    public record Index(boolean global, Key key, String projectionType, Set<String> nonKeyAttributes) {
        public Index {
            nonKeyAttributes = Set.copyOf(nonKeyAttributes);
        }
    }

    /**
     * Server-side encryption with a key in KMS, or with DynamoDB's own.
     *
     * @param kms false for DynamoDB's own key
     * @param key id, ARN, alias or alias ARN; empty for the key that AWS manages, {@code alias/aws/dynamodb}
     */
    public record Encryption(boolean kms, Optional<String> key) {}

    /** Continuous backups; {@code periodDays} 1 to 35, empty when the template leaves it to AWS. */
    public record PointInTimeRecovery(boolean enabled, Optional<Integer> periodDays) {}

    /** Expiry of items; {@code attribute} may be left out where it is not enabled. */
    public record TimeToLive(boolean enabled, Optional<String> attribute) {}

    /**
     * The table's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return resource.physicalId()
                .orElseThrow(() -> new IllegalStateException(resource.logicalId() + " has no physical id"));
    }

    static ExpectedTable of(ResolvedResource resource, ResolvedTemplate template) {
        var properties = new Properties(resource.properties());
        return new ExpectedTable(
                ExpectedStackBuilder.ref(resource),
                TableProperties.key(properties),
                TableProperties.attributeTypes(properties),
                TableProperties.indexes(properties),
                properties.text("BillingMode").orDefault("PROVISIONED"),
                TableProperties.encryption(properties),
                TableProperties.pointInTimeRecovery(properties),
                TableProperties.timeToLive(properties),
                properties.bool("DeletionProtectionEnabled"),
                properties.within("ResourcePolicy", policy -> DeclaredPolicy.of(policy, "PolicyDocument")),
                Intent.freshness(resource, template));
    }
}
