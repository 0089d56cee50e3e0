package serin.template;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values of a template's parameters: what the stack says, else the default.
 *
 * <p>A Number stays a string, as CloudFormation makes it one wherever it is used. A list type is a list of strings, their blanks
 * trimmed.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">parameters</a>
 */
final class Parameters {
    /** DescribeStacks shows {@code ****} for a NoEcho parameter; {@code *** NoEcho ***} is seen in the console's exports. */
    private static final Pattern MASKED = Pattern.compile("\\*{4,}|\\*+ ?NoEcho ?\\*+");

    private static final String SSM_VALUE = "AWS::SSM::Parameter::Value<";

    private final Map<String, Value> declarations;
    private final Map<String, String> given;
    private final Map<String, Value> known = new HashMap<>();

    Parameters(Template template, StackContext context) {
        declarations = template.parameters().entries();
        given = context.parameters();
    }

    /** The value; empty when the template has no parameter of that name. */
    Optional<Value> value(String name) {
        if (!(declarations.get(name) instanceof Value.Mapping(var declaration))) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(name, _ -> read(name, declaration)));
    }

    private Value read(String name, Map<String, Value> declaration) {
        if (isNoEcho(declaration)) {
            return Values.secret("the parameter " + name + " is NoEcho");
        }
        var type = text(declaration, "Type").orElse("String");
        var fallback = text(declaration, "Default");
        var value = Optional.ofNullable(given.get(name));
        if (type.startsWith(SSM_VALUE) && (value.isEmpty() || value.equals(fallback))) {
            // The default names a key of Parameter Store; what the stack got for it is not known here.
            return Values.unknown("the value of the parameter " + name + " in Parameter Store is not known");
        }
        return value.or(() -> fallback)
                .map(text -> MASKED.matcher(text).matches()
                        ? Values.secret("the value of the parameter " + name + " is masked")
                        : typed(type, text))
                .orElseGet(() -> Values.unknown("the parameter " + name + " has no value"));
    }

    private static Value typed(String type, String text) {
        var plain = type.startsWith(SSM_VALUE) ? type.substring(SSM_VALUE.length()) : type;
        return plain.startsWith("List<") || plain.startsWith("CommaDelimitedList")
                ? new Value.Sequence(Arrays.stream(text.split(",", -1))
                        .map(item -> DynamicReferences.known(item.strip()))
                        .toList())
                : DynamicReferences.known(text);
    }

    private static boolean isNoEcho(Map<String, Value> declaration) {
        return text(declaration, "NoEcho")
                .map(text -> text.toLowerCase(Locale.ROOT).equals("true"))
                .orElse(false);
    }

    private static Optional<String> text(Map<String, Value> declaration, String key) {
        return Optional.ofNullable(declaration.get(key)).flatMap(Values::scalar);
    }
}
