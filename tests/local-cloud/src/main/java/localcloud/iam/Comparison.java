package localcloud.iam;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Whether one value of a request meets one value of a policy; a value that is none of its kind meets nothing. */
@FunctionalInterface
interface Comparison {
    /** More digits than any number or date in a policy. */
    int LONGEST_NUMBER = 64;

    boolean met(String given, Wild wanted);

    static boolean equal(String given, Wild wanted) {
        return given.equals(wanted.text());
    }

    static boolean equalIgnoringCase(String given, Wild wanted) {
        return given.equalsIgnoreCase(wanted.text());
    }

    static boolean like(String given, Wild wanted) {
        return wanted.matches(given);
    }

    /** Each of the six components separately. */
    static boolean arnLike(String given, Wild wanted) {
        var patterns = wanted.components();
        var parts = given.split(":", Wild.ARN_COMPONENTS);
        if (patterns.length != parts.length) {
            return wanted.text().equals("*");
        }
        for (int i = 0; i < parts.length; i++) {
            if (!patterns[i].matches(parts[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean bool(String given, Wild wanted) {
        return given.toLowerCase(Locale.ROOT).equals(wanted.text().toLowerCase(Locale.ROOT));
    }

    static Comparison numeric(IntPredicate order) {
        return (given, wanted) -> compare(number(given), number(wanted.text()), order);
    }

    static Comparison date(IntPredicate order) {
        return (given, wanted) -> compare(instant(given), instant(wanted.text()), order);
    }

    private static <T extends Comparable<T>> boolean compare(Optional<T> a, Optional<T> b, IntPredicate order) {
        return a.isPresent() && b.isPresent() && order.test(a.get().compareTo(b.get()));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601 as W3C profiles it, or epoch seconds. */
    private static Optional<Instant> instant(String text) {
        try {
            if (!text.isEmpty() && text.length() <= 12 && text.chars().allMatch(Character::isDigit)) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** An address in a range; without a prefix length the address alone. */
    static boolean inRange(String given, Wild wanted) {
        var range = wanted.text();
        int slash = range.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(given).getAddress();
            var network = InetAddress.ofLiteral(slash < 0 ? range : range.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? network.length * 8 : Integer.parseInt(range.substring(slash + 1));
            return address.length == network.length
                    && bits >= 0
                    && bits <= network.length * 8
                    && samePrefix(address, network, bits);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean samePrefix(byte[] a, byte[] b, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
