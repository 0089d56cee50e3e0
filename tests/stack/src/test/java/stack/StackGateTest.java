package stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What CloudFormation asks at the end of an update. */
class StackGateTest {
    private static final String GATE = "StackValidation";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final JsonNode RESOURCES = Stack.TEMPLATE.get("Resources");

    private static JsonNode gate() {
        return RESOURCES.get(GATE);
    }

    @Test
    void comesAfterEverythingElse() {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(GATE));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (reached.add(next)) {
                open.addAll(dependencies(RESOURCES.get(next)));
            }
        }

        var all = new HashSet<String>();
        RESOURCES.fieldNames().forEachRemaining(all::add);
        all.removeAll(reached);
        assertThat(all)
                .as("what nothing refers to is named in DependsOn, or in After where it is conditional")
                .isEmpty();
    }

    /** An update that CloudFormation could not put in order would be refused. */
    @Test
    void isReferredToByNothing() {
        assertThat(RESOURCES.properties().stream()
                        .filter(resource -> !resource.getKey().equals(GATE))
                        .filter(resource -> dependencies(resource.getValue()).contains(GATE)))
                .isEmpty();
    }

    /** cfn-lint's E3005: a DependsOn on a resource that a condition leaves out may be refused. */
    @Test
    void dependsOnNothingConditional() {
        assertThat(texts(gate().get("DependsOn")))
                .allSatisfy(id ->
                        assertThat(RESOURCES.get(id).has("Condition")).as(id).isFalse());
    }

    @Test
    void isThereOnlyWhenItIsSwitchedOn() {
        assertThat(gate().get("Condition").textValue()).isEqualTo("HasStackGate");
        assertThat(Stack.TEMPLATE.at("/Parameters/StackGate/Default").textValue())
                .isEqualTo("disabled");
    }

    /** CloudFormation asks a custom resource again only when a property of it has changed. */
    @Test
    void isAskedByEveryDeployment() {
        assertThat(gate().at("/Properties/BuildId/Ref").textValue()).isEqualTo("BuildId");
        assertThat(gate().at("/Properties/ServiceToken/Ref").textValue()).isEqualTo("CanaryAliaslive");
    }

    /** Longer than the canary may take, and its fallback after it, with its one repetition a minute later. */
    @Test
    void waitsForTheCanaryAndForItsFallback() {
        var canary = Stack.properties("Canary").get("Timeout").intValue();
        var fallback = Stack.properties("CanaryFallback").get("Timeout").intValue();

        assertThat(gate().at("/Properties/ServiceTimeout").intValue())
                .isGreaterThanOrEqualTo(canary + fallback + 60 + fallback)
                .isLessThanOrEqualTo(600);
    }

    @Test
    void tellsByAnAlarmThatItHasLetSomethingPassUnproven() {
        var alarm = Stack.properties("StackGateProvedNothing");
        assertThat(alarm.get("Namespace").textValue()).isEqualTo("Serin");
        assertThat(alarm.get("MetricName").textValue()).isEqualTo("StackGateUnproven");
        assertThat(alarm.at("/Dimensions/0/Name").textValue()).isEqualTo("Stack");
        assertThat(alarm.get("Dimensions")).hasSize(1);
        assertThat(Stack.properties("ValidationFailed").get("AlarmRule").toString())
                .contains("ALARM(\\\"${StackGateProvedNothing}\\\")");
    }

    private static Set<String> dependencies(JsonNode resource) {
        var found = new LinkedHashSet<>(texts(resource.path("DependsOn")));
        found.addAll(references(resource.path("Properties")));
        found.addAll(references(resource.path("UpdatePolicy")));
        found.removeIf(name -> !RESOURCES.has(name));
        return found;
    }

    private static Set<String> references(JsonNode value) {
        var here = value.properties().stream().flatMap(member -> switch (member.getKey()) {
            case "Ref" -> Stream.of(member.getValue().asText());
            case "Fn::GetAtt" -> texts(member.getValue()).stream().limit(1).map(text -> text.split("\\.", -1)[0]);
            case "Fn::Sub" -> variables(member.getValue());
            default -> Stream.<String>of();
        });
        var below = StreamSupport.stream(value.spliterator(), false).flatMap(child -> references(child).stream());
        return Stream.concat(here, below).collect(Collectors.toSet());
    }

    private static Stream<String> variables(JsonNode sub) {
        var text = sub.isArray() ? sub.get(0).asText() : sub.asText();
        return VARIABLE.matcher(text).results().map(match -> match.group(1).split("\\.", -1)[0]);
    }

    private static List<String> texts(JsonNode value) {
        return value.isTextual()
                ? List.of(value.textValue())
                : StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }
}
