package localcloud.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

final class InMemoryResourcesTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private final InMemoryResources resources = new InMemoryResources();

    @Test
    void keepsTheOrderInWhichResourcesWerePut() {
        put("B");
        put("A");
        put("C");
        put("B");

        assertThat(resources.all()).extracting(Resource::logicalId).containsExactly("B", "A", "C");
    }

    @Test
    void answersCopies() {
        put("A");

        resources.find("A").orElseThrow().state().put("TableStatus", "DELETING");
        resources.all().getFirst().properties().put("TableName", "other");

        assertThat(resources.find("A").orElseThrow().state()).isEmpty();
        assertThat(resources.find("A").orElseThrow().properties()).isEmpty();
    }

    @Test
    void keepsACopyOfWhatIsPut() {
        var mine = fresh("A");
        resources.put(mine);
        mine.state().put("TableStatus", "DELETING");

        assertThat(resources.find("A").orElseThrow().state()).isEmpty();
    }

    @Test
    void changesNothingWhenAChangeThrows() {
        put("A");

        assertThatThrownBy(() -> resources.update("A", resource -> {
                    resource.state().put("TableStatus", "DELETING");
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(resources.find("A").orElseThrow().state()).isEmpty();
    }

    @Test
    void refusesAChangeOfTheLogicalId() {
        put("A");

        assertThatThrownBy(() -> resources.update("A", resource -> fresh("B")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("made it B");
    }

    @Test
    void restoresWhatASnapshotHolds() {
        put("A");
        put("B");
        var snapshot = resources.snapshot();

        resources.update("A", resource -> {
            resource.state().put("TableStatus", "DELETING");
            return resource;
        });
        resources.remove("B");
        put("C");
        resources.restore(snapshot);

        assertThat(resources.all()).extracting(Resource::logicalId).containsExactly("A", "B");
        assertThat(resources.find("A").orElseThrow().state()).isEmpty();
    }

    @Test
    void saysWhenThereIsNothingToUpdateOrRemove() {
        assertThat(resources.update("A", resource -> resource)).isEmpty();
        assertThat(resources.remove("A")).isFalse();
    }

    private void put(String id) {
        resources.put(fresh(id));
    }

    private static Resource fresh(String id) {
        return new Resource(
                id,
                TABLE,
                id.toLowerCase(java.util.Locale.ROOT),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode());
    }
}
