package serin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What AWS says is the same, and what is not.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the policy language</a>
 */
class PolicyDocumentTest {
    private static final String READ = """
            {"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/assets"}
            """;
    private static final String WRITE = """
            {"Effect":"Allow","Action":"dynamodb:PutItem","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/assets"}
            """;

    private static PolicyDocument policy(String... statements) {
        return PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
    }

    private static PolicyDocument allow(String rest) {
        return policy("{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"," + rest + "}");
    }

    private static void same(PolicyDocument one, PolicyDocument other) {
        assertThat(one.to(other)).isEqualTo(new Difference(List.of(), List.of(), List.of()));
        assertThat(other.means(one)).isTrue();
    }

    @Test
    void ignoresTheOrderOfStatements() {
        same(policy(READ, WRITE), policy(WRITE, READ));
    }

    @Test
    void ignoresARepeatedStatement() {
        same(policy(READ), policy(READ, READ));
    }

    @Test
    void takesOneStatementForAListOfOne() {
        same(policy(READ), PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Statement\":" + READ + "}"));
    }

    @Test
    void ignoresSidAndId() {
        same(
                policy(READ),
                PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":"
                        + READ.replace("{\"Effect\"", "{\"Sid\":\"a\",\"Effect\"") + "}"));
    }

    @Test
    void takesAStringForAListOfOneWithRepeats() {
        same(policy(READ), policy(READ.replace("\"dynamodb:GetItem\"", "[\"dynamodb:GetItem\",\"dynamodb:GetItem\"]")));
    }

    @Test
    void ignoresTheCaseOfActions() {
        same(policy(READ), policy(READ.replace("dynamodb:GetItem", "DynamoDB:getitem")));
    }

    @Test
    void mindsTheCaseOfResources() {
        assertThat(policy(READ).means(policy(READ.replace("assets", "Assets")))).isFalse();
    }

    @Test
    void takesTwoStatementsForOneThatListsBoth() {
        same(
                policy(READ, WRITE),
                policy(READ.replace("\"dynamodb:GetItem\"", "[\"dynamodb:PutItem\",\"dynamodb:GetItem\"]")));
    }

    @Test
    void doesNotTakeNegatedListsApart() {
        var both = policy("{\"Effect\":\"Deny\",\"NotAction\":[\"a:b\",\"c:d\"],\"Resource\":\"*\"}");
        var each = policy(
                "{\"Effect\":\"Deny\",\"NotAction\":\"a:b\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Deny\",\"NotAction\":\"c:d\",\"Resource\":\"*\"}");
        assertThat(both.means(each)).isFalse();
    }

    @Test
    void takesAnAccountForItsRootArn() {
        same(
                allow("\"Principal\":{\"AWS\":\"111122223333\"}"),
                allow("\"Principal\":{\"AWS\":[\"arn:aws:iam::111122223333:root\"]}"));
        same(
                allow("\"Principal\":{\"AWS\":\"111122223333\"}"),
                allow("\"Principal\":{\"AWS\":\"arn:aws-cn:iam::111122223333:root\"}"));
    }

    @Test
    void takesAStarForAnyAwsPrincipal() {
        same(allow("\"Principal\":\"*\""), allow("\"Principal\":{\"AWS\":\"*\"}"));
    }

    @Test
    void tellsAServiceFromAnAccount() {
        assertThat(allow("\"Principal\":{\"Service\":\"*\"}").means(allow("\"Principal\":\"*\"")))
                .isFalse();
    }

    @Test
    void ignoresTheCaseOfOperatorsAndKeys() {
        same(
                allow("\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"a\"}}"),
                allow("\"Condition\":{\"arnequals\":{\"AWS:sourcearn\":[\"a\"]}}"));
    }

    @Test
    void takesArnEqualsForArnLike() {
        same(
                allow("\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"a\"}}"),
                allow("\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"a\"}}"));
    }

    @Test
    void takesABooleanAndANumberForTheirText() {
        same(
                allow(
                        "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":true},\"NumericLessThan\":{\"s3:max-keys\":10}}"),
                allow(
                        "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"True\"},\"NumericLessThan\":{\"s3:max-keys\":\"10\"}}"));
    }

    @Test
    void mindsTheCaseOfComparedStrings() {
        assertThat(allow("\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"a\"}}")
                        .means(allow("\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"A\"}}")))
                .isFalse();
    }

    @Test
    void ignoresWhiteSpace() {
        same(
                policy(READ),
                PolicyDocument.parse("\n { \"Statement\" : [ " + READ + " ] , \"Version\" : \"2012-10-17\" } \n"));
    }

    @Test
    void takesAMissingVersionForTheOldest() {
        var none = PolicyDocument.parse("{\"Statement\":" + READ + "}");
        assertThat(none.version()).isEqualTo("2008-10-17");
        same(policy(READ), none);
    }

    @Test
    void mindsTheVersionWhereAVariableDependsOnIt() {
        var variable = READ.replace("table/assets", "table/${aws:username}");
        var difference = policy(variable).to(PolicyDocument.parse("{\"Statement\":" + variable + "}"));
        assertThat(difference).isEqualTo(new Difference(List.of(), List.of(), List.of("2012-10-17", "2008-10-17")));
        assertThat(difference.expected()).isEqualTo("version 2012-10-17");
        assertThat(difference.actual()).isEqualTo("version 2008-10-17");
    }

    @Test
    void namesMissingAndExtraStatements() {
        var difference = policy(READ, WRITE).to(policy(READ, WRITE.replace("Put", "Delete")));
        assertThat(difference.expected())
                .isEqualTo("Allow dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:111122223333:table/assets");
        assertThat(difference.actual())
                .isEqualTo("Allow dynamodb:DeleteItem on arn:aws:dynamodb:eu-west-1:111122223333:table/assets");
    }

    @Test
    void saysThatAStatementIsMissing() {
        assertThat(policy(READ, WRITE).to(policy(READ)).actual()).isEqualTo("no such statement");
    }

    @Test
    void saysThatAStatementIsExtra() {
        var difference = policy(READ).to(policy(READ, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}"));
        assertThat(difference.expected()).isEqualTo("nothing but what is declared");
        assertThat(difference.actual()).isEqualTo("also Allow * on *");
    }

    @Test
    void keepsALongDifferenceShort() {
        var statements = IntStream.range(0, 500)
                .mapToObj(i ->
                        "{\"Effect\":\"Allow\",\"Action\":\"s3:Get\",\"Resource\":\"" + "x".repeat(500) + i + "\"}")
                .collect(Collectors.joining(","));
        assertThat(PolicyDocument.EMPTY.to(policy(statements)).actual()).hasSizeLessThan(1_000);
    }

    @Test
    void comparesAnEnormousStatementInReasonableTime() {
        var many = IntStream.range(0, 3_000).mapToObj(i -> "\"a:b" + i + "\"").collect(Collectors.joining(","));
        var statement = "{\"Effect\":\"Allow\",\"Action\":[" + many + "],\"Resource\":[" + many + "]}";
        same(policy(statement), policy(statement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Principal\":\"*\"",
                "\"Principal\":{\"AWS\":[\"111122223333\",\"*\"]}",
                "\"NotPrincipal\":{\"AWS\":\"111122223333\"}",
                "\"Principal\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringEqualsIfExists\":{\"aws:SourceAccount\":\"111122223333\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringNotEquals\":{\"aws:SourceAccount\":\"111122223333\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:*:*:*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"aws:SourceAccount\":\"*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"0.0.0.0/0\"}}",
                // "values broader than /8 for IPv4 and /32 for IPv6", "a value that doesn't contain wildcards or policy
                // variables":
                // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
                "\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"128.0.0.0/1\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":[\"192.0.2.0/24\",\"2001::/16\"]}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"aws:SourceAccount\":\"1111*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"${aws:PrincipalAccount}\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"aws:PrincipalOrgID\":\"o-*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"aws:userid\":\"*:session\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"ForAllValues:StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"Null\":{\"aws:SourceAccount\":\"false\"}}",
                "\"Principal\":{\"AWS\":[\"*\"]}",
                "\"Principal\":{\"AWS\":\"*\"}"
            })
    void isPublic(String rest) {
        assertThat(allow(rest).publicStatements()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Principal\":{\"Service\":\"events.amazonaws.com\"}",
                "\"Principal\":{\"AWS\":\"111122223333\"}",
                "\"Principal\":\"*\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:s3:::bucket\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:sns:*:111122223333:*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"StringLike\":{\"aws:userid\":\"AROAEXAMPLEID:*\"}}",
                "\"Principal\":\"*\",\"Condition\":{\"ForAnyValue:StringLike\":{\"aws:PrincipalOrgPaths\":\"o-a1b2c3d4e5/r-ab12/*\"}}"
            })
    void isNotPublic(String rest) {
        assertThat(allow(rest).publicStatements()).isEmpty();
    }

    @Test
    void takesADenyOfEveryoneForNoInvitation() {
        assertThat(policy("{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}")
                        .publicStatements())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "\"text\"",
                "null",
                "7",
                "{}",
                "{\"Statement\":null}",
                "{\"Statement\":[[]]}",
                "{\"Statement\":{}}",
                "{\"Statement\":{\"Effect\":\"allow\"}}",
                "{\"Statement\":{\"Effect\":[\"Allow\"]}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":{}}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[null]}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"me\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":[\"*\"]}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"NotAction\":\"b\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Condition\":[]}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Condition\":{\"Bool\":\"x\"}}}"
            })
    void refusesWhatIsNoPolicy(String text) {
        assertThatThrownBy(() -> PolicyDocument.parse(text))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageStartingWith("policy document: ")
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(330);
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> PolicyDocument.parse("[".repeat(100_000))).isInstanceOf(MalformedPolicy.class);
    }

    @Test
    void refusesAnEndlessText() {
        assertThatThrownBy(() -> PolicyDocument.parse("{\"Statement\":\"" + "x".repeat(2_000_000) + "\"}"))
                .isInstanceOf(MalformedPolicy.class);
    }
}
