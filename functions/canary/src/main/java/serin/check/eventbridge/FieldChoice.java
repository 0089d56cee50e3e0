package serin.check.eventbridge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.template.Value;

/**
 * What a field of an event must be for the alternatives of one pattern field to accept it, or to refuse it: made from the
 * alternatives themselves, and only where their meaning leaves no doubt.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison operators</a>
 */
sealed interface FieldChoice {

    /** The field has this value. */
    record Is(Value value) implements FieldChoice {}

    /** The event does not have the field. */
    record Missing() implements FieldChoice {}

    String OTHER = "serin-sample";

    /** What the first alternative that can be understood accepts; empty when there is none. */
    static Optional<FieldChoice> accepted(List<Value> alternatives) {
        return alternatives.stream().flatMap(FieldChoice::accepted).findFirst();
    }

    /**
     * What every alternative surely refuses; empty when nothing is sure.
     *
     * @param optional whether an event may do without the field
     */
    static Optional<FieldChoice> refused(List<Value> alternatives, boolean optional) {
        return candidates(alternatives, optional)
                .filter(candidate -> alternatives.stream().allMatch(alternative -> refuses(alternative, candidate)))
                .findFirst();
    }

    private static Stream<FieldChoice> accepted(Value alternative) {
        return switch (alternative) {
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _ -> Stream.of(new Is(alternative));
            case Value.Mapping(var entries) ->
                entries.entrySet().stream().limit(1).flatMap(entry -> accepted(entry.getKey(), entry.getValue()));
            case Value.Sequence _, Value.Unresolved _ -> Stream.empty();
        };
    }

    private static Stream<FieldChoice> accepted(String operator, Value operand) {
        return switch (operator) {
            case "prefix", "suffix", "equals-ignore-case" -> texts(operand).map(text -> is(text));
            case "wildcard" ->
                texts(operand).filter(text -> !text.contains("\\")).map(text -> is(text.replace("*", "")));
            case "cidr" -> texts(operand).map(text -> is(text.replaceAll("/.*", "")));
            case "exists" -> operand.equals(new Value.Bool(false)) ? Stream.of(new Missing()) : Stream.of(is(OTHER));
            case "anything-but" ->
                literals(operand).contains(new Value.Text(OTHER))
                                || literals(operand).isEmpty()
                        ? Stream.empty()
                        : Stream.of(is(OTHER));
            case "numeric" ->
                Numbers.within(operand).map(number -> new Is(new Value.Numeric(number))).stream()
                        .map(FieldChoice.class::cast);
            default -> Stream.empty();
        };
    }

    /** Near misses first: a literal that is a little different, then another value, then none. */
    private static Stream<FieldChoice> candidates(List<Value> alternatives, boolean optional) {
        var candidates = new ArrayList<FieldChoice>();
        for (var alternative : alternatives) {
            switch (alternative) {
                case Value.Text(var text) -> candidates.add(is(text + "-" + OTHER));
                case Value.Numeric(var number) -> candidates.add(new Is(new Value.Numeric(number.add(BigDecimal.ONE))));
                case Value.Mapping(var entries)
                when entries.containsKey("anything-but") ->
                    literals(entries.getOrDefault("anything-but", new Value.Null())).stream()
                            .map(Is::new)
                            .forEach(candidates::add);
                case Value.Mapping _, Value.Bool _, Value.Null _, Value.Sequence _, Value.Unresolved _ -> {}
            }
        }
        candidates.add(is(OTHER));
        if (optional) {
            candidates.add(new Missing());
        }
        return candidates.stream();
    }

    private static boolean refuses(Value alternative, FieldChoice candidate) {
        return switch (alternative) {
            case Value.Text _, Value.Bool _, Value.Null _ -> !candidate.equals(new Is(alternative));
            case Value.Numeric(var number) ->
                !(candidate instanceof Is(Value.Numeric(var other)) && other.compareTo(number) == 0);
            case Value.Mapping(var entries) ->
                entries.entrySet().stream().allMatch(entry -> refuses(entry.getKey(), entry.getValue(), candidate));
            case Value.Sequence _, Value.Unresolved _ -> false;
        };
    }

    private static boolean refuses(String operator, Value operand, FieldChoice candidate) {
        if (operator.equals("exists")) {
            return operand.equals(new Value.Bool(candidate instanceof Missing));
        }
        if (!(candidate instanceof Is(var value))) {
            return true;
        }
        var text = value instanceof Value.Text(var given) ? Optional.of(given) : Optional.<String>empty();
        return switch (operator) {
            case "prefix" ->
                isSure(operand)
                        && text.filter(given -> texts(operand).anyMatch(given::startsWith))
                                .isEmpty();
            case "suffix" ->
                isSure(operand)
                        && text.filter(given -> texts(operand).anyMatch(given::endsWith))
                                .isEmpty();
            case "equals-ignore-case" ->
                isSure(operand)
                        && text.filter(given -> texts(operand).anyMatch(given::equalsIgnoreCase))
                                .isEmpty();
            case "anything-but" -> literals(operand).contains(value);
            case "numeric" -> value instanceof Value.Text;
            // What else there is refuses surely only what is not there.
            default -> false;
        };
    }

    private static boolean isSure(Value operand) {
        return operand instanceof Value.Text;
    }

    /** The one text of an operand; none where it is an operator in its turn. */
    private static Stream<String> texts(Value operand) {
        return operand instanceof Value.Text(var text) ? Stream.of(text) : Stream.empty();
    }

    /** The literal values that {@code anything-but} excludes; none where it excludes by an operator. */
    private static List<Value> literals(Value operand) {
        var items = operand instanceof Value.Sequence(var many) ? many : List.of(operand);
        return items.stream().allMatch(item -> item instanceof Value.Text || item instanceof Value.Numeric)
                ? items
                : List.of();
    }

    private static FieldChoice is(String text) {
        return new Is(new Value.Text(text));
    }
}
