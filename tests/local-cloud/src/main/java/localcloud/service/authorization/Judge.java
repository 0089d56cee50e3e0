package localcloud.service.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import localcloud.iam.Context;
import localcloud.iam.Decision;
import localcloud.iam.Evaluation;
import localcloud.iam.Policies;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policies.Target;
import localcloud.iam.Policy;
import localcloud.iam.Principal;
import localcloud.iam.Request;
import localcloud.service.World;
import localcloud.service.iam.IdentityPolicies;

/** Judges what principals of this cloud need, and words a denial as AWS does. */
final class Judge {
    private static final System.Logger LOG = System.getLogger(Judge.class.getName());

    private static final String RESOURCE_TAG = "aws:ResourceTag/";

    private final World world;
    private final IdentityPolicies identities;
    private final ResourcePolicies resources;
    private final KeyNeeds keys;

    Judge(World world) {
        this.world = world;
        this.identities = new IdentityPolicies(world);
        this.resources = new ResourcePolicies(world);
        this.keys = new KeyNeeds(world);
    }

    /** The first thing needed that a session of a role may not do; empty when it may do all of it. */
    Optional<String> denialOfSession(String sessionArn, String roleName, Context about, List<Need> needs) {
        var granted = identities.of(roleName);
        var roleArn = granted.map(IdentityPolicies.Granted::roleArn).orElseGet(() -> identities.roleArn(roleName));
        var principal = new Principal.Session(sessionArn, roleArn);
        var sources = new ArrayList<Source>();
        granted.ifPresent(all -> {
            all.policies().forEach(each -> sources.add(Sources.of(each.id(), each.text())));
            all.unknown()
                    .forEach(arn -> LOG.log(
                            System.Logger.Level.WARNING,
                            roleName + " has " + arn + ", whose text is not known here: it allows nothing"));
        });
        var context = common().and(about).and(aboutRole(principal, granted));
        return first(principal, sources, granted.flatMap(Judge::boundary), context, needs);
    }

    /** The first thing needed that a service may not do with its own hand. */
    Optional<String> denialOfService(String service, Context about, List<Need> needs) {
        var context =
                common().and(about).with("aws:PrincipalIsAWSService", "true").with("aws:PrincipalServiceName", service);
        return first(new Principal.AwsService(service), List.of(), Optional.empty(), context, needs);
    }

    private Optional<String> first(
            Principal principal, List<Source> identity, Optional<Source> boundary, Context context, List<Need> needs) {
        for (var need : needs) {
            for (var each : withKeys(need)) {
                var target = each.fresh() ? Target.PLAIN : resources.target(each.action(), each.resource());
                var policies = new Policies(identity, boundary, target);
                var request = new Request(principal, each.action(), each.resource(), context.and(each.context()));
                var denial = worded(principal, each, Evaluation.decide(tagged(request, policies), policies));
                if (denial.isPresent()) {
                    return denial;
                }
            }
        }
        return Optional.empty();
    }

    /** With the resource's tags where a policy asks for them: to look for them each time would cost more than all the rest. */
    private Request tagged(Request request, Policies policies) {
        var asked = Evaluation.missingKeys(request, policies).stream()
                .anyMatch(key -> key.regionMatches(true, 0, RESOURCE_TAG, 0, RESOURCE_TAG.length()));
        if (!asked) {
            return request;
        }
        var context = request.context();
        for (var tag : resources.tags(request.resource()).entrySet()) {
            context = context.with(RESOURCE_TAG + tag.getKey(), tag.getValue());
        }
        return new Request(request.principal(), request.action(), request.resource(), context);
    }

    private List<Need> withKeys(Need need) {
        var all = new ArrayList<>(List.of(need));
        all.addAll(keys.of(need));
        return all;
    }

    /** A boundary whose text is not known limits to nothing. */
    private static Optional<Source> boundary(IdentityPolicies.Granted granted) {
        return granted.boundary()
                .map(each -> Sources.of(each.id(), each.text()))
                .or(() -> granted.hasUnknownBoundary()
                        ? Optional.of(new Source("unknown", Policy.EMPTY))
                        : Optional.empty());
    }

    /** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
    private static Optional<String> worded(Principal principal, Need need, Decision decision) {
        var action = shown(need.action());
        var what = "User: " + principal.name() + " is not authorized to perform: " + action + " on resource: "
                + need.shown();
        return switch (decision) {
            case Decision.Allowed allowed -> Optional.empty();
            case Decision.ExplicitDeny denied ->
                Optional.of(what + " with an explicit deny in " + denied.by().withArticle());
            case Decision.ImplicitDeny denied ->
                Optional.of(what + " because no " + denied.lacking().plain() + " allows the " + action + " action");
        };
    }

    /** SQS names its actions in lower case and SNS itself in upper case, as their denials in public reports show. */
    private static String shown(String action) {
        if (action.startsWith("sqs:")) {
            return action.toLowerCase(Locale.ROOT);
        }
        return action.startsWith("sns:") ? "SNS" + action.substring("sns".length()) : action;
    }

    /** Global condition keys that every request has; a client's address is not among them, since the cloud has none of the world's. */
    private Context common() {
        return Context.of(Map.of(
                "aws:CurrentTime", world.now().toString(),
                "aws:EpochTime", Long.toString(world.now().getEpochSecond()),
                "aws:RequestedRegion", world.region(),
                // The stand-in speaks HTTP where AWS's clients speak HTTPS.
                "aws:SecureTransport", "true",
                "aws:ViaAWSService", "false",
                "aws:PrincipalIsAWSService", "false",
                "aws:ResourceAccount", world.accountId()));
    }

    private Context aboutRole(Principal.Session principal, Optional<IdentityPolicies.Granted> granted) {
        var session = principal.arn().substring(principal.arn().lastIndexOf('/') + 1);
        var context = Context.of(Map.of(
                "aws:PrincipalArn",
                principal.roleArn(),
                "aws:PrincipalAccount",
                world.accountId(),
                "aws:PrincipalType",
                "AssumedRole",
                "aws:userid",
                granted.map(IdentityPolicies.Granted::roleId).orElse("") + ":" + session));
        for (var tag :
                granted.map(IdentityPolicies.Granted::tags).orElse(Map.of()).entrySet()) {
            context = context.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return context;
    }
}
