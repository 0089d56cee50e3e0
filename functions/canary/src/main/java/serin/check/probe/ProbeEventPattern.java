package serin.check.probe;

import java.util.Locale;
import java.util.Map;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * Whether an event pattern may match a {@code SerinProbe} event of any source that a function can use.
 *
 * <p>It reads two fields, since nothing else of the event is known beforehand: the detail-type, and the source, which begins with
 * {@code aws.} in events of AWS's services alone. All fields of a pattern must match, so one that cannot is proof.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison operators</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">PutEventsRequestEntry</a>
 */
final class ProbeEventPattern {
    static final String DETAIL_TYPE = "SerinProbe";

    private static final String OF_AWS = "aws.";

    private ProbeEventPattern() {}

    static boolean mayMatch(String pattern) {
        try {
            return !(Json.parse(pattern) instanceof Value.Mapping(var fields))
                    || (mayBeTheDetailType(fields) && mayBeAFunctions(fields));
        } catch (MalformedDocument e) {
            return true;
        }
    }

    private static boolean mayBeTheDetailType(Map<String, Value> fields) {
        return !(fields.get("detail-type") instanceof Value.Sequence(var items))
                || items.stream().anyMatch(ProbeEventPattern::mayBeTheDetailType);
    }

    /** In doubt true. */
    private static boolean mayBeTheDetailType(Value accepted) {
        return switch (accepted) {
            case Value.Text(var text) -> text.equals(DETAIL_TYPE);
            case Value.Numeric _, Value.Bool _, Value.Null() -> false;
            case Value.Mapping(var operator)
            when operator.size() == 1 ->
                operator.entrySet().stream().allMatch(entry -> allows(entry.getKey(), entry.getValue()));
            case Value.Mapping _, Value.Sequence _, Value.Unresolved _ -> true;
        };
    }

    private static boolean allows(String operator, Value operand) {
        return switch (operator) {
            case "prefix" -> !(operand instanceof Value.Text(var text)) || DETAIL_TYPE.startsWith(text);
            case "suffix" -> !(operand instanceof Value.Text(var text)) || DETAIL_TYPE.endsWith(text);
            case "equals-ignore-case" ->
                !(operand instanceof Value.Text(var text))
                        || text.toLowerCase(Locale.ROOT).equals(DETAIL_TYPE.toLowerCase(Locale.ROOT));
            case "exists" -> !operand.equals(new Value.Bool(false));
            case "anything-but" -> !excludes(operand);
            case "numeric" -> false;
            default -> true;
        };
    }

    private static boolean excludes(Value operand) {
        return switch (operand) {
            case Value.Text(var text) -> text.equals(DETAIL_TYPE);
            case Value.Sequence(var items) -> items.stream().anyMatch(new Value.Text(DETAIL_TYPE)::equals);
            case Value.Mapping _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Unresolved _ -> false;
        };
    }

    private static boolean mayBeAFunctions(Map<String, Value> fields) {
        return !(fields.get("source") instanceof Value.Sequence(var items))
                || !items.stream()
                        .allMatch(item -> item instanceof Value.Text(var source) && source.startsWith(OF_AWS));
    }
}
