package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Updates of one stack with the stack gate, one after the other, by CloudFormation as the local cloud has it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackGateTest {
    private static final String GATE = "StackValidation";
    private static final StackOnLocalCloud STACK =
            StackOnLocalCloud.own(impatient(StackOnLocalCloud.processed()), Map.of());

    @BeforeAll
    static void warm() {
        // Nothing is known of a canary that has never run; each function starts once.
        assertThat(STACK.invokeCanary("{}").path("verdict").asText()).isEqualTo("HEALTHY");
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    /** So that what is wrong is wrong at the first look. */
    private static ObjectNode impatient(ObjectNode template) {
        ((ObjectNode) template.at("/Resources/Canary/Properties/Environment/Variables"))
                .put("SERIN_HOOK_PATIENCE_SECONDS", "0");
        return template;
    }

    private static JsonNode changed(Consumer<ObjectNode> change) {
        var template = impatient(StackOnLocalCloud.processed());
        change.accept(template);
        return template;
    }

    private static String update(String buildId, Consumer<ObjectNode> change, Map<String, String> more) {
        var parameters = new HashMap<>(Map.of("StackGate", "enabled", "BuildId", buildId));
        parameters.putAll(more);
        return STACK.update(changed(change), parameters);
    }

    private static String lastEvent(String logicalId) {
        return STACK.events(logicalId).getLast();
    }

    private static List<String> failures() {
        return STACK.events(GATE).stream()
                .filter(event -> event.contains("_FAILED"))
                .toList();
    }

    private static List<JsonNode> rows() {
        return History.of(STACK).entries().stream()
                .filter(row -> row.path("kind").asText().equals("stack-gate"))
                .toList();
    }

    @Test
    @Order(1)
    void isNotThereByDefault() {
        assertThat(STACK.events(GATE)).isEmpty();
    }

    @Test
    @Order(2)
    void isCreatedOverAHealthyStack() {
        var status = update("1", _ -> {}, Map.of());

        assertThat(status).as("%s", STACK.events(GATE)).isEqualTo("UPDATE_COMPLETE");
        assertThat(lastEvent(GATE)).isEqualTo("CREATE_COMPLETE");
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.path("standing").asText()).as(row.toString()).isEqualTo("HEALTHY");
            assertThat(row.path("answer").asText()).isEqualTo("Succeeded");
            assertThat(row.path("build").asText()).isEqualTo("1");
            assertThat(row.path("counts").path("passed").asInt()).isGreaterThan(300);
        });
    }

    /** By the gate, and by the run that the update's end starts. */
    @Test
    @Order(3)
    void anUpdateOfAParameterAloneIsValidated() {
        var runs = runs();

        var status = update("2", _ -> {}, Map.of("DeploymentTimeFrame", "900"));

        assertThat(status).as("%s", STACK.events(GATE)).isEqualTo("UPDATE_COMPLETE");
        assertThat(lastEvent(GATE)).isEqualTo("UPDATE_COMPLETE");
        assertThat(rows().getFirst().path("build").asText()).isEqualTo("2");
        assertThat(runs()).isEqualTo(runs + 1);
    }

    private static long runs() {
        return History.of(STACK).entries().stream()
                .filter(row -> row.path("kind").asText().equals("stack-run"))
                .filter(row -> row.path("trigger").asText().equals("stack"))
                .count();
    }

    /** The permission is the alias's, and every version behind it is bypassed. */
    @Test
    @Order(4)
    void aRuleThatBypassesTheAliasIsRolledBackWithTheReason() {
        var status = update(
                "3",
                template -> {
                    var target = (ObjectNode) template.at("/Resources/SyncAssetsDaily/Properties/Targets/0");
                    target.putObject("Arn")
                            .putArray("Fn::GetAtt")
                            .add("SyncAssets")
                            .add("Arn");
                },
                Map.of("DeploymentTimeFrame", "900"));

        assertThat(status).as("%s", STACK.events(GATE)).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("UPDATE_FAILED Received response status [FAILED] from custom resource. Message returned:"
                        + " unhealthy: ")
                .contains("eventbridge.rule.target-alias@SyncAssetsDaily");
        assertThat(lastEvent(GATE)).as("its rollback is never held up").isEqualTo("UPDATE_COMPLETE");
        assertThat(rows().getFirst().path("answer").asText()).isEqualTo("Failed");
        assertThat(STACK.invokeCanary("{}").path("verdict").asText()).isEqualTo("HEALTHY");
    }

    /** SAM publishes no version for the value of a parameter, so the alias still serves the old one. */
    @Test
    @Order(5)
    void aParameterThatNoVersionHasIsRolledBack() {
        var status = update("4", _ -> {}, Map.of("DeploymentTimeFrame", "900", "PollenationsPerDay", "26"));

        assertThat(status).as("%s", STACK.events(GATE)).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures().getLast()).contains("@TriggerRegularPollenation");
    }

    /** Denied, it cannot tell; the update passes, and an alarm says so. */
    @Test
    @Order(6)
    void whatCannotBeToldPassesWithAnAlarm() {
        STACK.admin().post("faults", """
                {"service": "cloudformation", "operation": "GetTemplate", "kind": "deny", "probability": 1, "principal": "*CanaryRole*"}
                """);

        var status = update("5", _ -> {}, Map.of("DeploymentTimeFrame", "800"));

        STACK.admin().clearFaults();
        assertThat(status).as("%s", STACK.events(GATE)).isEqualTo("UPDATE_COMPLETE");
        assertThat(STACK.metric("Serin", "StackGateUnproven", "Stack", STACK.name()))
                .contains(1.0);
        assertThat(STACK.admin().get("alarms"))
                .filteredOn(alarm -> alarm.path("state").asText().equals("ALARM"))
                .extracting(alarm -> alarm.path("name").asText())
                .contains("serin-dev-stack-gate-unproven", "serin-dev-validation-failed");
    }

    /** Lambda ends it after a second, in the midst of its examination; its fallback answers. */
    @Test
    @Order(7)
    void aCanaryThatIsKilledHoldsUpNothing() {
        timeout(1);

        var status = update("6", _ -> {}, Map.of("DeploymentTimeFrame", "700"));

        timeout(300);
        assertThat(status).as("%s", STACK.events(GATE)).isEqualTo("UPDATE_COMPLETE");
        assertThat(rows())
                .as("the canary has not answered it")
                .noneMatch(row -> row.path("build").asText().equals("6"));
    }

    private static void timeout(int seconds) {
        STACK.admin()
                .patch(
                        "Canary",
                        "[{\"op\": \"replace\", \"path\": \"/state/versions/1/properties/Timeout\", \"value\": "
                                + seconds + "}]");
    }

    /** What Lambda logs and the ledger keeps is read by many; the URL lets them answer. */
    @Test
    @Order(8)
    void noUrlIsInTheLedger() {
        assertThat(History.of(STACK).entries().toString()).doesNotContain("Signature", "_custom-resource-responses");
    }
}
