package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.JsonValues;
import serin.observation.Observation;
import serin.observation.OutgoingEvent;

/** Each look at the clock is 100 ms after the one before. */
class EventRoundTripsTest {
    private static final String SAMPLE =
            "{\"source\": \"market-data\", \"detail-type\": \"pollenationNeeded\", \"detail\": {\"symbol\": \"AAPL\"},"
                    + " \"resources\": [\"arn:aws:s3:::b\"]}";
    private static final Journey JOURNEY =
            new Journey("market-data", JsonValues.mapping(SAMPLE), "https://queue", Duration.ofSeconds(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = () -> now.getAndUpdate(instant -> instant.plusMillis(100));
    private final EventRoundTrips trips = new EventRoundTrips(() -> "n-1", clock);

    private static Mailbox mailbox(Function<OutgoingEvent, List<String>> answers) {
        return new Mailbox(new FakeCloud(), answers);
    }

    private static String mine() {
        return Mailbox.acknowledgement("n-1", "serin-dev-sync", "3");
    }

    @Test
    void sendsTheSampleWithItsNonceAndDeletesWhatAnswersIt() {
        var mailbox = mailbox(_ -> List.of(mine()));

        assertThat(trips.travel(JOURNEY, mailbox.cloud()))
                .isEqualTo(new RoundTrips.Result.Acknowledged(
                        List.of(new Acknowledgement("n-1", "serin-dev-sync", "3", "pollenationNeeded")),
                        Duration.ofMillis(200),
                        Optional.empty()));
        assertThat(mailbox.sent())
                .containsExactly(new OutgoingEvent(
                        "market-data",
                        "market-data",
                        "pollenationNeeded",
                        "{\"symbol\":\"AAPL\",\"probe\":{\"nonce\":\"n-1\"}}",
                        List.of("arn:aws:s3:::b")));
        assertThat(mailbox.deleted()).containsExactly(mine());
    }

    /** EventBridge delivers at least once. */
    @Test
    void takesADuplicateForWhatItIs() {
        assertThat(trips.travel(JOURNEY, mailbox(_ -> List.of(mine(), mine())).cloud()))
                .isInstanceOfSatisfying(
                        RoundTrips.Result.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.by()).hasSize(2));
    }

    @Test
    void leavesWhatAnswersTheEventsOfOthers() {
        var theirs = Mailbox.acknowledgement("n-2", "serin-dev-sync", "3");
        var mailbox = mailbox(_ -> List.of(theirs, "hello"));

        assertThat(trips.travel(JOURNEY, mailbox.cloud())).isInstanceOf(RoundTrips.Result.Silence.class);
        assertThat(mailbox.deleted()).isEmpty();
    }

    @Test
    void waitsAsLongAsItMayTakeAndNoLonger() {
        assertThat(trips.travel(JOURNEY, mailbox(_ -> List.of()).cloud()))
                .isEqualTo(new RoundTrips.Result.Silence(Duration.ofSeconds(1)));
        // It would have taken longer.
        assertThat(trips.slowest()).contains(Duration.ofSeconds(1));
    }

    @Test
    void remembersTheLongestWay() {
        assertThat(trips.slowest()).isEmpty();
        trips.travel(JOURNEY, mailbox(_ -> List.of(mine())).cloud());
        assertThat(trips.slowest()).contains(Duration.ofMillis(200));
        trips.travel(JOURNEY, mailbox(_ -> List.of()).cloud());
        trips.travel(JOURNEY, mailbox(_ -> List.of(mine())).cloud());

        assertThat(trips.slowest()).contains(Duration.ofSeconds(1));
    }

    @Test
    void tellsThatTheBusTookNothing() {
        var put = new Observation.Unreadable<String>("events:PutEvents", Observation.Reason.DENIED, "AccessDenied");
        var cloud =
                new FakeCloud().denied("put market-data", "events:PutEvents").cloud();
        assertThat(trips.travel(JOURNEY, cloud)).isEqualTo(new RoundTrips.Result.NotSent(put));
    }

    @Test
    void tellsThatTheQueueCouldNotBeRead() {
        var cloud = new FakeCloud()
                .present("put market-data", "e-1")
                .denied("receive https://queue", "sqs:ReceiveMessage")
                .cloud();
        assertThat(trips.travel(JOURNEY, cloud)).isInstanceOf(RoundTrips.Result.Deaf.class);
    }

    @Test
    void tellsThatAnAcknowledgementStays() {
        assertThat(trips.travel(
                        JOURNEY, mailbox(_ -> List.of(mine())).undeletable().cloud()))
                .isInstanceOfSatisfying(
                        RoundTrips.Result.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.kept()).isPresent());
    }

    /** Nothing that this side needs for itself, its retries or a busy machine, is the event's way. */
    @Test
    void timesTheWayFromWhenTheBusHasTheEvent() {
        var mailbox = mailbox(_ -> {
            now.getAndUpdate(instant -> instant.plusSeconds(40));
            return List.of(mine());
        });

        assertThat(trips.travel(JOURNEY, mailbox.cloud()))
                .isInstanceOfSatisfying(
                        RoundTrips.Result.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.after()).isEqualTo(Duration.ofMillis(200)));
    }

    /** The first look ends long after the time was up, and was empty when it was answered; the next one finds what came in time. */
    @Test
    void aSlowLookIsNotSilence() {
        var mailbox = mailbox(_ -> List.of(mine()));
        var looks = new AtomicInteger();
        var slow = mailbox.reading(messages -> {
            if (looks.getAndIncrement() > 0) {
                return messages;
            }
            now.getAndUpdate(instant -> instant.plusSeconds(40));
            return List.of();
        });

        assertThat(trips.travel(JOURNEY, slow.cloud())).isInstanceOf(RoundTrips.Result.Acknowledged.class);
    }
}
