package marketdata.handler;

import java.util.List;
import serin.probe.ErrorCodes;

/**
 * Harmless calls: each leaves everything as it was, and fails as the real call would when it is not allowed.
 *
 * <p>The key that they use is reserved: {@code serin#probe} is neither a symbol nor the id of an article.
 */
public interface Trials {
    /** What no item has for its key. */
    String RESERVED = "serin#probe";

    /** The code with which DynamoDB refuses {@link #update} when it is allowed. */
    String REFUSED = "ConditionalCheckFailedException";

    ErrorCodes codes();

    /** GetItem of the reserved key. */
    void get(String table, List<String> keyNames);

    /** UpdateItem of the reserved key with a condition that no item can meet; always fails, with {@link #REFUSED} if allowed. */
    void update(String table, List<String> keyNames);

    /** BatchWriteItem that deletes the reserved key, which is not there. */
    void batch(String table, List<String> keyNames);

    /** Query for the reserved key, one item at most. */
    void query(String table, String index, String keyName);

    /** Not harmless: puts one event of detail-type {@code SerinProbe}; fails when the bus does not take it. */
    void put(String bus);
}
