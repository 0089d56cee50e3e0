package serin.probe;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The function's own business code, run on a sample event with real reads, and with something in place of every write that only
 * counts.
 *
 * @param name 1 to 128 printable ASCII characters
 * @param act runs it; whatever it throws makes the rehearsal fail
 */
public record Rehearsal(String name, Act act) {
    public Rehearsal {
        Words.name("a rehearsal's name", name);
        Objects.requireNonNull(act, "act is null");
    }

    /** Runs a rehearsal. It is interrupted when the probe's time is up. */
    @FunctionalInterface
    public interface Act {
        Performance perform() throws Exception;
    }

    /**
     * What came of it.
     *
     * @param would how many items or events would have been written, by table or bus; at most {@value #MOST} of them
     * @param detail the shape of the answer, in one line
     */
    public record Performance(Map<String, Integer> would, String detail) {
        static final int MOST = 16;

        public Performance {
            would = Map.copyOf(new TreeMap<>(would));
            if (would.size() > MOST) {
                throw new IllegalArgumentException(
                        "would names at most " + MOST + " tables and buses, named " + would.size());
            }
            would.keySet().forEach(name -> Words.name("a table's or bus's name", name));
            Objects.requireNonNull(detail, "detail is null");
        }
    }
}
