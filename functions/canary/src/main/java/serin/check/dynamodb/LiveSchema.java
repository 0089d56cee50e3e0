package serin.check.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import serin.expectation.ExpectedTable;
import serin.observation.TableFacts;

/** A live table's keys and indexes, in the words of the expectation. */
final class LiveSchema {

    private LiveSchema() {}

    static ExpectedTable.Key key(List<TableFacts.KeyElement> elements) {
        return new ExpectedTable.Key(attributes(elements, "HASH"), attributes(elements, "RANGE"));
    }

    static Map<String, ExpectedTable.Index> indexes(TableFacts facts) {
        var indexes = new TreeMap<String, ExpectedTable.Index>();
        facts.indexes().forEach((name, index) -> indexes.put(name, index(index)));
        return indexes;
    }

    /** The attributes that the table's own key or that of an index uses. */
    static Set<String> keyAttributes(TableFacts facts) {
        var attributes = new HashSet<String>();
        facts.keySchema().forEach(element -> attributes.add(element.attribute()));
        facts.indexes()
                .values()
                .forEach(index -> index.keySchema().forEach(element -> attributes.add(element.attribute())));
        return attributes;
    }

    private static ExpectedTable.Index index(TableFacts.Index index) {
        return new ExpectedTable.Index(
                index.global(), key(index.keySchema()), index.projectionType(), Set.copyOf(index.nonKeyAttributes()));
    }

    private static List<String> attributes(List<TableFacts.KeyElement> elements, String keyType) {
        return elements.stream()
                .filter(element -> element.keyType().equals(keyType))
                .map(TableFacts.KeyElement::attribute)
                .toList();
    }
}
