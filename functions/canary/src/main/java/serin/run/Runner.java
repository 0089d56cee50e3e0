package serin.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Conclusion;
import serin.check.Context;
import serin.expectation.Expectation;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/**
 * Examines a stack: every check on every resource that it applies to, in parallel, each isolated from the others, all inside one
 * deadline.
 *
 * <p>A check that throws is Unknown, and so is one that has no answer by the deadline; the others go on.
 */
public final class Runner {
    private static final String RESOURCES_EXIST = "stack.resources-exist";

    /** What needs one of these does more than read. */
    private static final Set<String> EFFECTS = Set.of("lambda:InvokeFunction", "events:PutEvents");

    private final List<Check<?>> catalogue;
    private final Selection selection;
    private final Progress progress;

    /**
     * @param catalogue every check there is
     * @param selection those to examine; a check that one of these refers to is examined as well
     */
    public Runner(List<Check<?>> catalogue, Selection selection, Progress progress) {
        this.catalogue = List.copyOf(catalogue);
        this.selection = selection;
        this.progress = progress;
    }

    /**
     * Examines the stack of the context.
     *
     * @param limit how long all checks together may take
     */
    public List<Finding> examine(Context context, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var findings = new ArrayList<Finding>();
        var tasks = catalogue.stream()
                .filter(check -> !(check instanceof Conclusion<?>))
                .filter(check -> selection.selects(check.info()))
                .flatMap(check -> tasks(check, context))
                .toList();
        while (!tasks.isEmpty()) {
            findings.addAll(examine(tasks, end));
            tasks = missingCauses(findings, context);
        }
        var judged = Causes.judge(findings);
        return Stream.concat(judged.stream(), conclusions(judged, context)).toList();
    }

    /** What is said of the run as a whole. */
    private Stream<Finding> conclusions(List<Finding> findings, Context context) {
        return catalogue.stream()
                .filter(check -> selection.selects(check.info()))
                .flatMap(check -> check instanceof Conclusion<?> conclusion
                        ? conclude(conclusion, findings, context)
                        : Stream.of());
    }

    private static <E extends Expectation> Stream<Finding> conclude(
            Conclusion<E> check, List<Finding> findings, Context context) {
        return context.stack()
                .all(check.about())
                .filter(check::appliesTo)
                .map(expected ->
                        new Finding(check.info(), check.resource(expected), check.conclude(expected, findings)));
    }

    /** One check on one resource, not yet examined. */
    private record Task<E extends Expectation>(Check<E> check, E expected, Context context, boolean mayInvoke) {

        FindingRef ref() {
            return new FindingRef(check.info().id(), check.resource(expected).logicalId());
        }

        Finding finding(Outcome outcome) {
            return new Finding(check.info(), check.resource(expected), outcome);
        }

        Outcome examine() {
            var resource = expected.resource();
            if (resource.physicalId().isEmpty() && !check.info().id().equals(RESOURCES_EXIST)) {
                return Outcome.Skipped.because(new FindingRef(RESOURCES_EXIST, resource.logicalId()));
            }
            if (!mayInvoke && !Collections.disjoint(check.info().reads(), EFFECTS)) {
                return new Outcome.Skipped("nothing is invoked in this run");
            }
            return check.examine(expected, context);
        }
    }

    private <E extends Expectation> Stream<Task<?>> tasks(Check<E> check, Context context) {
        return Stream.concat(Stream.of(context.stack()), context.stack().expectations().stream())
                .filter(check.about()::isInstance)
                .map(check.about()::cast)
                .filter(check::appliesTo)
                .map(expected -> new Task<>(check, expected, context, selection.invoke()));
    }

    private List<Finding> examine(List<? extends Task<?>> tasks, long end) {
        var left = new AtomicInteger(tasks.size());
        var findings = new ArrayList<Finding>();
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("check-", 0).factory());
        try {
            var futures = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        var finding = task.finding(task.examine());
                        progress.found(finding, left.decrementAndGet());
                        return finding;
                    }))
                    .toList();
            for (var i = 0; i < tasks.size(); i++) {
                findings.add(await(tasks.get(i), futures.get(i), end));
            }
        } finally {
            // Interrupts what the deadline left behind; nothing waits for it.
            threads.shutdownNow();
        }
        return findings;
    }

    private static Finding await(Task<?> task, Future<Finding> future, long end) {
        try {
            return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return task.finding(new Outcome.Unknown("the run's time was over before there was an answer"));
        } catch (ExecutionException e) {
            return task.finding(new Outcome.Unknown("the check itself failed: " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return task.finding(new Outcome.Unknown("the run was interrupted"));
        }
    }

    /** The checks to which a finding is put down and that this run has not examined. */
    private List<Task<?>> missingCauses(List<Finding> findings, Context context) {
        var examined = findings.stream().map(Finding::ref).collect(Collectors.toSet());
        var missing = findings.stream()
                .flatMap(finding -> Causes.cause(finding).stream())
                .filter(ref -> !examined.contains(ref))
                .collect(Collectors.toSet());
        return catalogue.stream()
                .filter(check -> missing.stream()
                        .anyMatch(ref -> ref.check().equals(check.info().id())))
                .flatMap(check -> tasks(check, context))
                .filter(task -> missing.contains(task.ref()))
                .<Task<?>>map(task -> task)
                .toList();
    }
}
