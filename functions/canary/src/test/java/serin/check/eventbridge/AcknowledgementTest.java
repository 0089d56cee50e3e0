package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementTest {

    @Test
    void readsAnAcknowledgement() {
        assertThat(Acknowledgement.of("""
                {"version": "0", "source": "serin.probe", "detail-type": "SerinAcknowledgement", "detail":
                 {"nonce": "n-1", "function": "serin-dev-sync", "version": "3", "detailType": "pollenationNeeded"}}"""))
                .contains(new Acknowledgement("n-1", "serin-dev-sync", "3", "pollenationNeeded"));
    }

    /** The queue takes what its policy lets in, so anything may be in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{\"source\": \"serin.probe\", \"detail-type\": \"SerinAcknowledgement\", \"detail\": \"n-1\"}",
                "{\"source\": \"serin.probe\", \"detail-type\": \"SerinAcknowledgement\", \"detail\": {\"nonce\": 1}}",
                "{\"source\": \"market-data\", \"detail-type\": \"SerinAcknowledgement\", \"detail\": {\"nonce\": \"n-1\"}}",
                "{\"source\": \"serin.probe\", \"detail-type\": \"SerinProbe\", \"detail\": {\"nonce\": \"n-1\"}}",
            })
    void isNothingElse(String message) {
        assertThat(Acknowledgement.of(message)).isEmpty();
    }
}
