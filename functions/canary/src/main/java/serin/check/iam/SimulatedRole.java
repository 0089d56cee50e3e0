package serin.check.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.iam.Grants.Grant;
import serin.expectation.Declared;
import serin.expectation.ExpectedRole;
import serin.observation.DecisionFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RoleFacts;
import serin.observation.Simulation;
import serin.observation.Simulation.ContextValue;
import serin.policy.PolicyDocument;

/**
 * What the policy simulator says of one role: of everything that the template grants it and of everything that it must not do,
 * asked together in as few calls as can be, one for most roles. Every check of a role asks the same, so that one answer serves all.
 *
 * @param grants what the template grants
 * @param dangers what no function may do
 */
record SimulatedRole(Grants grants, List<Grant> dangers, Map<Question, DecisionFacts> decisions, Evidence evidence) {
    /** Decisions of one call, which is also what a page may hold. */
    private static final int MOST_DECISIONS = 1_000;

    SimulatedRole {
        dangers = List.copyOf(dangers);
        decisions = Map.copyOf(decisions);
    }

    /** One action on one resource. */
    record Question(String action, String resource) {
        Question {
            action = action.toLowerCase(Locale.ROOT);
        }
    }

    Optional<DecisionFacts> decision(String action, String resource) {
        return Optional.ofNullable(decisions.get(new Question(action, resource)));
    }

    /** Asks the simulator. */
    static Observation<SimulatedRole> of(ExpectedRole role, Context context) {
        return switch (context.cloud().roles().role(role.name())) {
            case Observation.Present<RoleFacts> facts -> of(role, facts.facts().arn(), context);
            case Observation.Absent<RoleFacts>(var what, var evidence) -> new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<RoleFacts>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    private static Observation<SimulatedRole> of(ExpectedRole role, String arn, Context context) {
        var grants = Grants.of(known(role));
        var dangers = isOfFunction(role) ? DangerousActions.of(context) : List.<Grant>of();
        var decisions = new HashMap<Question, DecisionFacts>();
        var evidence = Evidence.of("iam:SimulatePrincipalPolicy");
        for (var simulation : simulations(role.name(), arn, grants, dangers)) {
            switch (context.cloud().roles().simulate(simulation)) {
                case Observation.Present<List<DecisionFacts>>(var answers, var seen) -> {
                    evidence = seen;
                    answers.forEach(answer -> decisions.put(new Question(answer.action(), answer.resource()), answer));
                }
                case Observation.Absent<List<DecisionFacts>>(var what, var seen) -> {
                    return new Observation.Absent<>(what, seen);
                }
                case Observation.Unreadable<List<DecisionFacts>>(var action, var reason, var detail) -> {
                    return new Observation.Unreadable<>(action, reason, detail);
                }
            }
        }
        return new Observation.Present<>(new SimulatedRole(grants, dangers, decisions, evidence), evidence);
    }

    static boolean isOfFunction(ExpectedRole role) {
        return role.users().known().filter(users -> !users.isEmpty()).isPresent();
    }

    /** The documents that the template gives the role and that are known to their end. */
    static List<PolicyDocument> known(ExpectedRole role) {
        return role.documents().values().stream()
                .flatMap(document -> document.known().stream())
                .toList();
    }

    /** What of the role's own documents is not known; a certain finding outweighs it. */
    static Optional<Declared<PolicyDocument>> unknown(ExpectedRole role) {
        return role.documents().values().stream()
                .filter(document -> document.known().isEmpty())
                .findFirst();
    }

    private static List<Simulation> simulations(String role, String arn, Grants grants, List<Grant> dangers) {
        var batches = new ArrayList<Batch>();
        Stream.concat(dangers.stream(), grants.simulated().stream()).forEach(grant -> {
            if (batches.stream().noneMatch(batch -> batch.takes(grant))) {
                batches.add(new Batch(grant));
            }
        });
        return batches.stream().map(batch -> batch.simulation(role, arn)).toList();
    }

    /** What is asked in one call: the product of all actions and resources in it, most of which nobody looks at. */
    private static final class Batch {
        private final Set<String> actions;
        private final Set<String> resources;
        private final Map<String, ContextValue> context = new LinkedHashMap<>();

        private Batch(Grant grant) {
            actions = new TreeSet<>(grant.actions());
            resources = new TreeSet<>(grant.resources());
            grant.context().forEach(value -> context.put(key(value), value));
        }

        /** Takes the grant in when it fits. */
        private boolean takes(Grant grant) {
            var moreActions = new TreeSet<>(actions);
            moreActions.addAll(grant.actions());
            var moreResources = new TreeSet<>(resources);
            moreResources.addAll(grant.resources());
            var conflict = grant.context().stream()
                    .anyMatch(value -> !context.getOrDefault(key(value), value).equals(value));
            if (conflict
                    || isAny(resources) != isAny(grant.resources())
                    || (long) moreActions.size() * moreResources.size() > MOST_DECISIONS) {
                return false;
            }
            actions.addAll(grant.actions());
            resources.addAll(grant.resources());
            grant.context().forEach(value -> context.put(key(value), value));
            return true;
        }

        private Simulation simulation(String role, String arn) {
            return new Simulation(role, arn, actions, resources, Set.copyOf(context.values()));
        }

        private static boolean isAny(Set<String> resources) {
            return resources.contains("*");
        }

        private static String key(ContextValue value) {
            return value.key().toLowerCase(Locale.ROOT);
        }
    }
}
