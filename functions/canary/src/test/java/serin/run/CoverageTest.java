package serin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Value;

class CoverageTest {
    private static final Outcome PASS = new Outcome.Pass("256", Evidence.of("lambda:GetFunction"));

    @Test
    void countsDeclaredPropertiesThatAnEvaluatedCheckVerifies() {
        var findings = List.of(
                finding("lambda.function.memory", "MemorySize", PASS),
                finding("lambda.function.timeout", "Timeout", new Outcome.Unknown("throttled")),
                finding("lambda.function.layers", "Layers", PASS));

        assertThat(Coverage.of(findings, template("MemorySize", "Timeout", "Tags")))
                .isEqualTo(new Coverage(2, 3, 1, 3));
    }

    @Test
    void aPropertyThatTwoChecksVerifyCountsOnce() {
        var findings = List.of(
                finding("dynamodb.table.index-schema", "GlobalSecondaryIndexes", PASS),
                finding("dynamodb.table.index-active", "GlobalSecondaryIndexes", PASS));

        assertThat(Coverage.of(findings, template("GlobalSecondaryIndexes"))).isEqualTo(new Coverage(2, 2, 1, 1));
    }

    private static Finding finding(String check, String verifies, Outcome outcome) {
        var info = new CheckInfo(check, "is well", Severity.HIGH, Set.of(), Set.of(verifies), "a page", "mend it");
        return new Finding(info, new ResourceRef("Sync", Optional.of("sync"), "AWS::Lambda::Function"), outcome);
    }

    private static ResolvedTemplate template(String... properties) {
        var declared = new java.util.LinkedHashMap<String, Value>();
        for (var property : properties) {
            declared.put(property, new Value.Text("x"));
        }
        var resource = new ResolvedResource(
                "Sync", "AWS::Lambda::Function", Optional.of("sync"), new Value.Mapping(declared), Value.Mapping.EMPTY);
        return new ResolvedTemplate(Map.of("Sync", resource), Map.of(), Set.of(), Value.Mapping.EMPTY);
    }
}
