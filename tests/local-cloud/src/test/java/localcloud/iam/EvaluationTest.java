package localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import localcloud.iam.Decision.Match;
import localcloud.iam.Policies.Kind;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policies.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/t";
    private static final Principal ROLE =
            new Principal.Session("arn:aws:sts::111122223333:assumed-role/r/s", "arn:aws:iam::111122223333:role/r");
    private static final String ALLOW = "{'Statement': [{'Sid': 'Read', 'Effect': 'Allow', 'Action': 'dynamodb:Get*',"
            + " 'Resource': '" + TABLE + "'}]}";
    private static final String DENY =
            "{'Statement': [{'Sid': 'Never', 'Effect': 'Deny', 'Action': '*', 'Resource': '*'}]}";

    @Test
    void namesStatementThatAllows() {
        var decision = decide(List.of(ALLOW), Optional.empty());
        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        assertThat(sids(decision)).containsExactly("IDENTITY p0 Read");
    }

    /** Recorded: calls/iam.SimulatePrincipalPolicy/03.json lists the identity's Allow beside the boundary's Deny. */
    @Test
    void namesBoundarysDenyBesideIdentitysAllow() {
        var decision = decide(List.of(ALLOW), Optional.of(DENY));
        assertThat(decision).isInstanceOf(Decision.ExplicitDeny.class);
        assertThat(((Decision.ExplicitDeny) decision).by()).isEqualTo(Kind.BOUNDARY);
        assertThat(sids(decision)).containsExactly("IDENTITY p0 Read", "BOUNDARY b Never");
    }

    /** "The deny statement is the only entry": https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html */
    @Test
    void namesOnlyDenyOfSameKind() {
        var decision = decide(List.of(ALLOW, DENY), Optional.empty());
        assertThat(((Decision.ExplicitDeny) decision).by()).isEqualTo(Kind.IDENTITY);
        assertThat(sids(decision)).containsExactly("IDENTITY p1 Never");
    }

    @Test
    void saysWhichKindOfPolicyIsLacking() {
        assertThat(decide(List.of(), Optional.empty())).isEqualTo(new Decision.ImplicitDeny(Kind.IDENTITY, List.of()));
        var nothing = "{'Statement': []}";
        var limited = decide(List.of(ALLOW), Optional.of(nothing));
        assertThat(((Decision.ImplicitDeny) limited).lacking()).isEqualTo(Kind.BOUNDARY);
    }

    /** MissingContextValues: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html */
    @Test
    void namesKeysThatThePoliciesAskForAndTheRequestLacks() {
        var policy =
                "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': 'dynamodb:GetItem', 'Resource':"
                        + " '*', 'Condition': {'StringEquals': {'aws:PrincipalTag/team': '${aws:ResourceTag/team}',"
                        + " 'kms:ViaService': 'x'}}}, {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*',"
                        + " 'Condition': {'Bool': {'aws:SecureTransport': 'true'}}}]}";
        var request =
                new Request(ROLE, "dynamodb:GetItem", TABLE, Context.of(Map.of("kms:viaservice", "x", "a:b", "c")));
        assertThat(Evaluation.missingKeys(request, policies(List.of(policy), Optional.empty())))
                .containsExactly("aws:PrincipalTag/team", "aws:ResourceTag/team");
    }

    static Stream<String> malformed() {
        return Stream.of(
                "[]",
                "null",
                "'text'",
                "{}",
                "{'Statement': 3}",
                "{'Statement': [null]}",
                "{'Statement': [{'Effect': 'Perhaps', 'Action': '*', 'Resource': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Resource': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'NotAction': 'a:b', 'Resource': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': [{}], 'Resource': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': {'Ref': 'x'}}]}",
                "{'Statement': [{'Effect': 'Allow', 'Principal': 'me', 'Action': '*', 'Resource': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Principal': 3, 'Action': '*', 'Resource': '*'}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': []}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringEquals': 1}}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Same': {'a': '1'}}}]}",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*',"
                        + " 'Condition': {'NullIfExists': {'a': 'true'}}}]}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoPolicyInOneLine(String document) {
        var refused = catchThrowableOfType(MalformedPolicyException.class, () -> Policy.read(json(document)));
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).doesNotContain("\n").hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-", "", "0x1F", "2020-99-99T00:00:00Z", "::1/999", "999.1.1.1", "host.name"})
    void valueThatIsNoneOfItsKindMatchesNothing(String value) {
        for (var operator : List.of("NumericEquals", "DateLessThan", "IpAddress", "ArnEquals", "Bool")) {
            var policy = "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'" + operator
                    + "': {'k': 'z'}}}]}";
            var request = new Request(ROLE, "a:b", "*", Context.of(Map.of("k", value)));
            assertThat(Evaluation.decide(request, policies(List.of(policy), Optional.empty())))
                    .isInstanceOf(Decision.ImplicitDeny.class);
        }
    }

    @Test
    void isNotSlowedDownByManyWildcards() {
        var policy =
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:" + "*a".repeat(1_000) + "b'}]}";
        var request = new Request(ROLE, "a:b", "arn:" + "a".repeat(10_000), Context.EMPTY);
        var policies = policies(List.of(policy), Optional.empty());
        var started = System.nanoTime();
        assertThat(Evaluation.decide(request, policies)).isInstanceOf(Decision.ImplicitDeny.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    /** The largest role that AWS stores has some 60 statements like these; one decision is to take well under a millisecond. */
    @Test
    void takesWellUnderAMillisecond() {
        var statements = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            statements.add("{'Effect': 'Allow', 'Action': ['dynamodb:Get*', 'dynamodb:Query'], 'Resource':"
                    + " 'arn:aws:dynamodb:*:*:table/other-" + i
                    + "-*', 'Condition': {'StringEquals': {'aws:PrincipalTag/team': '${aws:username}'}}}");
        }
        var policies =
                policies(List.of("{'Version': '2012-10-17', 'Statement': " + statements + "}"), Optional.of(ALLOW));
        var request = new Request(ROLE, "dynamodb:GetItem", TABLE, Context.EMPTY);
        var best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            var started = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                Evaluation.decide(request, policies);
            }
            best = Math.min(best, (System.nanoTime() - started) / 100);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofNanos(500_000));
    }

    private static Decision decide(List<String> identity, Optional<String> boundary) {
        return Evaluation.decide(
                new Request(ROLE, "dynamodb:GetItem", TABLE, Context.EMPTY), policies(identity, boundary));
    }

    private static Policies policies(List<String> identity, Optional<String> boundary) {
        var sources = new ArrayList<Source>();
        identity.forEach(text -> sources.add(source("p" + sources.size(), text)));
        return new Policies(sources, boundary.map(text -> source("b", text)), Target.PLAIN);
    }

    private static Source source(String id, String text) {
        try {
            return new Source(id, Policy.read(json(text)));
        } catch (MalformedPolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> sids(Decision decision) {
        return decision.matched().stream().map(EvaluationTest::described).toList();
    }

    private static String described(Match match) {
        return match.kind() + " " + match.source().id() + " "
                + match.statement().sid();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
