package serin.check.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.SecretFacts;

class SecretExistsTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:vendor-a1b2c3";
    private static final SecretExists CHECK = new SecretExists();
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final TestStack GENERATED = stack("\"GenerateSecretString\": {}");

    private static TestStack stack(String properties) {
        return TestStack.of("{\"Vendor\": {\"Type\": \"AWS::SecretsManager::Secret\", \"PhysicalId\": \"" + ARN
                + "\", \"Properties\": {" + properties + "}}}");
    }

    private static FakeCloud live(Optional<Instant> deleted, boolean current) {
        return new FakeCloud().present("secret " + ARN, new SecretFacts(ARN, deleted, current));
    }

    @Test
    void passesWithACurrentVersion() {
        assertThat(GENERATED.examine(CHECK, "Vendor", live(Optional.empty(), true)))
                .isEqualTo(new Outcome.Pass("a current version", READ));
    }

    @Test
    void failsWhenAbsent() {
        assertThat(GENERATED.examine(CHECK, "Vendor", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("a secret with a current version", "secret " + ARN, READ));
    }

    /** A deleted secret is still described, with its DeletedDate, until its recovery window ends: API_DescribeSecret. */
    @Test
    void failsWhenScheduledForDeletion() {
        assertThat(GENERATED.examine(CHECK, "Vendor", live(Optional.of(Instant.EPOCH), true)))
                .isEqualTo(new Outcome.Fail(
                        "a secret with a current version", "scheduled for deletion since 1970-01-01T00:00:00Z", READ));
    }

    @Test
    void failsWithoutTheValueThatTheTemplateGives() {
        assertThat(GENERATED.examine(CHECK, "Vendor", live(Optional.empty(), false)))
                .isEqualTo(new Outcome.Fail("a secret with a current version", "no current version", READ));
    }

    @Test
    void isNotYetDueWhereTheTemplateGivesNoValue() {
        assertThat(stack("").examine(CHECK, "Vendor", live(Optional.empty(), false)))
                .isEqualTo(new Outcome.Skipped("the template gives it no value, and nobody has put one in yet"));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = new FakeCloud().denied("secret " + ARN, "secretsmanager:DescribeSecret");
        assertThat(GENERATED.examine(CHECK, "Vendor", cloud))
                .isEqualTo(new Outcome.Unknown(
                        "secretsmanager:DescribeSecret: AccessDenied", Optional.of("secretsmanager:DescribeSecret")));
    }
}
