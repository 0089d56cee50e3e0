package serin.expectation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import serin.policy.Condition;
import serin.policy.Principal;
import serin.policy.Selection;
import serin.policy.Statement;
import serin.policy.Word;

/**
 * The statement that Lambda writes into a function's policy for a permission whose properties are all known.
 *
 * @param conditions the value that each condition key must have, by key in lower case
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">AddPermission</a>
 */
public record PermissionStatement(Principal principal, Word action, Map<String, String> conditions) {
    private static final Set<String> EQUAL = Set.of("arnlike", "stringequals", "stringlike", "bool");

    public PermissionStatement {
        conditions = Map.copyOf(conditions);
    }

    /** Empty where the permission lacks its action or principal. */
    static Optional<PermissionStatement> of(ExpectedPermission permission) {
        var conditions = new LinkedHashMap<String, String>();
        add(conditions, "aws:sourcearn", permission.sourceArn());
        add(conditions, "aws:sourceaccount", permission.sourceAccount());
        add(conditions, "aws:principalorgid", permission.principalOrgId());
        add(conditions, "lambda:functionurlauthtype", permission.functionUrlAuthType());
        add(conditions, "lambda:eventsourcetoken", permission.eventSourceToken());
        add(
                conditions,
                "lambda:invokedviafunctionurl",
                permission.invokedViaFunctionUrl().map(String::valueOf));
        return permission
                .principal()
                .known()
                .flatMap(principal -> permission
                        .action()
                        .known()
                        .map(action -> new PermissionStatement(principal(principal), new Word(action), conditions)));
    }

    /** Whether the statement says just this, in whatever form. */
    public boolean isSaidBy(Statement statement) {
        return isAbout(statement)
                && conditions(statement).filter(conditions::equals).isPresent();
    }

    /** Whether the statement lets the same principal do the same, under whatever condition. */
    public boolean isAbout(Statement statement) {
        return statement.allows()
                && statement.principals().equals(Selection.of(principal))
                && statement.actions().equals(Selection.of(action));
    }

    /** The values by key; empty where a condition is none that AddPermission writes. */
    private static Optional<Map<String, String>> conditions(Statement statement) {
        var plain = statement.conditions().stream()
                .allMatch(condition -> condition.values().size() == 1
                        && EQUAL.contains(condition.operator().lower()));
        var keys = statement.conditions().stream()
                .map(condition -> condition.key().lower())
                .collect(Collectors.toSet());
        return plain && keys.size() == statement.conditions().size()
                ? Optional.of(statement.conditions().stream()
                        .collect(Collectors.toMap(condition -> condition.key().lower(), PermissionStatement::value)))
                : Optional.empty();
    }

    private static String value(Condition condition) {
        return condition.values().iterator().next();
    }

    private static void add(Map<String, String> conditions, String key, Declared<String> value) {
        value.known().ifPresent(known -> conditions.put(key, known));
    }

    /** A service is written by its host name, anyone else by an account's number, an ARN, or {@code *}. */
    private static Principal principal(String text) {
        return text.contains(".") && !text.startsWith("arn:") ? Principal.service(text) : new Principal("AWS", text);
    }

    @Override
    public String toString() {
        return "Allow " + action + " to " + principal
                + conditions.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> " if " + entry.getKey() + " is " + entry.getValue())
                        .collect(Collectors.joining());
    }
}
