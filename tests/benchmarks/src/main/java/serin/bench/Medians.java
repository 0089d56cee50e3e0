package serin.bench;

import java.util.Arrays;

/** The middle of several measurements, which a single slow one does not move. */
final class Medians {

    private Medians() {}

    /** @throws IllegalArgumentException when there is none */
    static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
