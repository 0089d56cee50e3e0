package serin.check.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import serin.observation.Simulation.ContextValue;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * What policies allow, as far as it can be simulated: an action by its name, a resource, and the context that the statement's
 * condition asks for.
 *
 * <p>The simulator takes no wildcard in an action. A resource with one is simulated as it stands, since a pattern matches its own
 * text. What a declared Deny speaks of as well is left out: the template itself may take it away.
 *
 * @param simulated in the order of the statements
 * @param left what cannot be simulated, each in a few words
 */
record Grants(List<Grant> simulated, Set<String> left) {
    Grants {
        simulated = List.copyOf(simulated);
        left = Collections.unmodifiableSet(new TreeSet<>(left));
    }

    /** The named actions and the resources of one statement. */
    record Grant(Set<String> actions, Set<String> resources, Set<ContextValue> context) {
        Grant {
            actions = Set.copyOf(actions);
            resources = Set.copyOf(resources);
            context = Set.copyOf(context);
        }
    }

    static Grants of(Collection<PolicyDocument> documents) {
        var statements =
                documents.stream().flatMap(d -> d.statements().stream()).toList();
        var denials = statements.stream().filter(s -> !s.allows()).toList();
        var simulated = new ArrayList<Grant>();
        var left = new TreeSet<String>();
        statements.stream().filter(Statement::allows).forEach(statement -> add(statement, denials, simulated, left));
        return new Grants(simulated, left);
    }

    boolean isEmpty() {
        return simulated.isEmpty() && left.isEmpty();
    }

    private static void add(Statement statement, List<Statement> denials, List<Grant> simulated, Set<String> left) {
        var context = ConditionContext.of(statement.conditions());
        if (statement.actions().negated() || statement.resources().negated() || statement.usesVariables()) {
            left.add(statement.toString());
            return;
        }
        if (context.isEmpty()) {
            left.add(statement.toString());
            return;
        }
        var byResources = new LinkedHashMap<Set<String>, Set<String>>();
        for (var action : statement.actions().values()) {
            if (action.written().contains("*") || action.written().contains("?")) {
                left.add(action.written());
                continue;
            }
            var resources = new TreeSet<>(statement.resources().values());
            resources.removeIf(r -> denials.stream().anyMatch(denial -> denial.isAbout(action.written(), r)));
            if (resources.size() < statement.resources().values().size()) {
                left.add(action.written() + " where a declared statement denies it");
            }
            if (!resources.isEmpty()) {
                byResources.computeIfAbsent(resources, _ -> new TreeSet<>()).add(action.written());
            }
        }
        byResources.forEach((resources, actions) -> simulated.add(new Grant(actions, resources, context.get())));
    }
}
