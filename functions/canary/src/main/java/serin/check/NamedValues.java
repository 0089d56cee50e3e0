package serin.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.expectation.Declared;
import serin.finding.Outcome;
import serin.observation.Evidence;

/** Compares several declared values at once, such as the parts of an alarm's condition. */
public final class NamedValues {

    private NamedValues() {}

    /**
     * Whether each declared value is the live one. A difference counts more than a value that could not be resolved, and that one
     * more than one that nobody may know.
     *
     * @param live what is not set is not in it
     */
    public static Outcome compare(Map<String, Declared<String>> declared, Map<String, String> live, Evidence evidence) {
        var wanted = new ArrayList<String>();
        var found = new ArrayList<String>();
        var same = new ArrayList<String>();
        Optional<Outcome> notCompared = Optional.empty();
        for (var entry : declared.entrySet()) {
            var name = entry.getKey();
            switch (entry.getValue()) {
                case Declared.Known<String>(var value) -> {
                    var actual = Optional.ofNullable(live.get(name));
                    if (actual.filter(text -> same(value, text)).isPresent()) {
                        same.add(name + " " + value);
                    } else {
                        wanted.add(name + " " + value);
                        found.add(actual.map(text -> name + " " + text).orElse("no " + name));
                    }
                }
                case Declared.Omitted<String>() -> {}
                case Declared.Secret<String>(var reason) ->
                    notCompared = notCompared.or(() -> Optional.of(Outcomes.unverified(reason)));
                case Declared.Unresolved<String>(var reason) ->
                    notCompared = notCompared
                            .filter(Outcome.Unknown.class::isInstance)
                            .or(() -> Optional.of(Outcomes.unresolved(reason)));
            }
        }
        if (!wanted.isEmpty()) {
            return new Outcome.Fail(text(wanted), text(found), evidence);
        }
        return notCompared.orElseGet(() -> new Outcome.Pass(text(same), evidence));
    }

    /** {@code 1} and {@code 1.0} are one number, and {@code TRUE} is {@code true}. */
    private static boolean same(String declared, String live) {
        return declared.equals(live)
                || (isBoolean(declared) && declared.equalsIgnoreCase(live))
                || (isNumber(declared)
                        && isNumber(live)
                        && new BigDecimal(declared).compareTo(new BigDecimal(live)) == 0);
    }

    private static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");
    }

    private static String text(List<String> parts) {
        return parts.isEmpty() ? "nothing declared" : String.join(", ", parts);
    }
}
