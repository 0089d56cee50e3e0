package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.gate.Receipt;
import serin.ledger.Answer;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Trigger;
import serin.stackgate.ResponseUrl;
import serin.stackgate.StackDecision;
import serin.stackgate.StackDecision.Proof;
import serin.stackgate.StackGateReport;
import serin.stackgate.StackRequest;

class StackGateReportJsonTest {

    private static StackGateReport report(Answer answer, Proof proof, Receipt receipt) {
        return new StackGateReport(
                new StackRequest(
                        StackRequest.Type.UPDATE,
                        ResponseUrl.of(
                                "https://bucket.s3.eu-west-1.amazonaws.com/x?Signature=secret", Optional.empty()),
                        "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
                        "request-1",
                        "StackValidation",
                        Optional.of("stack-gate-StackValidation"),
                        Optional.of("42")),
                new Run(
                        "shop",
                        Trigger.STACK_GATE,
                        Instant.parse("2026-11-27T03:00:00Z"),
                        Duration.ofSeconds(3),
                        7,
                        new Coverage(0, 0, 0, 0),
                        List.of()),
                new StackDecision(answer, "because", proof),
                receipt,
                "recorded");
    }

    @Test
    void addsTheRequestAndTheAnswerToTheReport() {
        var json = StackGateReportJson.of(report(Answer.FAILED, Proof.PROVEN, new Receipt.Accepted()));

        assertThat(json.path("trigger").asText()).isEqualTo("stack-gate");
        assertThat(json.path("requestType").asText()).isEqualTo("Update");
        assertThat(json.path("requestId").asText()).isEqualTo("request-1");
        assertThat(json.path("buildId").asText()).isEqualTo("42");
        assertThat(json.path("answer").asText()).isEqualTo("FAILED");
        assertThat(json.path("reason").asText()).isEqualTo("because");
        assertThat(json.path("delivery").asText()).isEqualTo("accepted");
    }

    /** It is logged, and who reads the log must not be able to answer. */
    @Test
    void doesNotHoldTheUrl() {
        var report = report(Answer.SUCCEEDED, Proof.UNPROVEN, new Receipt.Undelivered("status 500"));

        assertThat(StackGateReportJson.of(report).toString() + report).doesNotContain("amazonaws", "Signature");
    }

    @Test
    void countsWhatWasAskedAndNotProven() {
        assertThat(StackGateMetrics.of(report(Answer.SUCCEEDED, Proof.UNPROVEN, new Receipt.Accepted())))
                .singleElement()
                .satisfies(metric -> {
                    assertThat(metric.name()).isEqualTo("StackGateUnproven");
                    assertThat(metric.stack()).isEqualTo("shop");
                    assertThat(metric.kind()).isEmpty();
                    assertThat(metric.value()).isEqualTo(1);
                });
        assertThat(StackGateMetrics.of(report(Answer.FAILED, Proof.PROVEN, new Receipt.Accepted())))
                .singleElement()
                .satisfies(metric -> assertThat(metric.value()).isZero());
        assertThat(StackGateMetrics.of(report(Answer.SUCCEEDED, Proof.NOT_ASKED, new Receipt.Accepted())))
                .isEmpty();
    }
}
