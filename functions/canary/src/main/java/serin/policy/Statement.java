package serin.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement of a policy.
 *
 * <p>Two are equal when they say the same: a {@code Sid} is a label without meaning, and the order of a list has none either.
 *
 * @param sid the label
 * @param effect {@code Allow} or {@code Deny}
 * @param conditions all of which must hold
 */
public record Statement(
        Optional<String> sid,
        String effect,
        Selection<Principal> principals,
        Selection<Word> actions,
        Selection<String> resources,
        Set<Condition> conditions) {
    private static final int SHOWN = 300;

    public Statement {
        Objects.requireNonNull(sid, "sid is null");
        Objects.requireNonNull(effect, "effect is null");
        Objects.requireNonNull(principals, "principals is null");
        Objects.requireNonNull(actions, "actions is null");
        Objects.requireNonNull(resources, "resources is null");
        conditions = Collections.unmodifiableSet(new LinkedHashSet<>(conditions));
    }

    public boolean allows() {
        return effect.equals("Allow");
    }

    /** Whether anyone at all is allowed something, without a condition that narrows who. */
    public boolean isPublic() {
        return allows()
                && (principals.negated() || principals.values().contains(Principal.ANYONE))
                && conditions.stream().noneMatch(Restriction::narrows);
    }

    /** Whether it speaks of that action on that resource; under which condition is another question. */
    public boolean isAbout(String action, String resource) {
        var lower = action.toLowerCase(Locale.ROOT);
        return actions.picks(word -> Glob.matches(word.lower(), lower))
                && resources.picks(pattern -> Glob.matches(pattern, resource));
    }

    /** Whether it holds a policy variable, which version 2008-10-17 takes for plain text. */
    public boolean usesVariables() {
        return resources.values().stream().anyMatch(value -> value.contains("${"))
                || conditions.stream().flatMap(c -> c.values().stream()).anyMatch(value -> value.contains("${"));
    }

    /**
     * The statement taken apart into one for each principal, action and resource, so that two statements equal one that lists
     * what they list. What is negated cannot be taken apart.
     */
    Set<Statement> atoms() {
        if (principals.negated() || actions.negated() || resources.negated()) {
            return Set.of(this);
        }
        var atoms = new LinkedHashSet<Statement>();
        for (var principal : single(principals)) {
            for (var action : single(actions)) {
                for (var resource : single(resources)) {
                    atoms.add(new Statement(sid, effect, principal, action, resource, conditions));
                }
            }
        }
        return atoms;
    }

    /** How many atoms there are at most. */
    long parts() {
        return Math.max(1L, principals.values().size())
                * Math.max(1L, actions.values().size())
                * Math.max(1L, resources.values().size());
    }

    private static <T> Set<Selection<T>> single(Selection<T> selection) {
        return selection.isNone()
                ? Set.of(selection)
                : selection.values().stream().map(Selection::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Statement statement
                && effect.equals(statement.effect)
                && principals.equals(statement.principals)
                && actions.equals(statement.actions)
                && resources.equals(statement.resources)
                && conditions.equals(statement.conditions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(effect, principals, actions, resources, conditions);
    }

    /** One line for a report, at most {@value #SHOWN} characters. */
    @Override
    public String toString() {
        var text = effect
                + " " + actions
                + (resources.isNone() ? "" : " on " + resources)
                + (principals.isNone() ? "" : " to " + principals)
                + (conditions.isEmpty()
                        ? ""
                        : conditions.stream()
                                .map(Condition::toString)
                                .collect(Collectors.joining(" and ", " if ", "")));
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
