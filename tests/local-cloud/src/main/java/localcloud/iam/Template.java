package localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of a policy, with wildcards and with variables such as {@code ${aws:username}} or {@code ${aws:PrincipalTag/team, 'all'}}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables and tags</a>
 */
final class Template {
    private sealed interface Part {}

    private record Fixed(String pattern) implements Part {}

    private record Escaped(String character) implements Part {}

    private record Variable(String key, Optional<String> otherwise) implements Part {}

    private final String source;
    private final List<Part> parts;
    private final Optional<Wild> fixed;

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
        this.fixed = parts.stream().anyMatch(Variable.class::isInstance) ? Optional.empty() : resolve(Context.EMPTY);
    }

    /** @param variables whether the policy's version knows variables; otherwise they are text like any other */
    static Template of(String source, boolean variables) {
        var parts = new ArrayList<Part>();
        int from = 0;
        while (variables && from < source.length()) {
            int open = source.indexOf("${", from);
            int close = open < 0 ? -1 : source.indexOf('}', open);
            if (close < 0) {
                break;
            }
            parts.add(new Fixed(source.substring(from, open)));
            parts.add(part(source.substring(open + 2, close)));
            from = close + 1;
        }
        parts.add(new Fixed(source.substring(from)));
        return new Template(source, parts);
    }

    private static Part part(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Escaped(inside);
        }
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return new Variable(inside.strip(), Optional.empty());
        }
        var otherwise = inside.substring(comma + 1).strip();
        var quoted = otherwise.length() >= 2 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return new Variable(
                inside.substring(0, comma).strip(),
                Optional.of(quoted ? otherwise.substring(1, otherwise.length() - 1) : otherwise));
    }

    /** With the variables' values, which stand for themselves; empty when one has no value: then nothing matches. */
    Optional<Wild> in(Context context) {
        return fixed.isPresent() ? fixed : resolve(context);
    }

    private Optional<Wild> resolve(Context context) {
        var built = new Wild.Builder();
        for (var part : parts) {
            switch (part) {
                case Fixed(var pattern) -> built.pattern(pattern);
                case Escaped(var character) -> built.literal(character);
                case Variable(var key, var otherwise) -> {
                    var value = context.single(key).or(() -> otherwise);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    built.literal(value.get());
                }
            }
        }
        return Optional.of(built.build());
    }

    /** The keys that its variables name and that have no default. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        for (var part : parts) {
            if (part instanceof Variable(var key, var otherwise) && otherwise.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Override
    public String toString() {
        return source;
    }
}
