package serin.ledger;

import java.util.List;
import java.util.SequencedMap;
import serin.metric.Tallies;
import serin.observation.Observation;

/**
 * The canary's memory: one row for each run of a stack and each execution of a hook.
 *
 * <p>It never throws for what the cloud does: a ledger that cannot be reached costs a row, never an answer.
 */
public interface Ledger {

    /** How many rows one question may ask for; a row has at most 100 kB, and one page of a query 1 MB. */
    int MOST_ROWS = 1_000;

    /**
     * Keeps the entry, unless one of the same key that weighs as much ({@link LedgerEntry#weight}) is already there. So a
     * repetition changes nothing, and of two that race the worse one stays: Failed never becomes Succeeded.
     */
    Recorded record(LedgerEntry entry);

    /**
     * The rows of one stack, the one that started last first. A row that was written a moment ago may be missing.
     *
     * @param stack the stack's name
     * @param limit 1 to {@link #MOST_ROWS}
     * @return Absent when there is no ledger
     */
    Observation<List<LedgerEntry>> newest(String stack, int limit);

    /**
     * The rows of one deployment, in the order of their execution ids; sees every row that was written before.
     *
     * @param stack the stack's name
     * @return Absent when there is no ledger
     */
    Observation<List<LedgerEntry>> deployment(String stack, String deploymentId);

    /**
     * The tallies of a stack's runs, the run that started last first. One that was written a moment ago may be missing.
     *
     * @param stack the stack's name
     * @param limit 1 to {@link #MOST_ROWS}; how many rows are looked at, those of hooks too
     * @return by the execution id of the run; Absent when there is no ledger
     */
    Observation<SequencedMap<String, Tallies>> tallies(String stack, int limit);
}
