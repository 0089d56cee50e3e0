package serin.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.observation.KeyFacts;
import serin.observation.Observation;

/** Names: <a href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">Key identifiers</a>. */
class KeyIdTest {
    private final FakeCloud cloud = new FakeCloud();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
            })
    void readsAnIdOrArnWithoutACall(String key) {
        assertThat(id(key)).isEqualTo("1234abcd-12ab-34cd-56ef-1234567890ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/a/b", "arn:aws:kms:us-east-1:111122223333:alias/a/b"})
    void asksForAnAlias(String key) {
        cloud.present("key " + key, new KeyFacts("mrk-1", "arn", "Enabled"));
        assertThat(id(key)).isEqualTo("mrk-1");
    }

    @Test
    void isAbsentForAnAliasThatDoesNotExist() {
        assertThat(KeyId.of("alias/gone", cloud)).isInstanceOf(Observation.Absent.class);
    }

    private String id(String key) {
        return KeyId.of(key, cloud) instanceof Observation.Present<String>(var id, var _) ? id : "not read";
    }
}
