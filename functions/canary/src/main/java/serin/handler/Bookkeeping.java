package serin.handler;

import java.util.Optional;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.Recorded;
import serin.observation.Cloud;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.run.Run;

/** Writes runs down. */
final class Bookkeeping {
    private final Ledger ledger;

    Bookkeeping(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Keeps a stack run.
     *
     * @param cloud as the run saw it
     * @return why it is not in the ledger, to be told; empty when it is, or when there is no ledger
     */
    Optional<String> keep(Run run, String executionId, Cloud cloud) {
        var entry = LedgerEntry.of(LedgerKey.ofRun(run.stack(), executionId), run);
        return switch (ledger.record(commit(run, cloud).map(entry::built).orElse(entry))) {
            case Recorded.Written _, Recorded.Kept _, Recorded.NoLedgerHere _ -> Optional.empty();
            case Recorded.Lost(var why) -> Optional.of(why);
        };
    }

    /** The stack's parameter {@code Commit}; the run has asked for the stack, so this is no further call. */
    private static Optional<String> commit(Run run, Cloud cloud) {
        return switch (cloud.stacks().stack(run.stack())) {
            case Observation.Present<StackFacts>(var facts, var _) ->
                Optional.ofNullable(facts.parameters().get("Commit")).filter(commit -> !commit.isBlank());
            case Observation.Absent<StackFacts> _, Observation.Unreadable<StackFacts> _ -> Optional.empty();
        };
    }
}
