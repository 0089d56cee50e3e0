package localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import localcloud.iam.Decision.Match;
import localcloud.iam.Policies.Kind;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policies.Target;
import localcloud.iam.PrincipalElement.Grip;

/**
 * Decides requests by AWS's policy evaluation logic. Session policies and organisations' policies are not known here.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public final class Evaluation {
    private Evaluation() {}

    public static Decision decide(Request request, Policies policies) {
        var identity = new Side(Kind.IDENTITY, request);
        policies.identity().forEach(identity::add);
        var boundary = new Side(Kind.BOUNDARY, request);
        policies.boundary().ifPresent(boundary::add);
        var resource = new Side(Kind.RESOURCE, request);
        policies.target().policy().ifPresent(resource::add);

        var matched = new ArrayList<>(identity.determining());
        matched.addAll(boundary.denies);
        matched.addAll(resource.determining());
        for (var side : List.of(identity, boundary, resource)) {
            if (!side.denies.isEmpty()) {
                return new Decision.ExplicitDeny(side.kind, matched);
            }
        }
        var limited = policies.boundary().isPresent() && boundary.allows.isEmpty();
        return lacking(request.principal(), policies.target(), !identity.allows.isEmpty(), limited, resource.grip)
                .<Decision>map(kind -> new Decision.ImplicitDeny(kind, matched))
                .orElseGet(() -> new Decision.Allowed(matched));
    }

    /** The kind of policy that does not allow the request; empty when it is allowed. */
    private static Optional<Kind> lacking(
            Principal principal, Target target, boolean identityAllows, boolean limited, Grip grip) {
        if (principal instanceof Principal.AwsService || principal instanceof Principal.Federated) {
            return grip == Grip.DIRECT ? Optional.empty() : Optional.of(Kind.RESOURCE);
        }
        if (!target.owner().isEmpty() && !target.owner().equals(principal.account())) {
            return !identityAllows
                    ? Optional.of(Kind.IDENTITY)
                    : limited
                            ? Optional.of(Kind.BOUNDARY)
                            : grip == Grip.NONE ? Optional.of(Kind.RESOURCE) : Optional.empty();
        }
        if (grip == Grip.DIRECT) {
            return Optional.empty();
        }
        if (target.decides() && grip == Grip.NONE) {
            return Optional.of(Kind.RESOURCE);
        }
        if (grip != Grip.ROLE && !identityAllows) {
            return Optional.of(Kind.IDENTITY);
        }
        return limited ? Optional.of(Kind.BOUNDARY) : Optional.empty();
    }

    /**
     * The condition keys that the policies' statements about this action and resource ask for and that the request does not hold,
     * in the order of their names.
     */
    public static List<String> missingKeys(Request request, Policies policies) {
        var sources = new ArrayList<>(policies.identity());
        policies.boundary().ifPresent(sources::add);
        policies.target().policy().ifPresent(sources::add);
        var missing = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        for (var source : sources) {
            for (var statement : source.policy().statements()) {
                if (!statement.actions().coverAction(request.action())) {
                    continue;
                }
                statement.resources().listed().forEach(template -> missing.addAll(template.keys()));
                if (statement.concerns(request)) {
                    for (var condition : statement.conditions()) {
                        missing.add(condition.key());
                        condition.values().forEach(value -> missing.addAll(value.keys()));
                    }
                }
            }
        }
        missing.removeIf(key -> request.context().values(key).isPresent());
        return List.copyOf(missing);
    }

    /** The matching statements of one kind of policy. */
    private static final class Side {
        private final Kind kind;
        private final Request request;
        private final List<Match> allows = new ArrayList<>();
        private final List<Match> denies = new ArrayList<>();
        private Grip grip = Grip.NONE;

        Side(Kind kind, Request request) {
            this.kind = kind;
            this.request = request;
        }

        void add(Source source) {
            for (var statement : source.policy().statements()) {
                var named = grip(statement);
                if (named == Grip.NONE || !statement.covers(request)) {
                    continue;
                }
                (statement.allows() ? allows : denies).add(new Match(kind, source, statement));
                if (statement.allows() && named.compareTo(grip) > 0) {
                    grip = named;
                }
            }
        }

        /** A resource-based policy names principals; in the others whose policy it is says who. */
        private Grip grip(Statement statement) {
            return kind == Kind.RESOURCE
                    ? statement
                            .principal()
                            .map(element -> element.grip(request.principal()))
                            .orElse(Grip.NONE)
                    : Grip.DIRECT;
        }

        List<Match> determining() {
            return denies.isEmpty() ? allows : denies;
        }
    }
}
