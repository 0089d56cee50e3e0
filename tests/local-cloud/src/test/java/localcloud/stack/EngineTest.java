package localcloud.stack;

import static localcloud.stack.Workshop.thing;
import static localcloud.stack.Workshop.topic;
import static localcloud.stack.Workshop.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import localcloud.resource.Resource;
import localcloud.template.StackEvent;
import localcloud.template.TemplateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Statuses and their order as on
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">AWS's page</a>.
 */
final class EngineTest {
    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void createsAndTellsOfEachStep() throws InterruptedException {
        var stack = workshop.create(wish(topic("A", "")));

        assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
        assertThat(workshop.events())
                .containsExactly(
                        "s CREATE_IN_PROGRESS",
                        "A CREATE_IN_PROGRESS",
                        "A CREATE_IN_PROGRESS",
                        "A CREATE_COMPLETE",
                        "s CREATE_COMPLETE");
        assertThat(workshop.told).containsExactly("CREATE_IN_PROGRESS", "CREATE_COMPLETE");
        assertThat(workshop.journal()).extracting(StackEvent::at).doesNotHaveDuplicates();
    }

    @Test
    void changesInPlaceWhatTheTemplateChangesAndNothingElse() throws InterruptedException {
        workshop.create(wish(topic("A", "\"DisplayName\": \"one\", \"KmsMasterKeyId\": \"k\"")));
        workshop.resources().update("A", live -> {
            live.properties().put("KmsMasterKeyId", "by hand");
            live.state().put("More", "stays");
            return live;
        });
        var before = workshop.physicalId("A");

        var stack = workshop.update(wish(topic("A", "\"DisplayName\": \"two\", \"KmsMasterKeyId\": \"k\"")));

        assertThat(stack.status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(workshop.physicalId("A")).isEqualTo(before);
        assertThat(workshop.document("A").properties().path("DisplayName").asText())
                .isEqualTo("two");
        assertThat(workshop.document("A").properties().path("KmsMasterKeyId").asText())
                .isEqualTo("by hand");
        assertThat(workshop.document("A").state().path("More").asText()).isEqualTo("stays");
        assertThat(workshop.eventsAfter("s CREATE_COMPLETE"))
                .containsExactly(
                        "s UPDATE_IN_PROGRESS",
                        "A UPDATE_IN_PROGRESS",
                        "A UPDATE_COMPLETE",
                        "s UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "s UPDATE_COMPLETE");
    }

    @Test
    void replacesForACreateOnlyPropertyAndTellsThoseThatReferToIt() throws InterruptedException {
        var follower = topic("B", "\"DisplayName\": {\"Ref\": \"A\"}");
        workshop.create(wish(topic("A", "\"TopicName\": \"one\"") + "," + follower));

        workshop.update(wish(topic("A", "\"TopicName\": \"two\"") + "," + follower));

        assertThat(workshop.physicalId("A")).endsWith(":two");
        assertThat(workshop.document("B").properties().path("DisplayName").asText())
                .endsWith(":two");
        assertThat(workshop.resources().all()).extracting(Resource::logicalId).containsExactlyInAnyOrder("A", "B");
        assertThat(workshop.eventsAfter("s UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"))
                .containsExactly("A DELETE_IN_PROGRESS", "A DELETE_COMPLETE", "s UPDATE_COMPLETE");
    }

    @Test
    void keepsWhatIsToBeRetained() throws InterruptedException {
        var retained = "\"A\": {\"Type\": \"AWS::SNS::Topic\", \"DeletionPolicy\": \"Retain\", \"UpdateReplacePolicy\":"
                + " \"Retain\", \"Properties\": {\"TopicName\": \"%s\"}}";
        workshop.create(wish(retained.formatted("one") + "," + topic("B", "")));
        workshop.update(wish(retained.formatted("two") + "," + topic("B", "")));
        workshop.update(wish(topic("B", "")));

        assertThat(workshop.resources().ofType("AWS::SNS::Topic"))
                .extracting(Resource::physicalId)
                .anyMatch(arn -> arn.endsWith(":one"))
                .anyMatch(arn -> arn.endsWith(":two"))
                .hasSize(3);
        assertThat(workshop.events()).contains("A DELETE_SKIPPED").doesNotContain("A DELETE_IN_PROGRESS");
        assertThat(workshop.stack().resources()).extracting("logicalId").containsExactly("B");
    }

    @Test
    void goesBackToWhatWasThereWhenAResourceFails() throws InterruptedException {
        workshop.create(wish(topic("A", "\"DisplayName\": \"one\", \"TopicName\": \"t\"") + ","
                + thing("C", "\"Id\": \"c\", \"Value\": \"one\"")));
        var before = workshop.stack();
        workshop.things.failing.put("update C", "it broke");
        workshop.things.calls.clear();

        var stack = workshop.update(wish(topic("A", "\"DisplayName\": \"two\", \"TopicName\": \"u\"") + ","
                + topic("B", "") + ","
                + "\"C\": {\"Type\": \"Custom::Thing\", \"DependsOn\": [\"A\", \"B\"], \"Properties\": {\"Id\": \"c\","
                + " \"Value\": \"two\"}}"));

        assertThat(stack.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(workshop.told.subList(2, workshop.told.size()))
                .containsExactly(
                        "UPDATE_IN_PROGRESS",
                        "UPDATE_ROLLBACK_IN_PROGRESS",
                        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
                        "UPDATE_ROLLBACK_COMPLETE");
        assertThat(workshop.reason("C", "UPDATE_FAILED")).isEqualTo("it broke");
        assertThat(workshop.reason("s", "UPDATE_ROLLBACK_IN_PROGRESS"))
                .isEqualTo("The following resource(s) failed to update: [C]. ");
        assertThat(workshop.things.calls).containsExactly("update C", "restore C");
        assertThat(stack.template()).isEqualTo(before.template());
        assertThat(stack.resources()).extracting("logicalId").containsExactly("A", "C");
        assertThat(workshop.physicalId("A"))
                .as("the one that was replaced is back")
                .endsWith(":t");
        assertThat(workshop.resources().ofType("AWS::SNS::Topic"))
                .extracting(Resource::physicalId)
                .containsExactly(workshop.physicalId("A"));
        assertThat(workshop.document("A").properties().path("DisplayName").asText())
                .isEqualTo("one");
        assertThat(workshop.eventsAfter("s UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"))
                .containsExactly(
                        "A DELETE_IN_PROGRESS",
                        "A DELETE_COMPLETE",
                        "B DELETE_IN_PROGRESS",
                        "B DELETE_COMPLETE",
                        "s UPDATE_ROLLBACK_COMPLETE");
    }

    @Test
    void stopsTheOthersWhenOneFails() throws InterruptedException {
        workshop.create(wish(
                thing("A", "\"Id\": \"a\", \"Value\": \"1\"") + "," + thing("B", "\"Id\": \"b\", \"Value\": \"1\"")));
        workshop.things.held.put("update A", new CountDownLatch(1));
        workshop.things.failing.put("update B", "it broke");

        var stack = workshop.update(wish(
                thing("A", "\"Id\": \"a\", \"Value\": \"2\"") + "," + thing("B", "\"Id\": \"b\", \"Value\": \"2\"")));

        assertThat(stack.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(workshop.reason("A", "UPDATE_FAILED")).isEqualTo("Resource update cancelled");
        assertThat(workshop.reason("B", "UPDATE_FAILED")).isEqualTo("it broke");
        assertThat(workshop.things.calls).contains("restore A", "restore B");
    }

    @Test
    void deletesWhatAnUpdateOfItsOwnHasReplaced() throws InterruptedException {
        workshop.create(wish(thing("A", "\"Id\": \"one\"")));
        workshop.update(wish(thing("A", "\"Id\": \"two\"")));

        assertThat(workshop.physicalId("A")).isEqualTo("two");
        assertThat(workshop.things.calls).containsExactly("create A", "update A", "delete A one");
        assertThat(workshop.document("A").physicalId()).isEqualTo("two");
    }

    @Test
    void deletesTheReplacementWhenTheUpdateIsRolledBack() throws InterruptedException {
        workshop.create(wish(thing("A", "\"Id\": \"one\"") + "," + thing("B", "\"Id\": \"b\", \"Value\": \"1\"")));
        workshop.things.failing.put("update B", "it broke");
        workshop.update(wish(thing("A", "\"Id\": \"two\"") + ","
                + "\"B\": {\"Type\": \"Custom::Thing\", \"DependsOn\": \"A\", \"Properties\": {\"Id\": \"b\", \"Value\":"
                + " \"2\"}}"));

        assertThat(workshop.physicalId("A")).isEqualTo("one");
        assertThat(workshop.document("A").physicalId()).isEqualTo("one");
        assertThat(workshop.things.calls).endsWith("restore B", "delete A two");
    }

    @Test
    void rollsBackACreationThatFails() throws InterruptedException {
        workshop.things.failing.put("create B", "it broke");

        var stack = workshop.create(wish(topic("A", "") + ","
                + "\"B\": {\"Type\": \"Custom::Thing\", \"DependsOn\": \"A\", \"Properties\": {\"Half\": \"half\"}}"));

        assertThat(stack.status()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(workshop.reason("s", "ROLLBACK_IN_PROGRESS"))
                .isEqualTo("The following resource(s) failed to create: [B].  Rollback requested by user.");
        assertThat(workshop.things.calls).containsExactly("create B", "delete B half");
        assertThat(workshop.resources().all()).isEmpty();
        assertThat(stack.resources()).isEmpty();
    }

    @Test
    void leavesAFailedCreationWhenAskedToAndTakesItBackLater() throws InterruptedException {
        workshop.things.failing.put("create B", "it broke");
        var stack = workshop.create(
                wish(topic("A", "") + ",\"B\": {\"Type\": \"Custom::Thing\", \"DependsOn\": \"A\"}", true));
        assertThat(stack.status()).isEqualTo("CREATE_FAILED");
        assertThat(workshop.resources().all()).hasSize(1);

        assertThat(workshop.engine.rollBack(stack, "t")).isTrue();
        assertThat(workshop.settled().status()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(workshop.resources().all()).isEmpty();
    }

    @Test
    void rollsBackAFailedUpdateWhenAskedToLater() throws InterruptedException {
        workshop.create(wish(thing("A", "\"Id\": \"a\", \"Value\": \"1\"")));
        workshop.things.failing.put("update A", "it broke");
        var stack = workshop.update(wish(thing("A", "\"Id\": \"a\", \"Value\": \"2\""), true));
        assertThat(stack.status()).isEqualTo("UPDATE_FAILED");
        assertThat(workshop.things.calls).doesNotContain("restore A");

        assertThat(workshop.engine.rollBack(stack, "t")).isTrue();
        assertThat(workshop.settled().status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(workshop.things.calls).endsWith("restore A");
    }

    @Test
    void triesARollbackAgainThatHasFailed() throws InterruptedException {
        workshop.create(wish(thing("A", "\"Id\": \"a\", \"Value\": \"1\"")));
        workshop.things.failing.put("update A", "it broke");
        workshop.things.failing.put("restore A", "again");
        var stack = workshop.update(wish(thing("A", "\"Id\": \"a\", \"Value\": \"2\"")));
        assertThat(stack.status()).isEqualTo("UPDATE_ROLLBACK_FAILED");

        workshop.things.failing.clear();
        assertThat(workshop.engine.rollBack(stack, "t")).isTrue();
        assertThat(workshop.settled().status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(workshop.stack()
                        .resources()
                        .getFirst()
                        .declared()
                        .properties()
                        .path("Value")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void deletesEachBeforeThoseThatItRefersTo() throws InterruptedException {
        workshop.create(wish(thing("A", "\"Id\": \"a\"") + "," + thing("B", "\"Id\": {\"Ref\": \"A\"}")));
        workshop.things.calls.clear();
        var id = workshop.stack().id();
        workshop.engine.delete(workshop.stack(), List.of(), "t");
        workshop.settled();

        assertThat(workshop.things.calls).containsExactly("delete B a", "delete A a");
        assertThat(workshop.stacks.find(Workshop.STACK)).isEmpty();
        assertThat(workshop.stacks.find(id).orElseThrow().status()).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void givesAStackOfTheSameNameAnotherIdAfterADeletion() throws InterruptedException {
        workshop.create(wish(topic("A", "")));
        var first = workshop.stack();
        workshop.engine.delete(first, List.of(), "t");
        workshop.settled();
        workshop.create(wish(topic("A", "")));

        assertThat(workshop.stack().id()).isNotEqualTo(first.id());
        assertThat(workshop.physicalId("A"))
                .isNotEqualTo(first.resources().getFirst().physicalId());
    }

    @Test
    void saysWhatCouldNotBeDeleted() throws InterruptedException {
        workshop.create(wish(thing("A", "\"Id\": \"a\"")));
        workshop.things.failing.put("delete A", "in use");
        workshop.engine.delete(workshop.stack(), List.of(), "t");
        var stack = workshop.settled();

        assertThat(stack.status()).isEqualTo("DELETE_FAILED");
        assertThat(stack.reason()).isEqualTo("The following resource(s) failed to delete: [A]. ");
        assertThat(workshop.reason("A", "DELETE_FAILED")).isEqualTo("in use");
    }

    @Test
    void refusesANameThatAnotherStackHas() throws InterruptedException {
        workshop.create(wish(topic("A", "\"TopicName\": \"t\"")));
        workshop.engine.create("other", wish(topic("A", "\"TopicName\": \"t\"")), false, _ -> {});
        var other = workshop.settled();

        assertThat(other.status()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(workshop.reason("A", "CREATE_FAILED"))
                .isEqualTo("arn:aws:sns:eu-west-1:111122223333:t already exists in stack "
                        + workshop.stack().id());
        assertThat(workshop.resources().all()).hasSize(1);
    }

    @Test
    void failsAnUpdateOfWhatSomebodyHasTakenAway() throws InterruptedException {
        workshop.create(wish(topic("A", "\"DisplayName\": \"one\"") + "," + topic("B", "\"DisplayName\": \"one\"")));
        workshop.resources().remove("A");
        workshop.update(wish(topic("A", "\"DisplayName\": \"two\"") + "," + topic("B", "\"DisplayName\": \"one\"")));

        assertThat(workshop.reason("A", "UPDATE_FAILED")).endsWith("was not found.");
    }

    @Test
    void plansWithoutChangingAnything() throws InterruptedException {
        workshop.create(wish(topic("A", "\"TopicName\": \"t\"") + "," + topic("B", "\"DisplayName\": {\"Ref\": \"A\"}")
                + "," + topic("C", "")));
        var plan = workshop.engine.plan(
                workshop.stack(),
                wish(topic("A", "\"TopicName\": \"u\"") + "," + topic("B", "\"DisplayName\": {\"Ref\": \"A\"}") + ","
                        + topic("D", "")));

        assertThat(plan.changes())
                .extracting(change -> change.action().word() + " " + change.logicalId() + " "
                        + change.replacement().word())
                .containsExactly("Modify A True", "Modify B False", "Add D ", "Remove C ");
        assertThat(plan.empty()).isFalse();
        assertThat(workshop.events()).endsWith("s CREATE_COMPLETE");
    }

    @Test
    void seesThatNothingWouldChange() throws InterruptedException {
        var template = "{\"Parameters\": {\"P\": {\"Type\": \"String\", \"Default\": \"1\"}}, \"Resources\": {"
                + topic("A", "\"DisplayName\": {\"Ref\": \"P\"}") + "}%s}";
        workshop.create(wish(template.formatted(""), Map.of(), false));

        assertThat(workshop.engine
                        .plan(workshop.stack(), wish(template.formatted(""), Map.of("P", "1"), false))
                        .empty())
                .isTrue();
        assertThat(workshop.engine
                        .plan(workshop.stack(), wish(template.formatted(""), Map.of("P", "2"), false))
                        .empty())
                .isFalse();
        var outputs = workshop.engine.plan(
                workshop.stack(),
                wish(template.formatted(", \"Outputs\": {\"O\": {\"Value\": \"1\"}}"), Map.of(), false));
        assertThat(outputs.empty()).as("only an output is new").isFalse();
        assertThat(outputs.changes()).isEmpty();
    }

    @Test
    void refusesAnotherTypeUnderTheSameId() throws InterruptedException {
        workshop.create(wish(topic("A", "")));

        assertThatThrownBy(() -> workshop.engine.plan(workshop.stack(), wish(thing("A", ""))))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Update of resource type is not permitted. The new template modifies resource type of the"
                        + " following resources: [A]");
    }
}
