package marketdata.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import marketdata.event.BadEvent;
import marketdata.event.EarningsProcessed;
import marketdata.item.Attribute;
import marketdata.item.ItemKey;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

/** A test event of the canary's is acknowledged and does nothing else; every other event goes to the business. */
class AcknowledgementsTest {
    private final Cloudlet cloudlet =
            new Cloudlet().withTable("ASSETS_TABLE", "symbol").with("SERIN_ACK_BUS", "market-data");

    private static String event(String detailType, String more) {
        return """
            {"version": "0", "id": "e-1", "detail-type": "%s", "source": "market-data", "account": "111122223333",
             "time": "2026-01-30T07:00:00Z", "region": "eu-west-1", "resources": [],
             "detail": {"symbol": "AAPL", "earningsDate": "2026-01-29"%s}}""".formatted(detailType, more);
    }

    private String call(String event) throws IOException {
        var around = cloudlet.surroundings();
        Function<Surroundings, Function<EarningsProcessed, Object>> maker = given -> earnings -> {
            given.table("ASSETS_TABLE")
                    .upsert(ItemKey.of("symbol", "AAPL"), Map.of("a", new Attribute.Flag(true)), Map.of());
            return Map.of("worked", true);
        };
        var craft = new Craft<>("door-test", EarningsProcessed.DETAIL_TYPE, EarningsProcessed::read, maker, Map.of());
        return cloudlet.callWith(Door.to(craft, around, new Needs(around)), event);
    }

    @Test
    void acknowledgesATestEventAndDoesNothing() throws IOException {
        assertThat(call(event("earningsProcessed", ", \"probe\": {\"nonce\": \"n-7\"}")))
                .isEqualTo("{\"testEvent\":true,\"acknowledged\":true}");
        assertThat(cloudlet.acknowledgements())
                .containsExactly("market-data: n-7 by serin-dev-function 7, earningsProcessed");
        assertThat(cloudlet.table("ASSETS_TABLE").all()).isEmpty();
    }

    /** A rule that delivers to the wrong function must not start its work; the canary learns who got the event. */
    @Test
    void acknowledgesATestEventOfATypeThatItDoesNotTake() throws IOException {
        call(event("pollenationNeeded", ", \"probe\": {\"nonce\": \"n-8\"}"));
        assertThat(cloudlet.acknowledgements())
                .containsExactly("market-data: n-8 by serin-dev-function 7, pollenationNeeded");
    }

    /** The canary sees that it does not come; a failure would be tried again and raise the function's alarm. */
    @Test
    void doesNotFailWhereItMayNotAcknowledge() throws IOException {
        cloudlet.denyAcknowledgements();
        assertThat(call(event("earningsProcessed", ", \"probe\": {\"nonce\": \"n-9\"}")))
                .isEqualTo("{\"testEvent\":true,\"acknowledged\":false}");
        assertThat(cloudlet.table("ASSETS_TABLE").all()).isEmpty();
    }

    @Test
    void doesNothingWithATestEventWhereItKnowsNoBus() throws IOException {
        cloudlet.with("SERIN_ACK_BUS", " ");
        assertThat(call(event("earningsProcessed", ", \"probe\": {\"nonce\": \"n-9\"}")))
                .isEqualTo("{\"testEvent\":true,\"acknowledged\":false}");
        assertThat(cloudlet.table("ASSETS_TABLE").all()).isEmpty();
    }

    @Test
    void handsEveryOtherEventToTheBusiness() throws IOException {
        assertThat(call(event("earningsProcessed", ""))).isEqualTo("{\"worked\":true}");
        assertThat(call(event("earningsProcessed", ", \"probe\": {\"nonce\": 7}")))
                .isEqualTo("{\"worked\":true}");
        assertThat(call(event("earningsProcessed", ", \"note\": \"probe\""))).isEqualTo("{\"worked\":true}");
        assertThat(cloudlet.acknowledgements()).isEmpty();
        assertThat(cloudlet.table("ASSETS_TABLE").all()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoEventAsBefore() {
        assertThatThrownBy(() -> call("{\"probe\": ")).isInstanceOf(BadEvent.class);
        assertThatThrownBy(() -> call("\"probe\"" + " ".repeat(1024 * 1024)))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining("at most 1048576 bytes");
    }
}
