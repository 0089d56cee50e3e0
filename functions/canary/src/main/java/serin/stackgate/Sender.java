package serin.stackgate;

import java.time.Duration;

/** Brings an answer to where CloudFormation waits for it. */
public interface Sender {

    /**
     * Sends once.
     *
     * @param limit how long it may take
     */
    Sent put(ResponseUrl where, byte[] body, Duration limit);

    /** What came of it. */
    sealed interface Sent {

        /** It is there. */
        record Arrived() implements Sent {}

        /**
         * It will not be taken: the URL has expired, or was answered.
         *
         * @param status of HTTP, 300 to 499
         */
        record Refused(int status) implements Sent {}

        /**
         * It may be taken the next time.
         *
         * @param why one line, without the URL
         */
        record Failed(String why) implements Sent {}
    }
}
