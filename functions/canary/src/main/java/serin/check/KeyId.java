package serin.check;

import serin.observation.Evidence;
import serin.observation.KeyFacts;
import serin.observation.Keys;
import serin.observation.Observation;

/** The id of a KMS key, however it is named: by id, ARN, alias or alias ARN. */
public final class KeyId {

    private KeyId() {}

    /**
     * The id. Only an alias costs a call; an ARN bears the id in it.
     *
     * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">Key identifiers</a>
     */
    public static Observation<String> of(String key, Keys keys) {
        return isAlias(key)
                ? keys.key(key).map(KeyFacts::id)
                : new Observation.Present<>(
                        key.substring(key.lastIndexOf('/') + 1), new Evidence("kms:DescribeKey", "not needed"));
    }

    private static boolean isAlias(String key) {
        return key.startsWith("alias/") || key.contains(":alias/");
    }
}
