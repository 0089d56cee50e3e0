package serin.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import serin.expectation.ExpectedTable.Encryption;
import serin.expectation.ExpectedTable.Index;
import serin.expectation.ExpectedTable.PointInTimeRecovery;
import serin.expectation.ExpectedTable.TimeToLive;

/** The nested properties of a table, as CloudFormation writes them. */
final class TableProperties {

    private TableProperties() {}

    static Declared<ExpectedTable.Key> key(Properties properties) {
        return properties.objects("KeySchema").flatMap(TableProperties::key);
    }

    static Declared<Map<String, String>> attributeTypes(Properties properties) {
        return properties.objects("AttributeDefinitions").flatMap(definitions -> {
            Declared<Map<String, String>> types = new Declared.Known<>(Map.of());
            for (var definition : definitions) {
                types = types.flatMap(sofar -> required(definition, "AttributeName")
                        .flatMap(name -> required(definition, "AttributeType").map(type -> with(sofar, name, type))));
            }
            return types;
        });
    }

    static Declared<Map<String, Index>> indexes(Properties properties) {
        return indexes(properties, "GlobalSecondaryIndexes", true)
                .flatMap(global -> indexes(properties, "LocalSecondaryIndexes", false)
                        .map(local -> {
                            var all = new TreeMap<>(global);
                            all.putAll(local);
                            return all;
                        }));
    }

    /** A key that is named without {@code SSEEnabled} is no declaration: CloudFormation requires the latter. */
    static Declared<Encryption> encryption(Properties properties) {
        return properties.within(
                "SSESpecification",
                sse -> requiredBool(sse, "SSEEnabled")
                        .flatMap(enabled -> enabled
                                ? optional(sse.text("KMSMasterKeyId")).map(key -> new Encryption(true, key))
                                : new Declared.Known<>(new Encryption(false, Optional.empty()))));
    }

    static Declared<PointInTimeRecovery> pointInTimeRecovery(Properties properties) {
        return properties.within(
                "PointInTimeRecoverySpecification",
                recovery -> recovery.bool("PointInTimeRecoveryEnabled")
                        .flatMap(enabled -> optional(recovery.integer("RecoveryPeriodInDays"))
                                .map(days -> new PointInTimeRecovery(enabled, days))));
    }

    static Declared<TimeToLive> timeToLive(Properties properties) {
        return properties.within(
                "TimeToLiveSpecification",
                ttl -> requiredBool(ttl, "Enabled")
                        .flatMap(enabled -> optional(ttl.text("AttributeName"))
                                .map(attribute -> new TimeToLive(enabled, attribute))));
    }

    private static Declared<Map<String, Index>> indexes(Properties properties, String property, boolean global) {
        return properties.objects(property).orDefault(List.of()).flatMap(declared -> {
            Declared<Map<String, Index>> indexes = new Declared.Known<>(Map.of());
            for (var one : declared) {
                indexes = indexes.flatMap(sofar -> required(one, "IndexName")
                        .flatMap(name -> index(one, global).map(index -> with(sofar, name, index))));
            }
            return indexes;
        });
    }

    private static Declared<Index> index(Properties index, boolean global) {
        return asUnresolved("KeySchema", index.objects("KeySchema"))
                .flatMap(TableProperties::key)
                .flatMap(key -> asUnresolved("Projection", index.nested("Projection"))
                        .flatMap(projection -> projection
                                .text("ProjectionType")
                                .orDefault("ALL")
                                .flatMap(type -> projection
                                        .texts("NonKeyAttributes")
                                        .orDefault(List.of())
                                        .map(names -> new Index(global, key, type, Set.copyOf(names))))));
    }

    private static Declared<ExpectedTable.Key> key(List<Properties> elements) {
        var hash = new ArrayList<String>();
        var range = new ArrayList<String>();
        for (var element : elements) {
            var added = required(element, "AttributeName")
                    .flatMap(attribute -> required(element, "KeyType").flatMap(type -> switch (type) {
                        case "HASH" -> new Declared.Known<>(hash.add(attribute));
                        case "RANGE" -> new Declared.Known<>(range.add(attribute));
                        default -> new Declared.Unresolved<Boolean>("KeyType must be HASH or RANGE, was " + type);
                    }));
            if (!(added instanceof Declared.Known<Boolean>)) {
                return added.map(_ -> new ExpectedTable.Key(hash, range));
            }
        }
        return new Declared.Known<>(new ExpectedTable.Key(hash, range));
    }

    private static Declared<String> required(Properties properties, String name) {
        return asUnresolved(name, properties.text(name));
    }

    private static Declared<Boolean> requiredBool(Properties properties, String name) {
        return asUnresolved(name, properties.bool(name));
    }

    /** CloudFormation refuses a template without it, so where it is missing something was not resolved. */
    private static <T> Declared<T> asUnresolved(String name, Declared<T> declared) {
        return declared instanceof Declared.Omitted<T> ? new Declared.Unresolved<>(name + " is missing") : declared;
    }

    private static <T> Declared<Optional<T>> optional(Declared<T> declared) {
        return declared.map(Optional::of).orDefault(Optional.empty());
    }

    private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        var more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }
}
