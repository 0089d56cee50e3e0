package serin.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The functions that make or take lists.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">functions</a>
 */
final class Lists {
    private final Evaluator evaluator;
    private final StackContext context;

    Lists(Evaluator evaluator, StackContext context) {
        this.evaluator = evaluator;
        this.context = context;
    }

    Value select(Value argument) {
        if (!(argument instanceof Value.Sequence(var items)) || items.size() != 2) {
            return Values.unknown("Fn::Select takes an index and a list");
        }
        var index = evaluator.resolveText(items.get(0), "the index of Fn::Select");
        var list = evaluator.resolveValue(items.get(1), "the list of Fn::Select");
        if (!(index instanceof Value.Text(var digits))) {
            return index;
        }
        return switch (list) {
            case Value.Sequence(var values) ->
                integer(digits)
                        .map(i -> item(values, i))
                        .orElseGet(
                                () -> Values.unknown("the index of Fn::Select must be a whole number, was " + digits));
            case Value.Unresolved unresolved -> unresolved;
            case Value other -> Values.unknown("Fn::Select takes a list, was " + Values.describe(other));
        };
    }

    private static Value item(List<Value> values, int index) {
        if (index < 0 || index >= values.size()) {
            return Values.unknown("Fn::Select asks for item " + index + " of a list of " + values.size());
        }
        // An unknown item may turn out to be AWS::NoValue, and all behind it move up.
        for (var value : values.subList(0, index)) {
            if (value instanceof Value.Unresolved) {
                return value;
            }
        }
        return values.get(index);
    }

    Value length(Value argument) {
        return switch (evaluator.resolveValue(argument, "the list of Fn::Length")) {
            case Value.Sequence(var items) ->
                items.stream()
                        .filter(Value.Unresolved.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> new Value.Numeric(BigDecimal.valueOf(items.size())));
            case Value.Unresolved unresolved -> unresolved;
            case Value other -> Values.unknown("Fn::Length takes a list, was " + Values.describe(other));
        };
    }

    Value cidr(Value argument) {
        if (!(argument instanceof Value.Sequence(var items)) || items.size() != 3) {
            return Values.unknown("Fn::Cidr takes a block, a count and a number of subnet bits");
        }
        var block = evaluator.resolveText(items.get(0), "the block of Fn::Cidr");
        var count = evaluator.resolveText(items.get(1), "the count of Fn::Cidr");
        var bits = evaluator.resolveText(items.get(2), "the subnet bits of Fn::Cidr");
        if (!(block instanceof Value.Text(var address))) {
            return block;
        }
        if (!(count instanceof Value.Text(var howMany))) {
            return count;
        }
        if (!(bits instanceof Value.Text(var hostBits))) {
            return bits;
        }
        return CidrBlocks.split(
                address, integer(howMany).orElse(-1), integer(hostBits).orElse(-1));
    }

    Value availabilityZones(Value argument) {
        return switch (evaluator.resolveText(argument, "the region of Fn::GetAZs")) {
            case Value.Text(var region)
            when !region.isEmpty() && !region.equals(context.region()) ->
                Values.unknown(
                        "the availability zones of " + region + ", another region than the stack's, are not known");
            case Value.Text _ ->
                context.availabilityZones().isEmpty()
                        ? Values.unknown("the availability zones of " + context.region() + " are not known")
                        : new Value.Sequence(context.availabilityZones().stream()
                                .<Value>map(Value.Text::new)
                                .toList());
            case Value other -> other;
        };
    }

    private static Optional<Integer> integer(String digits) {
        return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
