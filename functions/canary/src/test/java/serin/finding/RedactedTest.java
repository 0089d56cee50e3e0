package serin.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a credential is hidden; what findings are about is not. */
class RedactedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://hook:s3cr3t@example.com/x|https://(hidden)@example.com/x",
                "{\"password\":\"s3cr3t\",\"a\":1}|{\"password\":\"(hidden)\",\"a\":1}",
                "{\"db_password\": \"s3cr3t\"}|{\"db_password\": \"(hidden)\"}",
                "{\"body\":\"{\\\"token\\\":\\\"s3cr3t\\\"}\"}|{\"body\":\"{\\\"token\\\":\\\"(hidden)\\\"}\"}",
                "{\"Authorization\":\"Bearer s3cr3t-s3cr3t\"}|{\"Authorization\":\"(hidden)\"}",
                "401 for Bearer s3cr3t-s3cr3t|401 for Bearer (hidden)",
                "https://b.s3.amazonaws.com/k?X-Amz-Expires=600&X-Amz-Signature=s3cr3t&x=1"
                        + "|https://b.s3.amazonaws.com/k?X-Amz-Expires=600&X-Amz-Signature=(hidden)&x=1",
                "https://v.example/query?function=NEWS&apikey=s3cr3t|https://v.example/query?function=NEWS&apikey=(hidden)",
                "AKIAIOSFODNN7EXAMPLE is denied|AKIA(hidden) is denied",
            })
    void hidesWhatLooksLikeACredential(String text, String redacted) {
        assertThat(new Outcome.Unknown(text).reason()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretsmanager:GetSecretValue is denied",
                "secret market-data/alpaca: ok",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:market-data/alpaca-a1B2c3",
                "{\"secretArn\":\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:x\",\"tokenId\":\"7\"}",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/serin-dev-failures",
                "SYNC_TOKEN, API_KEY and PASSWORD are not set",
                "basic checks, bearer of news",
                "cron(0 4 ? * MON-SAT *)",
            })
    void leavesWhatFindingsAreAbout(String text) {
        assertThat(new Outcome.Unknown(text).reason()).isEqualTo(text);
    }

    /** Whoever can write a resource can choose the text. */
    @Test
    void takesNoLongerForHostileText() {
        var hostile = new String[] {
            "\"token".repeat(50_000), "://".repeat(100_000), "\"" + "a".repeat(300_000), "?key=".repeat(60_000)
        };
        for (var text : hostile) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatCode(() -> new Outcome.Unknown(text)).doesNotThrowAnyException());
        }
    }
}
