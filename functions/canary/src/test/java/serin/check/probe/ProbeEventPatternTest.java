package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html. */
class ProbeEventPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail-type\": [\"orderPlaced\"]}",
                "{\"source\": [\"shop\"], \"detail-type\": [\"orderPlaced\", {\"prefix\": \"order\"}]}",
                "{\"detail-type\": [{\"anything-but\": \"SerinProbe\"}]}",
                "{\"detail-type\": [{\"anything-but\": [\"x\", \"SerinProbe\"]}]}",
                "{\"detail-type\": [{\"exists\": false}]}",
                "{\"detail-type\": [{\"suffix\": \"Placed\"}]}",
                "{\"detail-type\": [{\"equals-ignore-case\": \"serin\"}]}",
                "{\"detail-type\": [null, 1, {\"numeric\": [\">\", 0]}]}",
                "{\"source\": [\"aws.s3\", \"aws.ec2\"]}",
                "{\"detail-type\": [\"orderPlaced\"], \"$or\": [{\"source\": [\"a\"]}, {\"source\": [\"b\"]}]}"
            })
    void cannotMatch(String pattern) {
        assertThat(ProbeEventPattern.mayMatch(pattern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"source\": [\"market-data\"]}",
                "{\"source\": [{\"prefix\": \"\"}]}",
                "{\"source\": [\"aws.s3\", \"shop\"]}",
                "{\"source\": [{\"prefix\": \"aws.\"}]}",
                "{\"detail\": {\"symbol\": [\"A\"]}}",
                "{\"detail-type\": [\"SerinProbe\"]}",
                "{\"detail-type\": [\"orderPlaced\", \"SerinProbe\"]}",
                "{\"detail-type\": [{\"prefix\": \"Serin\"}]}",
                "{\"detail-type\": [{\"prefix\": {\"equals-ignore-case\": \"serin\"}}]}",
                "{\"detail-type\": [{\"suffix\": \"Probe\"}]}",
                "{\"detail-type\": [{\"equals-ignore-case\": \"SERINPROBE\"}]}",
                "{\"detail-type\": [{\"wildcard\": \"*\"}]}",
                "{\"detail-type\": [{\"exists\": true}]}",
                "{\"detail-type\": [{\"anything-but\": \"orderPlaced\"}]}",
                "{\"detail-type\": [{\"anything-but\": {\"prefix\": \"Serin\"}}]}",
                "{\"detail-type\": [{\"an-operator-of-tomorrow\": \"x\"}]}",
                "{\"$or\": [{\"detail-type\": [\"orderPlaced\"]}, {\"source\": [\"shop\"]}]}",
                "no pattern at all",
                "[]"
            })
    void mayMatchInDoubt(String pattern) {
        assertThat(ProbeEventPattern.mayMatch(pattern)).isTrue();
    }
}
