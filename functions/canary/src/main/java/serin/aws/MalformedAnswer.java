package serin.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that lacks what its API reference promises; the message names the field. */
final class MalformedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String message) {
        super(message);
    }

    /**
     * The value of a field that the answer must have.
     *
     * @param field its path in the answer, such as {@code Configuration.Timeout}
     */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new MalformedAnswer("the answer has no " + field);
        }
        return value;
    }

    /**
     * A list that the answer must have. AWS answers an empty list where there is nothing (recorded in the corpus); an answer
     * without any list is some other answer, and nothing is absent on its account.
     *
     * @param has what the SDK says of it: the SDK makes an empty list of a missing one
     */
    static <T> List<T> listed(boolean has, List<T> list, String field) {
        if (!has) {
            throw new MalformedAnswer("the answer has no " + field);
        }
        return whole(list, field);
    }

    /** A list, which may be missing, without a hole in it. */
    static <T> List<T> whole(List<T> list, String field) {
        list.forEach(item -> required(item, field));
        return list;
    }
}
