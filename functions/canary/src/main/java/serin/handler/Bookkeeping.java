package serin.handler;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
     * Keeps a stack run, and what it has concluded of each scheduled time. Of a run of a few checks it keeps the latter alone: its
     * verdict is not the stack's.
     *
     * @param cloud as the run saw it
     * @return why not all of it is in the ledger, to be told; empty when it is, or when there is no ledger
     */
    Optional<String> keep(Run run, String executionId, Cloud cloud) {
        var entries = Stream.concat(
                        run.measures().whole() ? Stream.of(entry(run, executionId, cloud)) : Stream.empty(),
                        run.fires().stream().map(fire -> LedgerEntry.of(run, fire)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return entries.stream().map(each -> threads.submit(() -> lost(ledger.record(each)))).toList().stream()
                    .flatMap(each -> told(each).stream())
                    .findFirst();
        }
    }

    private static LedgerEntry entry(Run run, String executionId, Cloud cloud) {
        var entry = LedgerEntry.of(LedgerKey.ofRun(run.stack(), executionId), run);
        return commit(run, cloud).map(entry::built).orElse(entry);
    }

    private static Optional<String> lost(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Written _, Recorded.Kept _, Recorded.NoLedgerHere _ -> Optional.empty();
            case Recorded.Lost(var why) -> Optional.of(why);
        };
    }

    private static Optional<String> told(Future<Optional<String>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the time was over while it was written");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row could not be made", e.getCause());
        }
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
