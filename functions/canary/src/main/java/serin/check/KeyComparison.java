package serin.check;

import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.Observation;

/** Compares the key that something is encrypted with to the declared one, by whatever name each is called. */
public final class KeyComparison {

    private KeyComparison() {}

    /**
     * Whether both names are of one key. Only different names cost a call, and only an alias does.
     *
     * @param declared an id, ARN or alias; empty for none
     * @param live the same
     * @param none what no key stands for, such as "the service's own key"
     */
    public static Outcome compare(String declared, String live, String none, Evidence evidence, Context context) {
        if (live.equals(declared)) {
            return new Outcome.Pass(show(live, none), evidence);
        }
        if (live.isEmpty() || declared.isEmpty()) {
            return new Outcome.Fail(show(declared, none), show(live, none), evidence);
        }
        var keys = context.cloud().keys();
        return switch (KeyId.of(declared, keys)) {
            case Observation.Present<String>(var wanted, var _) ->
                switch (KeyId.of(live, keys)) {
                    case Observation.Present<String>(var actual, var _)
                    when actual.equals(wanted) -> new Outcome.Pass(live, evidence);
                    case Observation.Present<String> _, Observation.Absent<String> _ ->
                        new Outcome.Fail(declared, live, evidence);
                    case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
                };
            case Observation.Absent<String> _ -> new Outcome.Fail(declared + ", which must exist", live, evidence);
            case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static String show(String key, String none) {
        return key.isEmpty() ? none : key;
    }
}
