package localcloud.service.projection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list that is in the order of its keys. The token names the last key shown, so a resource that comes or goes between two
 * calls neither repeats another nor hides it.
 *
 * @param next the token for the page after this one; empty on the last
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** What a token that nobody gave out leads to. */
    @FunctionalInterface
    public interface BadToken<X extends Exception> {
        X error();
    }

    /**
     * Cuts one page out of a list.
     *
     * @param sorted in ascending order of {@code key}, keys unique
     * @param size at least 1
     */
    public static <T, X extends Exception> Page<T> of(
            List<T> sorted, Function<T, String> key, int size, Optional<String> token, BadToken<X> badToken) throws X {
        List<T> page = new ArrayList<>();
        String after = token.isEmpty() ? "" : decode(token.get(), badToken);
        for (T item : sorted) {
            if (key.apply(item).compareTo(after) <= 0 && token.isPresent()) {
                continue;
            }
            if (page.size() == size) {
                return new Page<>(page, Optional.of(encode(key.apply(page.getLast()))));
            }
            page.add(item);
        }
        return new Page<>(page, Optional.empty());
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().encodeToString(("after:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static <X extends Exception> String decode(String token, BadToken<X> badToken) throws X {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badToken.error();
        }
        if (!text.startsWith("after:")) {
            throw badToken.error();
        }
        return text.substring("after:".length());
    }
}
