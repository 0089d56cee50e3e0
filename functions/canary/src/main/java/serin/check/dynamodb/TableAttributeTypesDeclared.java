package serin.check.dynamodb;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import serin.check.Context;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.TableFacts;

/**
 * The attributes of the keys have the declared types.
 *
 * <p>Only attributes that a live key uses are compared: DynamoDB forgets the type of one that no key uses, so that a missing index
 * would be said twice.
 */
final class TableAttributeTypesDeclared extends TableCheck<Map<String, String>> {
    private static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.attribute-types",
            "has the declared attribute types",
            Severity.CRITICAL,
            Set.of("dynamodb:DescribeTable"),
            Set.of("AttributeDefinitions"),
            DynamoDbChecks.API + "API_AttributeDefinition.html",
            "Create the table or index again under the declared types: a key attribute's type cannot be changed.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    Declared<Map<String, String>> declared(ExpectedTable expected) {
        return expected.attributeTypes();
    }

    @Override
    Outcome judge(
            ExpectedTable expected,
            Map<String, String> declared,
            TableFacts facts,
            Evidence evidence,
            Context context) {
        var compared = new TreeSet<>(LiveSchema.keyAttributes(facts));
        compared.retainAll(declared.keySet());
        if (compared.isEmpty()) {
            // The key itself differs, and that is said where the key is compared.
            return Outcome.Skipped.because(new FindingRef(
                    "dynamodb.table.key-schema", expected.resource().logicalId()));
        }
        // All that is compared is in the text.
        var wanted = text(compared, declared);
        var actual = text(compared, facts.attributeTypes());
        return wanted.equals(actual) ? new Outcome.Pass(actual, evidence) : new Outcome.Fail(wanted, actual, evidence);
    }

    private static String text(Set<String> names, Map<String, String> types) {
        return names.stream()
                .map(name -> name + " " + types.getOrDefault(name, "untyped"))
                .collect(Collectors.joining(", "));
    }
}
