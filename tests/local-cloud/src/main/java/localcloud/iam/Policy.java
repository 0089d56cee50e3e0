package localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A policy document.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the policy language</a>
 */
public record Policy(List<Statement> statements) {
    /** Allows and denies nothing. */
    public static final Policy EMPTY = new Policy(List.of());

    private static final String KNOWS_VARIABLES = "2012-10-17";
    /** More than any policy that AWS stores could hold in its 20,480 characters. */
    private static final int MOST_VALUES = 10_000;

    public Policy {
        statements = List.copyOf(statements);
    }

    /** Reads a document. */
    public static Policy read(JsonNode document) throws MalformedPolicyException {
        if (!document.isObject()) {
            throw new MalformedPolicyException("Syntax errors in policy: a policy must be a JSON object");
        }
        var variables = document.path("Version").asText("").equals(KNOWS_VARIABLES);
        var statements = new ArrayList<Statement>();
        for (var statement : oneOrMany(document, "Statement")) {
            statements.add(statement(statement, statements.size(), variables));
        }
        return new Policy(statements);
    }

    private static Statement statement(JsonNode node, int index, boolean variables) throws MalformedPolicyException {
        if (!node.isObject()) {
            throw new MalformedPolicyException("Syntax errors in policy: a statement must be a JSON object");
        }
        var effect = node.path("Effect").asText("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicyException("Syntax errors in policy: Effect must be Allow or Deny");
        }
        var principal = principal(node);
        // A resource-based policy may leave its resource out: it is the one that it is attached to.
        var resources = !node.has("Resource") && !node.has("NotResource") && principal.isPresent()
                ? new Elements(false, List.of(Template.of("*", false)))
                : elements(node, "Resource", variables, false);
        return new Statement(
                node.path("Sid").asText(""),
                index,
                effect.equals("Allow"),
                principal,
                elements(node, "Action", false, true),
                resources,
                conditions(node.path("Condition"), variables));
    }

    private static Elements elements(JsonNode statement, String name, boolean variables, boolean lower)
            throws MalformedPolicyException {
        var negated = statement.has("Not" + name);
        if (negated == statement.has(name)) {
            throw new MalformedPolicyException(
                    "Syntax errors in policy: a statement must have either " + name + " or Not" + name);
        }
        var listed = new ArrayList<Template>();
        for (var text : texts(statement, negated ? "Not" + name : name)) {
            listed.add(Template.of(lower ? text.toLowerCase(Locale.ROOT) : text, variables));
        }
        return new Elements(negated, listed);
    }

    private static Optional<PrincipalElement> principal(JsonNode statement) throws MalformedPolicyException {
        var negated = statement.has("NotPrincipal");
        var node = statement.path(negated ? "NotPrincipal" : "Principal");
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isTextual()) {
            if (!node.asText().equals("*")) {
                throw new MalformedPolicyException("Invalid principal in policy");
            }
            return Optional.of(new PrincipalElement(negated, true, Set.of(), Set.of(), Set.of()));
        }
        if (!node.isObject()) {
            throw new MalformedPolicyException("Invalid principal in policy");
        }
        var aws = node.has("AWS") ? new LinkedHashSet<>(texts(node, "AWS")) : new LinkedHashSet<String>();
        var services = node.has("Service") ? new LinkedHashSet<>(texts(node, "Service")) : new LinkedHashSet<String>();
        var federated =
                node.has("Federated") ? new LinkedHashSet<>(texts(node, "Federated")) : new LinkedHashSet<String>();
        return Optional.of(new PrincipalElement(negated, aws.contains("*"), aws, services, federated));
    }

    private static List<Condition> conditions(JsonNode block, boolean variables) throws MalformedPolicyException {
        if (block.isMissingNode()) {
            return List.of();
        }
        if (!block.isObject()) {
            throw new MalformedPolicyException("Syntax errors in policy: Condition must be a JSON object");
        }
        var conditions = new ArrayList<Condition>();
        for (var operator : block.properties()) {
            if (!operator.getValue().isObject()) {
                throw new MalformedPolicyException("Syntax errors in policy: a condition operator must have keys");
            }
            for (var key : operator.getValue().properties()) {
                conditions.add(Condition.of(
                        operator.getKey(), key.getKey(), texts(operator.getValue(), key.getKey()), variables));
            }
        }
        return conditions;
    }

    private static List<String> texts(JsonNode parent, String member) throws MalformedPolicyException {
        var texts = new ArrayList<String>();
        for (var each : oneOrMany(parent, member)) {
            if (!each.isValueNode() || each.isNull()) {
                throw new MalformedPolicyException("Syntax errors in policy: " + member + " must hold strings");
            }
            texts.add(each.asText());
        }
        return texts;
    }

    private static Iterable<JsonNode> oneOrMany(JsonNode parent, String member) throws MalformedPolicyException {
        var node = parent.path(member);
        if (node.isMissingNode() || node.isNull()) {
            throw new MalformedPolicyException("Syntax errors in policy: " + member + " is missing");
        }
        if (node.size() > MOST_VALUES) {
            throw new MalformedPolicyException("Syntax errors in policy: " + member + " has too many values");
        }
        return node.isArray() ? node : List.of(node);
    }
}
