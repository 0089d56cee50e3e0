package marketdata.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import marketdata.event.ScheduledEvent;
import marketdata.item.Attribute;
import marketdata.item.Incomplete;
import marketdata.item.ItemKey;
import marketdata.item.Report;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

/** A rehearsal finds out what a bare health check cannot; its sample is door-test.json of this module. */
class DoorTest {
    private final Cloudlet cloudlet = new Cloudlet().withTable("ASSETS_TABLE", "symbol");

    private static final String SCHEDULED = """
            {"id": "1", "source": "aws.events", "detail-type": "Scheduled Event", "time": "2026-01-05T04:00:00Z",
             "resources": ["arn:aws:events:eu-west-1:111122223333:rule/daily"], "detail": {}}""";

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

    /** What the canary asks is no work: neither a rehearsal nor its test event may pass for a beat of the schedule's heart. */
    @Test
    void tellsNothingOfARehearsalOrATestEvent() throws IOException {
        rehearsal(table -> event -> {
            table.run();
            return new Answer(event.time().toString(), 1);
        });
        cloudlet.callWith(
                door(_ -> _ -> new Answer("", 1)),
                SCHEDULED.replace("\"detail\": {}", "\"detail\": {\"probe\": {\"nonce\": \"n\"}}"));
        assertThat(cloudlet.signals()).isEmpty();
    }

    @Test
    void tellsOfWork() throws IOException {
        cloudlet.callWith(door(_ -> event -> new Report("X", event.time().toString(), 4, 1)), SCHEDULED);
        assertThat(cloudlet.signals()).containsExactly("handled 4/0/1 of 2026-01-05T04:00:00Z");
    }

    @Test
    void tellsOfWorkThatFailed() {
        assertThatThrownBy(() -> cloudlet.callWith(
                        door(_ -> _ -> {
                            throw new Incomplete(3, List.of("a", "b"), "no room");
                        }),
                        SCHEDULED))
                .isInstanceOf(Incomplete.class);
        assertThatThrownBy(() -> cloudlet.callWith(
                        door(_ -> _ -> {
                            throw new IllegalStateException("on every event");
                        }),
                        SCHEDULED))
                .hasMessage("on every event");
        assertThat(cloudlet.signals()).containsExactly("failed 3/2/0", "failed 0/1/0");
    }

    private String rehearsal(Function<Runnable, Function<ScheduledEvent, Object>> business) throws IOException {
        return cloudlet.rehearsal(door(business));
    }

    private Door door(Function<Runnable, Function<ScheduledEvent, Object>> business) {
        var around = cloudlet.surroundings();
        Function<Surroundings, Function<ScheduledEvent, Object>> maker =
                given -> business.apply(() -> given.table("ASSETS_TABLE")
                        .upsert(ItemKey.of("symbol", "AAPL"), Map.of("a", new Attribute.Flag(true)), Map.of()));
        var craft = new Craft<>(
                "door-test", ScheduledEvent.DETAIL_TYPE, ScheduledEvent::read, maker, Map.of("ASSETS_TABLE", 1));
        return Door.to(craft, around, new Needs(around));
    }
}
