package localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final Wire wire = new Wire();

    @Test
    void deniesInTheWordsOfEachService() {
        wire.faults.add(fault("*", "*", Fault.Kind.DENY, 1));

        var json = describeTable();
        assertThat(json.status()).isEqualTo(400);
        assertThat(json.bodyText())
                .contains(
                        "\"__type\":\"AccessDeniedException\"",
                        "User: " + Wire.ADMIN + " is not authorized to perform: dynamodb:Describe on resource:");

        var query = wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08"));
        assertThat(query.status()).isEqualTo(403);
        assertThat(query.bodyText()).contains("<Code>AccessDenied</Code>", "iam:Describe");

        assertThat(wire.send(Wire.query("sns", "Action=Describe&Version=2010-03-31"))
                        .bodyText())
                .contains("<Code>AuthorizationError</Code>");

        var rest = invoke();
        assertThat(rest.status()).isEqualTo(403);
        assertThat(rest.bodyText()).contains("lambda:InvokeFunction");
        assertThat(Wire.header(rest, "x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
    }

    @Test
    void throttlesInTheWordsOfEachService() {
        wire.faults.add(fault("*", "*", Fault.Kind.THROTTLE, 1));

        assertThat(describeTable().bodyText()).contains("ThrottlingException", "Rate exceeded");
        assertThat(wire.send(Wire.query("cloudformation", "Action=Describe&Version=2010-05-15"))
                        .bodyText())
                .contains("<Code>Throttling</Code><Message>Rate exceeded</Message>");
        var rest = invoke();
        assertThat(rest.status()).isEqualTo(429);
        assertThat(Wire.header(rest, "x-amzn-ErrorType")).isEqualTo("TooManyRequestsException");
    }

    /** So that it can count them by what the call was about. */
    @Test
    void tellsTheServiceOfWhatStruckIt() {
        wire.faults.add(fault("dynamodb", "*", Fault.Kind.THROTTLE, 1));
        describeTable();
        wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08"));

        assertThat(wire.refusals)
                .singleElement()
                .asString()
                .startsWith("dynamodb:Describe {")
                .endsWith("} ThrottlingException");
    }

    @Test
    void failsInTheWordsOfEachService() {
        wire.faults.add(fault("*", "*", Fault.Kind.ERROR, 1));

        assertThat(describeTable().status()).isEqualTo(500);
        assertThat(describeTable().bodyText()).contains("InternalServerError");
        assertThat(Wire.header(invoke(), "x-amzn-ErrorType")).isEqualTo("ServiceException");
        var query = wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08"));
        assertThat(query.bodyText()).contains("<Type>Receiver</Type><Code>InternalFailure</Code>");
    }

    @Test
    void strikesOnlyTheOperationThatItNames() {
        wire.faults.add(fault("dynamodb", "Missing", Fault.Kind.ERROR, 1));

        assertThat(describeTable().status()).isEqualTo(200);
        assertThat(wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Missing", "{}"))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void knowsAnOperationByItsIamActionToo() {
        wire.faults.add(fault("lambda", "InvokeFunction", Fault.Kind.DENY, 1));
        assertThat(invoke().status()).isEqualTo(403);
    }

    @Test
    void strikesOnlyThePrincipalsThatTheGlobMeets() {
        wire.faults.add(new Fault("dynamodb", "*", Fault.Kind.DENY, 1, 0, "arn:aws:sts::*:assumed-role/*"));
        assertThat(describeTable().status()).isEqualTo(200);

        wire.faults.add(new Fault("dynamodb", "*", Fault.Kind.DENY, 1, 0, "arn:aws:iam::*:user/adm?n"));
        assertThat(describeTable().status()).isEqualTo(400);
    }

    @Test
    void strikesAboutAsOftenAsItsProbabilitySays() {
        wire.faults.add(fault("dynamodb", "*", Fault.Kind.ERROR, 0.3));

        long struck = IntStream.range(0, 1_000)
                .filter(i -> describeTable().status() == 500)
                .count();
        // Mean 300, standard deviation 14.5: six of them either way.
        assertThat(struck).isBetween(213L, 387L);
    }

    @Test
    void delaysAndThenAnswers() {
        wire.faults.add(new Fault("dynamodb", "*", Fault.Kind.DELAY, 1, 30, "*"));

        long before = System.nanoTime();
        assertThat(describeTable().status()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(30_000_000L);
    }

    @Test
    void refusesAFaultThatMakesNoSense() {
        assertThatThrownBy(() -> fault("dynamodb", "*", Fault.Kind.ERROR, 0)).hasMessageContaining("(0, 1], was 0.0");
        assertThatThrownBy(() -> fault("dynamodb", "*", Fault.Kind.ERROR, Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> fault("dynamodb", "*", Fault.Kind.DELAY, 1)).hasMessageContaining("millis");
        assertThatThrownBy(() -> new Fault("dynamodb", "*", Fault.Kind.DELAY, 1, 600_001, "*"))
                .hasMessageContaining("was 600001");
    }

    @Test
    void matchesGlobsInReasonableTime() {
        assertThat(Glob.matches("a*b*c", "aXXbYYc")).isTrue();
        assertThat(Glob.matches("a*b*c", "aXXbYY")).isFalse();
        assertThat(Glob.matches("*a".repeat(200), "a".repeat(100_000) + "b")).isFalse();
    }

    private WireAnswer describeTable() {
        return wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Describe", "{}"));
    }

    private WireAnswer invoke() {
        return wire.send(Wire.rest("POST", "/2015-03-31/functions/f/invocations", "", ""));
    }

    private static Fault fault(String service, String operation, Fault.Kind kind, double probability) {
        return new Fault(service, operation, kind, probability, 0, "*");
    }
}
