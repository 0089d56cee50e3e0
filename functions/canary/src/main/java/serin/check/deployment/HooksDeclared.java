package serin.check.deployment;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;

/**
 * An alias whose traffic CodeDeploy shifts has a hook on both sides of the shift, each of a name that CodeDeploy may invoke.
 *
 * <p>AWS's managed role lets it invoke functions named {@code CodeDeployHook_…} only, and a hook that it may not invoke fails every
 * deployment. Whether a role with policies of its own lets it invoke the hook is not judged here.
 */
final class HooksDeclared implements Check<ExpectedAlias> {
    static final CheckInfo INFO = new CheckInfo(
            "deployment.hooks-declared",
            "has a hook before and after its traffic is shifted",
            Severity.HIGH,
            Set.of("cloudformation:GetTemplate"),
            Set.of(),
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html",
            "Declare PreTraffic and PostTraffic under DeploymentPreference.Hooks; name the hook's function CodeDeployHook_….");

    /** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambda.html, and its …Limited. */
    private static final String MANAGED = "/AWSCodeDeployRoleForLambda";

    private static final String NAME = "CodeDeployHook_";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlias> about() {
        return ExpectedAlias.class;
    }

    @Override
    public boolean appliesTo(ExpectedAlias expected) {
        return DeploymentChecks.shifts(expected);
    }

    @Override
    public Outcome examine(ExpectedAlias expected, Context context) {
        return switch (expected.shift()) {
            case Declared.Known<ExpectedAlias.TrafficShift>(var shift) -> hooks(shift, context);
            case Declared.Omitted<ExpectedAlias.TrafficShift>() -> new Outcome.Skipped("its traffic is not shifted");
            case Declared.Secret<ExpectedAlias.TrafficShift>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<ExpectedAlias.TrafficShift>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome hooks(ExpectedAlias.TrafficShift shift, Context context) {
        var hooks = shift.before()
                .orDefault("")
                .flatMap(before -> shift.after().orDefault("").map(after -> new Hooks(before, after)));
        return switch (hooks) {
            case Declared.Known<Hooks>(var both) -> judge(both, onlyNamed(shift, context));
            case Declared.Omitted<Hooks>() -> judge(new Hooks("", ""), false);
            case Declared.Secret<Hooks>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Hooks>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome judge(Hooks hooks, boolean onlyNamed) {
        var evidence = Evidence.of("cloudformation:GetTemplate");
        if (hooks.before().isEmpty() || hooks.after().isEmpty()) {
            return new Outcome.Fail("a hook before and a hook after", hooks.toString(), evidence);
        }
        return onlyNamed && !(hooks.before().startsWith(NAME) && hooks.after().startsWith(NAME))
                ? new Outcome.Fail(
                        "hooks named " + NAME + "…, the only ones that the managed role may invoke",
                        hooks.toString(),
                        evidence)
                : new Outcome.Pass(hooks.toString(), evidence);
    }

    /** Names of functions; empty where there is none. */
    private record Hooks(String before, String after) {
        @Override
        public String toString() {
            return "before " + orNone(before) + ", after " + orNone(after);
        }

        private static String orNone(String name) {
            return name.isEmpty() ? "none" : name;
        }
    }

    /** Whether the group's role is of this stack and has nothing but AWS's managed policy. */
    private static boolean onlyNamed(ExpectedAlias.TrafficShift shift, Context context) {
        return DeploymentChecks.group(shift, context)
                .flatMap(group -> group.role().known())
                .flatMap(arn -> role(arn, context))
                .filter(role -> role.documents().isEmpty())
                .flatMap(role -> role.attached().known())
                .filter(attached -> attached.size() == 1)
                .filter(attached -> attached.stream().allMatch(arn -> arn.contains(MANAGED)))
                .isPresent();
    }

    private static Optional<ExpectedRole> role(String arn, Context context) {
        return context.stack()
                .all(ExpectedRole.class)
                .filter(role ->
                        role.resource().physicalId().equals(Optional.of(arn.substring(arn.lastIndexOf('/') + 1))))
                .findFirst();
    }
}
