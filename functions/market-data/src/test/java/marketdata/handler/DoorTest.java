package marketdata.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import marketdata.event.ScheduledEvent;
import marketdata.item.Attribute;
import marketdata.item.ItemKey;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

/** A rehearsal finds out what a bare health check cannot; its sample is door-test.json of this module. */
class DoorTest {
    private final Cloudlet cloudlet = new Cloudlet().withTable("ASSETS_TABLE", "symbol");

    record Answer(String scheduledFor, int processed) {}

    @Test
    void isOkWhenShapeAndWritesAreAsWanted() throws IOException {
        assertThat(rehearsal(table -> event -> {
                    table.run();
                    return new Answer(event.time().toString(), 1);
                }))
                .isEqualTo("Scheduled Event ok {\"serin-dev-ASSETS_TABLE\":1}");
        assertThat(cloudlet.table("ASSETS_TABLE").all()).isEmpty();
    }

    @Test
    void failsWhenTheBusinessThrows() throws IOException {
        assertThat(rehearsal(table -> event -> {
                    throw new IllegalStateException("on every event");
                }))
                .isEqualTo("Scheduled Event failed {} IllegalStateException: on every event");
    }

    @Test
    void failsWhenTheAnswerHasAnotherShape() throws IOException {
        assertThat(rehearsal(table -> event -> {
                    table.run();
                    return Map.of("scheduledFor", 5);
                }))
                .isEqualTo("Scheduled Event failed {} IllegalStateException: the answer must be"
                        + " {processed: NUMBER, scheduledFor: STRING}, was {scheduledFor: NUMBER}");
    }

    @Test
    void failsWhenItWouldWriteSomethingElse() throws IOException {
        assertThat(rehearsal(table -> event -> new Answer(event.time().toString(), 1)))
                .isEqualTo("Scheduled Event failed {} IllegalStateException: of the samples 1 would be written to"
                        + " serin-dev-ASSETS_TABLE, were 0");
    }

    private String rehearsal(Function<Runnable, Function<ScheduledEvent, Object>> business) throws IOException {
        var around = cloudlet.surroundings();
        Function<Surroundings, Function<ScheduledEvent, Object>> maker =
                given -> business.apply(() -> given.table("ASSETS_TABLE")
                        .upsert(ItemKey.of("symbol", "AAPL"), Map.of("a", new Attribute.Flag(true)), Map.of()));
        var craft = new Craft<>(
                "door-test", ScheduledEvent.DETAIL_TYPE, ScheduledEvent::read, maker, Map.of("ASSETS_TABLE", 1));
        return cloudlet.rehearsal(Door.to(craft, around, new Needs(around)));
    }
}
