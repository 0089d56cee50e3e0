package serin.check.eventbridge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.template.Value;

/** The comparisons of a {@code numeric} operand: {@code [">", 0, "<=", 5]}. */
final class Numbers {

    private Numbers() {}

    /** A number that all comparisons hold for; empty when none is found at their bounds, beside them, or between them. */
    static Optional<BigDecimal> within(Value operand) {
        if (!(operand instanceof Value.Sequence(var items)) || items.isEmpty() || items.size() % 2 != 0) {
            return Optional.empty();
        }
        var bounds = new ArrayList<BigDecimal>();
        for (var i = 1; i < items.size(); i += 2) {
            if (items.get(i) instanceof Value.Numeric(var number)) {
                bounds.add(number);
            }
        }
        var middle = bounds.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(new BigDecimal(bounds.size() == 2 ? "0.5" : "1"));
        return Stream.concat(
                        Stream.of(middle),
                        bounds.stream()
                                .flatMap(bound ->
                                        Stream.of(bound, bound.add(BigDecimal.ONE), bound.subtract(BigDecimal.ONE))))
                .filter(number -> holds(items, number))
                .findFirst();
    }

    private static boolean holds(List<Value> items, BigDecimal number) {
        for (var i = 0; i < items.size(); i += 2) {
            if (!(items.get(i) instanceof Value.Text(var operator))
                    || !(items.get(i + 1) instanceof Value.Numeric(var bound))
                    || !holds(operator, number.compareTo(bound))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String operator, int compared) {
        return switch (operator) {
            case "=" -> compared == 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            default -> false;
        };
    }
}
