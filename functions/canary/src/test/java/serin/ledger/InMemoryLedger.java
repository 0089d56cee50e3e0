package serin.ledger;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import serin.metric.Tallies;
import serin.observation.Evidence;
import serin.observation.Observation;

/** A ledger in memory, with the rules of the real one; a test can take it away. */
public final class InMemoryLedger implements Ledger {
    private static final Evidence EVIDENCE = Evidence.of("memory");

    private final Map<LedgerKey, LedgerEntry> rows = new ConcurrentHashMap<>();
    private final AtomicReference<String> unreachable = new AtomicReference<>("");

    @Override
    public Recorded record(LedgerEntry entry) {
        if (!unreachable.get().isEmpty()) {
            return new Recorded.Lost(unreachable.get());
        }
        var what = new AtomicReference<Recorded>(new Recorded.Written());
        rows.merge(entry.key(), entry, (there, come) -> {
            if (come.weight() > there.weight()) {
                return come;
            }
            what.set(there.equals(come) ? new Recorded.Written() : new Recorded.Kept(there));
            return there;
        });
        return what.get();
    }

    @Override
    public Observation<List<LedgerEntry>> newest(String stack, int limit) {
        return present(rows.values().stream()
                .filter(row -> row.key().stack().equals(stack))
                .sorted(Comparator.comparing(LedgerEntry::startedAt).reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Observation<List<LedgerEntry>> deployment(String stack, String deploymentId) {
        return present(rows.values().stream()
                .filter(row -> row.key().stack().equals(stack))
                .filter(row ->
                        row.key().deploymentId().filter(deploymentId::equals).isPresent())
                .sorted(Comparator.comparing(row -> row.key().executionId()))
                .toList());
    }

    @Override
    public Observation<SequencedMap<String, Tallies>> tallies(String stack, int limit) {
        var byRun = new LinkedHashMap<String, Tallies>();
        rows.values().stream()
                .filter(row -> row.key().stack().equals(stack))
                .sorted(Comparator.comparing(LedgerEntry::startedAt).reversed())
                .limit(limit)
                .filter(row -> !row.tallies().byKind().isEmpty())
                .forEach(row -> byRun.put(row.key().executionId(), row.tallies()));
        return present(byRun);
    }

    /** All rows, in no order. */
    public List<LedgerEntry> rows() {
        return List.copyOf(rows.values());
    }

    /** From now on every write is lost, and nothing can be read. */
    public void loseEverything(String why) {
        unreachable.set(why);
    }

    private <T> Observation<T> present(T found) {
        return unreachable.get().isEmpty()
                ? new Observation.Present<>(found, EVIDENCE)
                : new Observation.Unreadable<>("dynamodb:Query", Observation.Reason.UNREACHABLE, unreachable.get());
    }
}
