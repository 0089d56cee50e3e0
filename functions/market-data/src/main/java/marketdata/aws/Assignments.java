package marketdata.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import marketdata.item.Attribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The SET clause of an update; names go through placeholders, since many of a vendor's are reserved words. */
final class Assignments {
    private final List<String> clauses = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    Assignments set(Map<String, Attribute> fields) {
        new TreeMap<>(fields).forEach((name, attribute) -> {
            var number = add(name, attribute);
            clauses.add("#f" + number + " = :v" + number);
        });
        return this;
    }

    Assignments setIfAbsent(Map<String, Attribute> fields) {
        new TreeMap<>(fields).forEach((name, attribute) -> {
            var number = add(name, attribute);
            clauses.add("#f" + number + " = if_not_exists(#f" + number + ", :v" + number + ")");
        });
        return this;
    }

    String expression() {
        return "SET " + String.join(", ", clauses);
    }

    Map<String, String> names() {
        return Map.copyOf(names);
    }

    Map<String, AttributeValue> values() {
        return Map.copyOf(values);
    }

    private int add(String name, Attribute attribute) {
        var number = clauses.size();
        names.put("#f" + number, name);
        values.put(":v" + number, AttributeValues.of(attribute));
        return number;
    }
}
