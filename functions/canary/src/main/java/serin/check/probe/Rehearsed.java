package serin.check.probe;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of one rehearsal, as the function tells it. Its texts are harmless on one line.
 *
 * @param outcome {@code ok}, {@code failed} or {@code timeout}; the function's own word, also where it is none of these
 * @param millis how long it took
 * @param would how much would have been written, by table or bus
 * @param detail at most 512 characters; may be empty
 */
public record Rehearsed(String name, String outcome, long millis, SortedMap<String, Long> would, String detail) {
    /** Names that a report shows. */
    private static final int SHOWN = 8;

    public Rehearsed {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(outcome, "outcome is null");
        would = Collections.unmodifiableSortedMap(new TreeMap<>(would));
        Objects.requireNonNull(detail, "detail is null");
    }

    public boolean isOk() {
        return outcome.equals("ok");
    }

    /** It failed, or had no result in a time in which it should have had one. */
    public boolean isBad() {
        return outcome.equals("failed") || (outcome.equals("timeout") && !isLate());
    }

    boolean timedOut() {
        return outcome.equals("timeout");
    }

    /** Whether there was no time for it to have a result. */
    boolean isLate() {
        return timedOut() && millis < Dependency.SHORTEST_TRIAL_MILLIS;
    }

    /** Name, time, and what it would have written. */
    String performance() {
        return name + " in " + millis + " ms" + (would.isEmpty() ? "" : ", would write " + written());
    }

    /** What went wrong. */
    String failure() {
        return name
                + switch (outcome) {
                    case "failed" -> " failed" + (detail.isEmpty() ? "" : ": " + detail);
                    case "timeout" -> " had no result in " + millis + " ms";
                    default -> " ended with " + outcome;
                };
    }

    private String written() {
        var more = would.size() - SHOWN;
        return would.entrySet().stream().limit(SHOWN).map(Rehearsed::count).collect(Collectors.joining(", "))
                + (more > 0 ? " and more to " + more + " others" : "");
    }

    private static String count(Map.Entry<String, Long> entry) {
        return entry.getKey() + ": " + entry.getValue();
    }
}
