package localcloud.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A version of a function as {@code state.versions} holds it: the function's document at one moment, under a number. */
public final class FrozenVersion {
    private static final String VERSIONS = "versions";

    private FrozenVersion() {}

    /**
     * Publishes the next version: freezes properties and state into {@code state.versions}.
     *
     * @param properties {@code $LATEST}'s; copied
     * @param state of the function; changed
     * @param functionArn without qualifier
     * @return the number
     */
    public static String publish(ObjectNode properties, ObjectNode state, String functionArn, String revisionId) {
        var number = Integer.toString(state.withObjectProperty(VERSIONS).size() + 1);
        var frozen = state.deepCopy();
        frozen.remove(VERSIONS);
        frozen.set("properties", properties.deepCopy());
        frozen.put("FunctionArn", functionArn + ":" + number);
        frozen.put("Version", number);
        frozen.put("RevisionId", revisionId);
        state.withObjectProperty(VERSIONS).set(number, frozen);
        return number;
    }
}
