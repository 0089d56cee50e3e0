package serin.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.Outcome;
import serin.observation.Evidence;

class HooksDeclaredTest {
    private static final Evidence TEMPLATE = Evidence.of("cloudformation:GetTemplate");

    /** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambda.html */
    private static final String MANAGED = "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda";

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html */
    private static TestStack stack(String hooks, String policies) {
        return TestStack.of("""
                {"Alias": {"Type": "AWS::Lambda::Alias", "PhysicalId": "arn", "UpdatePolicy": {"CodeDeployLambdaAliasUpdate": {
                    "ApplicationName": "app", "DeploymentGroupName": "group"%s}}},
                 "Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "PhysicalId": "group", "Properties": {
                    "ApplicationName": "app", "ServiceRoleArn": "arn:aws:iam::111122223333:role/path/deploys"}},
                 "Role": {"Type": "AWS::IAM::Role", "PhysicalId": "deploys", "Properties": {
                    "AssumeRolePolicyDocument": {"Statement": []}, %s}}}""".formatted(hooks, policies));
    }

    private static Outcome examine(String hooks, String policies) {
        return stack(hooks, policies).examine(new HooksDeclared(), "Alias", new FakeCloud());
    }

    private static String both(String name) {
        return ", \"BeforeAllowTrafficHook\": \"%s\", \"AfterAllowTrafficHook\": \"%s\"".formatted(name, name);
    }

    private static String managed() {
        return "\"ManagedPolicyArns\": [\"" + MANAGED + "\"]";
    }

    @Test
    void passesWithBoth() {
        assertThat(examine(both("CodeDeployHook_shop"), managed()))
                .isEqualTo(new Outcome.Pass("before CodeDeployHook_shop, after CodeDeployHook_shop", TEMPLATE));
    }

    @Test
    void failsWithoutEither() {
        assertThat(examine("", managed()))
                .isEqualTo(new Outcome.Fail("a hook before and a hook after", "before none, after none", TEMPLATE));
        assertThat(examine(", \"BeforeAllowTrafficHook\": \"CodeDeployHook_shop\"", managed()))
                .isEqualTo(new Outcome.Fail(
                        "a hook before and a hook after", "before CodeDeployHook_shop, after none", TEMPLATE));
    }

    @Test
    void failsWhereTheManagedRoleMayNotInvokeIt() {
        assertThat(examine(both("shop-hook"), managed()))
                .isEqualTo(new Outcome.Fail(
                        "hooks named CodeDeployHook_…, the only ones that the managed role may invoke",
                        "before shop-hook, after shop-hook",
                        TEMPLATE));
    }

    @Test
    void theNameIsFreeForARoleWithAPolicyOfItsOwn() {
        var own = managed() + """
                , "Policies": [{"PolicyName": "hooks", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                   {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}]}}]""";
        assertThat(examine(both("shop-hook"), own))
                .isEqualTo(new Outcome.Pass("before shop-hook, after shop-hook", TEMPLATE));
    }

    @Test
    void isUnknownWhereAHookIsNotResolved() {
        assertThat(examine(both("?no such resource"), managed()))
                .isEqualTo(new Outcome.Unknown(
                        "the expected value could not be resolved: BeforeAllowTrafficHook: no such resource"));
    }

    @Test
    void doesNotApplyToAnAliasThatMovesAtOnce() {
        var stack = TestStack.of("{\"Alias\": {\"Type\": \"AWS::Lambda::Alias\", \"PhysicalId\": \"arn\"}}");
        assertThat(stack.applies(new HooksDeclared(), "Alias")).isFalse();
    }
}
