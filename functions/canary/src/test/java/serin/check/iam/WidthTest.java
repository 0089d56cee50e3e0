package serin.check.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.policy.Selection;
import serin.policy.Statement;
import serin.policy.Word;

class WidthTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/assets";

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "**", "*:*", "dynamodb:*", "dynamodb:?*", "dyn*:GetItem", "*:GetItem", "dyn?modb:Get*"})
    void anActionThatIsTooWide(String action) {
        assertThat(width(action, TABLE)).isEqualTo(new Width.TooWide("action " + action));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamodb:GetItem", "dynamodb:Get*", "dynamodb:*Item", "dynamodb:Get?tem"})
    void anActionThatNamesWhatItIsFor(String action) {
        assertThat(width(action, TABLE)).isEqualTo(new Width.Named());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "arn:*", "arn:aws:*", "arn:aws-us-gov:*:*", "arn:aws:*:*:*:*"})
    void aResourceThatIsEveryOne(String resource) {
        assertThat(width("dynamodb:GetItem", resource))
                .isEqualTo(new Width.TooWide("dynamodb:GetItem on every resource"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, "arn:aws:dynamodb:*", "arn:awz:*"})
    void aResourceThatIsSome(String resource) {
        assertThat(width("dynamodb:GetItem", resource)).isEqualTo(new Width.Named());
    }

    /** A template of somebody else's may hold a megabyte. */
    @Test
    void aHostilePolicyCostsNoTime() {
        var hostile = "a" + "*".repeat(200_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(width(hostile, TABLE)).isEqualTo(new Width.Named());
            assertThat(width("dynamodb:GetItem", "arn:aws" + hostile)).isEqualTo(new Width.Named());
        });
    }

    private static Width width(String action, String resource) {
        return Width.of(new Statement(
                Optional.empty(),
                "Allow",
                Selection.none(),
                Selection.of(new Word(action)),
                Selection.of(resource),
                Set.of()));
    }
}
