package serin.gate;

import java.util.Objects;
import serin.run.Run;

/**
 * A hook, finished.
 *
 * @param run what was found; no findings where nothing was judged
 * @param receipt whether CodeDeploy has the answer
 * @param record what became of the ledger's row, for the log
 */
public record HookReport(HookEvent event, Run run, Conclusion conclusion, Receipt receipt, String record) {
    public HookReport {
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(conclusion, "conclusion is null");
        Objects.requireNonNull(receipt, "receipt is null");
        Objects.requireNonNull(record, "record is null");
    }

    /** False when an answer is due that CodeDeploy does not have. */
    public boolean isSettled() {
        return !(receipt instanceof Receipt.Undelivered);
    }
}
