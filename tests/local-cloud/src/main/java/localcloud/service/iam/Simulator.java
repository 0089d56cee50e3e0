package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import localcloud.iam.Decision;
import localcloud.iam.Evaluation;
import localcloud.iam.Policies;
import localcloud.iam.Policies.Kind;
import localcloud.iam.Policies.Target;
import localcloud.iam.Principal;
import localcloud.iam.Request;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.iam.SimulationInput.Entity;
import localcloud.service.iam.SimulationInput.Text;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;
import localcloud.service.projection.Refusal;

/**
 * SimulatePrincipalPolicy and SimulateCustomPolicy: they ask the policies, nothing else. The resource's own policy counts only when it
 * is given, and a condition key has a value only when it is given.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">EvaluationResult</a>
 */
final class Simulator {
    private static final Refusal REFUSAL = Refusal.withCode("ValidationError");
    private static final int PAGE = 100;
    private static final int MOST = 1000;
    private static final String ALL = "*";

    private final World world;
    private final IdentityPolicies identities;

    Simulator(World world) {
        this.world = world;
        this.identities = new IdentityPolicies(world);
    }

    List<Operation> operations() {
        Set<String> ofPrincipal = new HashSet<>(SimulationInput.SHARED);
        ofPrincipal.add("PolicySourceArn");
        return List.of(
                new Operation("SimulatePrincipalPolicy", ofPrincipal, this::principal),
                new Operation("SimulateCustomPolicy", SimulationInput.SHARED, this::custom));
    }

    private JsonNode principal(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        SimulationInput given = new SimulationInput(input);
        input.required("PolicySourceArn");
        Entity source = given.entity("PolicySourceArn").orElseThrow();
        var granted = Optional.of(source)
                .filter(Entity::isRole)
                .flatMap(role -> identities.of(role.name()))
                .filter(role -> role.roleArn().equals(source.arn()))
                .orElseThrow(() -> new AwsError(404, "NoSuchEntity", "Unable to retrieve specified IAM entity."));
        Optional<Text> boundary = given.boundary();
        if (!granted.unknown().isEmpty() || (granted.hasUnknownBoundary() && boundary.isEmpty())) {
            throw new AwsError(
                    500,
                    "PolicyEvaluation",
                    "The local cloud does not know the text of a policy of " + source.arn() + ": "
                            + (granted.unknown().isEmpty() ? "its permissions boundary" : granted.unknown()));
        }
        List<Text> policies = new ArrayList<>();
        for (var document : granted.policies()) {
            policies.add(SimulationInput.stored(document));
        }
        policies.addAll(given.policies("PolicyInputList"));
        if (boundary.isEmpty() && granted.boundary().isPresent()) {
            boundary = Optional.of(SimulationInput.stored(granted.boundary().get()));
        }
        Entity caller = given.entity("CallerArn").orElse(source);
        return answer(
                input,
                given,
                new Simulated(caller.principal(), policies, boundary, resourcePolicy(given, Optional.of(caller))));
    }

    private JsonNode custom(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        SimulationInput given = new SimulationInput(input);
        List<Text> policies = given.policies("PolicyInputList");
        if (policies.isEmpty()) {
            throw REFUSAL.missing("PolicyInputList");
        }
        Optional<Entity> caller = given.entity("CallerArn");
        Principal principal = caller.map(Entity::principal)
                .orElseGet(() -> new Principal.User("arn:aws:iam::" + world.accountId() + ":user/simulated"));
        return answer(
                input, given, new Simulated(principal, policies, given.boundary(), resourcePolicy(given, caller)));
    }

    /** Only a user's requests can be simulated with one. */
    private static Optional<Text> resourcePolicy(SimulationInput given, Optional<Entity> caller) throws AwsError {
        Optional<Text> policy = given.resourcePolicy();
        if (policy.isPresent() && caller.isEmpty()) {
            throw SimulationInput.invalid("CallerArn is required when ResourcePolicy is given.");
        }
        if (policy.isPresent() && caller.get().isRole()) {
            throw SimulationInput.invalid("Simulation of resource-based policies isn't supported for IAM roles.");
        }
        return policy;
    }

    /** The policies of one simulation. */
    private record Simulated(
            Principal caller, List<Text> policies, Optional<Text> boundary, Optional<Text> resourcePolicy) {

        Policies on(String resource, Optional<String> otherwise) {
            String[] parts = resource.split(":", 6);
            String owner = parts.length == 6 && !parts[4].isEmpty() ? parts[4] : otherwise.orElse("");
            return new Policies(
                    policies.stream().map(Text::source).toList(),
                    boundary.map(Text::source),
                    new Target(owner, resourcePolicy.map(Text::source), false));
        }

        String textOf(Policies.Source source) {
            List<Text> all = new ArrayList<>(policies);
            boundary.ifPresent(all::add);
            resourcePolicy.ifPresent(all::add);
            return all.stream()
                    .filter(text -> text.source().equals(source))
                    .findFirst()
                    .map(Text::text)
                    .orElse("");
        }
    }

    /**
     * How one action on one resource was decided.
     *
     * @param missing condition keys that policies ask for and that have no value
     * @param withinBoundary whether the boundary allows it; empty when there is none
     */
    private record Outcome(String resource, Decision decision, List<String> missing, Optional<Boolean> withinBoundary) {

        /** From the least to the most restrictive. */
        int severity() {
            return switch (decision) {
                case Decision.Allowed allowed -> 0;
                case Decision.ImplicitDeny implicit -> 1;
                case Decision.ExplicitDeny explicit -> 2;
            };
        }

        String word() {
            return switch (decision) {
                case Decision.Allowed allowed -> "allowed";
                case Decision.ImplicitDeny implicit -> "implicitDeny";
                case Decision.ExplicitDeny explicit -> "explicitDeny";
            };
        }
    }

    private JsonNode answer(Input input, SimulationInput given, Simulated simulated) throws AwsError {
        List<String> actions = given.actions();
        List<String> resources = given.resources();
        var context = given.context();
        Optional<String> owner = given.resourceOwner();
        Page<Integer> page = Page.of(
                IntStream.range(0, actions.size()).boxed().toList(),
                index -> String.format(Locale.ROOT, "%06d", index),
                input.number("MaxItems", PAGE, 1, MOST),
                input.text("Marker"),
                () -> new AwsError(400, "ValidationError", "Invalid Marker."));
        List<JsonNode> results = new ArrayList<>();
        for (int index : page.items()) {
            String action = actions.get(index);
            List<Outcome> outcomes = (resources.isEmpty() ? List.of(ALL) : resources)
                    .stream()
                            .map(resource -> outcome(
                                    new Request(simulated.caller(), action, resource, context),
                                    simulated.on(resource, owner)))
                            .toList();
            results.add(result(action, outcomes, !resources.isEmpty(), simulated));
        }
        Answer answer = new Answer()
                .list("EvaluationResults", results)
                .put("IsTruncated", page.next().isPresent());
        page.next().ifPresent(marker -> answer.put("Marker", marker));
        return answer.done();
    }

    private static Outcome outcome(Request request, Policies policies) {
        Optional<Boolean> within = policies.boundary()
                .map(boundary ->
                        Evaluation.decide(request, new Policies(List.of(boundary), Optional.empty(), Target.PLAIN))
                                instanceof Decision.Allowed);
        return new Outcome(
                request.resource(),
                Evaluation.decide(request, policies),
                Evaluation.missingKeys(request, policies),
                within);
    }

    /** One result an action: the most restrictive decision of all its resources, and beside it that of each. */
    private static ObjectNode result(String action, List<Outcome> outcomes, boolean perResource, Simulated simulated) {
        Outcome worst = outcomes.getFirst();
        Set<String> missing = new LinkedHashSet<>();
        for (Outcome outcome : outcomes) {
            missing.addAll(outcome.missing());
            worst = outcome.severity() > worst.severity() ? outcome : worst;
        }
        int reported = worst.severity();
        List<Decision.Match> matched = outcomes.stream()
                .filter(outcome -> outcome.severity() == reported)
                .flatMap(outcome -> outcome.decision().matched().stream())
                .distinct()
                .toList();
        Answer answer = new Answer()
                .put("EvalActionName", action)
                // The page wants the template of the resource's ARN here; a single resource is shown as recorded.
                .put("EvalResourceName", outcomes.size() == 1 ? worst.resource() : ALL)
                .put("EvalDecision", worst.word())
                .list("MatchedStatements", statements(matched, simulated));
        answer.put("MissingContextValues", Answer.texts(missing));
        boundary(answer, outcomes);
        if (perResource) {
            answer.list(
                    "ResourceSpecificResults",
                    outcomes.stream()
                            .map(outcome -> specific(outcome, simulated))
                            .toList());
        }
        return answer.done();
    }

    private static ObjectNode specific(Outcome outcome, Simulated simulated) {
        Answer answer = new Answer()
                .put("EvalResourceName", outcome.resource())
                .put("EvalResourceDecision", outcome.word())
                .list("MatchedStatements", statements(outcome.decision().matched(), simulated));
        answer.put("MissingContextValues", Answer.texts(outcome.missing()));
        boundary(answer, List.of(outcome));
        return answer.done();
    }

    private static void boundary(Answer answer, List<Outcome> outcomes) {
        if (outcomes.getFirst().withinBoundary().isPresent()) {
            boolean within = outcomes.stream()
                    .allMatch(outcome -> outcome.withinBoundary().orElse(true));
            answer.put(
                    "PermissionsBoundaryDecisionDetail",
                    new Answer().put("AllowedByPermissionsBoundary", within).done());
        }
    }

    private static List<ObjectNode> statements(List<Decision.Match> matched, Simulated simulated) {
        return matched.stream().map(match -> statement(match, simulated)).toList();
    }

    private static ObjectNode statement(Decision.Match match, Simulated simulated) {
        Answer answer =
                new Answer().put("SourcePolicyId", match.source().id()).put("SourcePolicyType", type(match.kind()));
        var spans = StatementPositions.of(simulated.textOf(match.source()));
        if (match.statement().index() < spans.size()) {
            var span = spans.get(match.statement().index());
            answer.put("StartPosition", span.start().shown().done());
            answer.put("EndPosition", span.end().shown().done());
        }
        return answer.done();
    }

    /** As recorded in 03.json; that of a resource's policy by analogy. */
    private static String type(Kind kind) {
        return switch (kind) {
            case IDENTITY -> "IAM Policy";
            case BOUNDARY -> "Permissions Boundary Policy";
            case RESOURCE -> "Resource Policy";
        };
    }
}
