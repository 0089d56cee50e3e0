package serin.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The short forms of functions in YAML: {@code !Sub text} is {@code {"Fn::Sub": "text"}}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">functions</a>
 */
final class ShortTags {
    private static final Set<String> FUNCTIONS = Set.of(
            "And",
            "Base64",
            "Cidr",
            "Contains",
            "EachMemberEquals",
            "EachMemberIn",
            "Equals",
            "FindInMap",
            "GetAZs",
            "GetAtt",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "RefAll",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform",
            "ValueOf",
            "ValueOfAll");

    private ShortTags() {}

    /** The name of the function that a tag stands for; empty when it stands for none. */
    static Optional<String> function(String tag) {
        return switch (tag) {
            case "!Ref" -> Optional.of("Ref");
            case "!Condition" -> Optional.of("Condition");
            case String _
            when tag.startsWith("!") && FUNCTIONS.contains(tag.substring(1)) -> Optional.of("Fn::" + tag.substring(1));
            default -> Optional.empty();
        };
    }

    /** The long form. */
    static Value expand(String function, Value argument) {
        return new Value.Mapping(Map.of(function, function.equals("Fn::GetAtt") ? attribute(argument) : argument));
    }

    private static Value attribute(Value argument) {
        if (argument instanceof Value.Text(var text) && text.indexOf('.') > 0) {
            var dot = text.indexOf('.');
            return new Value.Sequence(
                    List.of(new Value.Text(text.substring(0, dot)), new Value.Text(text.substring(dot + 1))));
        }
        return argument;
    }
}
