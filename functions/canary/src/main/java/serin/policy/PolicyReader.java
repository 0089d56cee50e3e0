package serin.policy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import serin.template.Value;

/** Turns a value of a policy document's shape into statements, and refuses any other shape. */
final class PolicyReader {
    private static final String OLDEST = "2008-10-17";

    private PolicyReader() {}

    static PolicyDocument read(Value value) {
        var document = object("the document", value);
        var statement = document.get("Statement");
        if (statement == null) {
            throw new MalformedPolicy("it has no Statement");
        }
        var statements = new LinkedHashSet<Statement>();
        listOf(statement).forEach(one -> statements.add(statement(object("a Statement", one))));
        return new PolicyDocument(text(document, "Version").orElse(OLDEST), statements);
    }

    private static Statement statement(Map<String, Value> entries) {
        var effect = text(entries, "Effect").orElse("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicy("Effect must be Allow or Deny, was \"" + effect + "\"");
        }
        return new Statement(
                text(entries, "Sid").filter(sid -> !sid.isEmpty()),
                effect,
                selection(entries, "Principal", PolicyReader::principals),
                selection(entries, "Action", value -> map(texts("Action", value), Word::new)),
                selection(entries, "Resource", value -> texts("Resource", value)),
                conditions(entries.get("Condition")));
    }

    private static <T> Selection<T> selection(Map<String, Value> entries, String name, Function<Value, Set<T>> read) {
        var plain = entries.get(name);
        var negated = entries.get("Not" + name);
        if (plain != null && negated != null) {
            throw new MalformedPolicy("a Statement has both " + name + " and Not" + name);
        }
        if (negated != null) {
            return new Selection<>(true, read.apply(negated));
        }
        return plain == null ? Selection.none() : new Selection<>(false, read.apply(plain));
    }

    private static Set<Principal> principals(Value value) {
        if (value instanceof Value.Text(var text)) {
            if (text.equals("*")) {
                return Set.of(Principal.ANYONE);
            }
            throw new MalformedPolicy("Principal must be \"*\" or an object, was \"" + text + "\"");
        }
        var principals = new LinkedHashSet<Principal>();
        object("Principal", value)
                .forEach((type, ids) ->
                        texts("Principal " + type, ids).forEach(id -> principals.add(new Principal(type, id))));
        return principals;
    }

    private static Set<Condition> conditions(@Nullable Value value) {
        var conditions = new LinkedHashSet<Condition>();
        if (value != null) {
            object("Condition", value)
                    .forEach((operator, keys) -> object("Condition " + operator, keys)
                            .forEach((key, values) -> conditions.add(new Condition(
                                    new Word(operator), new Word(key), texts("Condition " + key, values)))));
        }
        return conditions;
    }

    private static Map<String, Value> object(String what, Value value) {
        if (value instanceof Value.Mapping(var entries)) {
            return entries;
        }
        throw new MalformedPolicy(what + " must be an object, was " + shape(value));
    }

    private static List<Value> listOf(Value value) {
        return value instanceof Value.Sequence(var items) ? items : List.of(value);
    }

    private static Optional<String> text(Map<String, Value> entries, String name) {
        var value = entries.get(name);
        return value == null ? Optional.empty() : Optional.of(text(name, value));
    }

    private static Set<String> texts(String what, Value value) {
        return map(listOf(value), item -> text(what, item));
    }

    /** A string; a number or a boolean is read as the string that says the same. */
    private static String text(String what, Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Bool(var bool) -> String.valueOf(bool);
            case Value.Numeric(var number) -> number.signum() == 0 ? "0" : plain(number);
            case Value.Null _, Value.Sequence _, Value.Mapping _, Value.Unresolved _ ->
                throw new MalformedPolicy(what + " must be a string or a list of strings, was " + shape(value));
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String shape(Value value) {
        return switch (value) {
            case Value.Text(var text) -> "\"" + text + "\"";
            case Value.Numeric(var number) -> number.toString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            case Value.Null _ -> "null";
            case Value.Sequence _ -> "a list";
            case Value.Mapping _ -> "an object";
            case Value.Unresolved unresolved -> "not known: " + unresolved.reason();
        };
    }

    private static <A, B> Set<B> map(Iterable<A> items, Function<A, B> f) {
        var mapped = new LinkedHashSet<B>();
        items.forEach(item -> mapped.add(f.apply(item)));
        return mapped;
    }
}
