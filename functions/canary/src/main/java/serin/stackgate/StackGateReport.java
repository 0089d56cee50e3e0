package serin.stackgate;

import java.util.Objects;
import serin.gate.Receipt;
import serin.ledger.Answer;
import serin.run.Run;

/**
 * A request of CloudFormation's, finished.
 *
 * @param run what was found; no findings where nothing was examined
 * @param receipt whether CloudFormation has the answer
 * @param record what became of the ledger's row, for the log
 */
public record StackGateReport(StackRequest request, Run run, StackDecision decision, Receipt receipt, String record) {
    public StackGateReport {
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(receipt, "receipt is null");
        Objects.requireNonNull(record, "record is null");
    }

    /**
     * False when a SUCCESS is due that CloudFormation does not have. A FAILED that did not arrive is left to CloudFormation's time-out,
     * which fails the update as well.
     */
    public boolean isSettled() {
        return !(receipt instanceof Receipt.Undelivered) || decision.answer() == Answer.FAILED;
    }
}
