package serin.bench;

import java.util.Locale;
import java.util.Objects;

/**
 * What was measured of one thing.
 *
 * @param what such as {@code canary-lambda.jar}
 * @param value in the unit
 * @param most the goal: the value is at most this
 * @param unit such as {@code ms}; empty for a ratio or a count
 */
record Figure(String what, double value, double most, String unit) {
    Figure {
        Objects.requireNonNull(what, "what is null");
        Objects.requireNonNull(unit, "unit is null");
    }

    boolean met() {
        return value <= most;
    }

    String measured() {
        return text(value);
    }

    String goal() {
        return "<= " + text(most);
    }

    private String text(double number) {
        var digits = number == Math.rint(number) || Math.abs(number) >= 100 ? 0 : 2;
        var figure = String.format(Locale.ROOT, "%." + digits + "f", number);
        return unit.isEmpty() ? figure : figure + " " + unit;
    }
}
