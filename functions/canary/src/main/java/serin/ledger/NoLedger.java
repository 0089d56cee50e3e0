package serin.ledger;

import java.util.List;
import java.util.SequencedMap;
import serin.metric.Tallies;
import serin.observation.Evidence;
import serin.observation.Observation;

/** The ledger of a canary that was given none: nothing is kept, and nothing is there. */
public final class NoLedger implements Ledger {
    private static final String WHAT = "there is no ledger: SERIN_LEDGER_TABLE is not set";

    @Override
    public Recorded record(LedgerEntry entry) {
        return new Recorded.NoLedgerHere();
    }

    @Override
    public Observation<List<LedgerEntry>> newest(String stack, int limit) {
        return absent();
    }

    @Override
    public Observation<List<LedgerEntry>> deployment(String stack, String deploymentId) {
        return absent();
    }

    @Override
    public Observation<SequencedMap<String, Tallies>> tallies(String stack, int limit) {
        return absent();
    }

    private static <T> Observation<T> absent() {
        return new Observation.Absent<>(WHAT, Evidence.of("environment"));
    }
}
