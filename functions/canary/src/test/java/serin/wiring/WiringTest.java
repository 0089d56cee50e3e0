package serin.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.TestStack;

class WiringTest {
    private static final String LAMBDA = "arn:aws:lambda:eu-west-1:111122223333:function:";
    private static final String FUNCTION = """
            "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "shop-sync",
              "Properties": {"Role": "arn:aws:iam::111122223333:role/shop/sync-role"}},
            "SyncLive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "%1$sshop-sync:live",
              "Properties": {"FunctionName": "shop-sync", "Name": "live", "FunctionVersion": "1"}},
            "Orders": {"Type": "AWS::DynamoDB::Table", "PhysicalId": "orders", "Properties": {}},
            "Bus": {"Type": "AWS::Events::EventBus", "PhysicalId": "market", "Properties": {"Name": "market"}},
            "Daily": {"Type": "AWS::Events::Rule", "PhysicalId": "daily", "Properties": {"ScheduleExpression": "rate(1 day)",
              "Targets": [{"Id": "1", "Arn": "%1$sshop-sync:live"}]}},
            "DailyPermission": {"Type": "AWS::Lambda::Permission", "PhysicalId": "p", "Properties": {
              "FunctionName": "%1$sshop-sync:live", "Principal": "events.amazonaws.com", "Action": "lambda:InvokeFunction",
              "SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/daily"}},
            "Event": {"Type": "AWS::Events::Rule", "PhysicalId": "market|event", "Properties": {"EventPattern": {"source": ["a"]},
              "EventBusName": "market", "Targets": [{"Id": "1", "Arn": "%1$sshop-sync"}]}}
            """.formatted(LAMBDA);

    @Test
    void leadsFromScheduleOverRuleAndAliasToFunction() {
        var wiring = wiring("[]");

        assertThat(wiring.edges())
                .contains(
                        new Edge("SOURCE / rate(1 day)", "RULE Daily", Basis.SCHEDULE, Optional.empty(), "fires"),
                        new Edge(
                                "RULE Daily",
                                "ALIAS SyncLive",
                                Basis.TARGET,
                                Optional.of("DailyPermission"),
                                "delivers to"),
                        new Edge("ALIAS SyncLive", "FUNCTION Sync", Basis.ALIAS, Optional.empty(), "is an alias of"));
        assertThat(wiring.nodes())
                .contains(new Node("ALIAS SyncLive", Layer.ALIAS, "live", Optional.of("SyncLive"), ""));
    }

    @Test
    void showsTheBusOfARuleAndThatNoPermissionIsDeclared() {
        assertThat(wiring("[]").edges())
                .contains(
                        new Edge("SOURCE Bus", "RULE Event", Basis.BUS, Optional.empty(), "offers its events to"),
                        new Edge(
                                "RULE Event",
                                "FUNCTION Sync",
                                Basis.TARGET,
                                Optional.empty(),
                                "invokes, without a permission in the template,"));
    }

    @Test
    void drawsATableThatNobodyMayTouch() {
        assertThat(wiring("[]").nodes()).extracting(Node::id).contains("STORE Orders", "STORE Bus");
        assertThat(wiring("[]").edges()).noneMatch(edge -> edge.basis() == Basis.GRANT);
    }

    @Test
    void tellsReadsFromWritesByWhatTheRoleIsGranted() {
        assertThat(grant("dynamodb:GetItem")).isEqualTo("reads");
        assertThat(grant("dynamodb:UpdateItem")).isEqualTo("writes");
        assertThat(grant("dynamodb:*Item")).isEqualTo("reads and writes");
        assertThat(grant("dynamodb:DescribeTable")).isEqualTo("nothing");
    }

    @Test
    void aDenialTakesAGrantAway() {
        var statements = allow("dynamodb:GetItem", "*").replaceFirst("]$", """
                , {"Effect": "Deny", "Action": "dynamodb:*", "Resource": "*"}]""");

        assertThat(wiring(statements).edges()).noneMatch(edge -> edge.basis() == Basis.GRANT);
    }

    @Test
    void leadsToTheBusThatTheFunctionMayPutEventsOn() {
        assertThat(wiring(allow("events:PutEvents", "arn:aws:events:eu-west-1:111122223333:event-bus/market"))
                        .edges())
                .contains(new Edge("FUNCTION Sync", "STORE Bus", Basis.GRANT, Optional.of("SyncRole"), "writes"));
    }

    @Test
    void saysOfWhatItCannotKnowTheConnections() {
        var stack = TestStack.of("""
                {"Lost": {"Type": "AWS::Events::Rule", "PhysicalId": "lost", "Properties": {"ScheduleExpression": "rate(1 day)",
                  "Targets": [{"Id": "1", "Arn": "?an import"}]}}}""");

        assertThat(Wiring.of(stack.expected()).unclear()).containsExactly("Lost");
    }

    private static String grant(String action) {
        return wiring(allow(action, "arn:aws:dynamodb:eu-west-1:111122223333:table/orders")).edges().stream()
                .filter(edge -> edge.basis() == Basis.GRANT)
                .map(Edge::detail)
                .findFirst()
                .orElse("nothing");
    }

    private static String allow(String action, String resource) {
        return "[{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"" + resource + "\"}]";
    }

    private static Wiring wiring(String statements) {
        return Wiring.of(
                TestStack.of("{" + FUNCTION + """
                , "SyncRole": {"Type": "AWS::IAM::Role", "PhysicalId": "sync-role", "Properties": {"Policies": [
                  {"PolicyName": "own", "PolicyDocument": {"Version": "2012-10-17", "Statement": %s}}]}}}""".formatted(statements)).expected());
    }
}
