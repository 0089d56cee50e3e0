package localcloud.stack;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.template.Evaluation;
import localcloud.template.Stack;
import localcloud.template.Template;
import localcloud.template.TemplateException;

/**
 * One operation on one stack, through the
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">statuses that CloudFormation
 * documents</a>.
 */
final class StackOperation {
    private static final String USER = "User Initiated";

    private final Tools tools;
    private final Ledger ledger;
    private final Convergence convergence;

    StackOperation(Stack stack, String token, Tools tools) {
        this.tools = tools;
        this.ledger = new Ledger(stack, token, tools);
        this.convergence = new Convergence(ledger, tools);
    }

    Stack stack() {
        return ledger.stack();
    }

    /** The stack is there, and will be created. */
    void review() {
        ledger.status("REVIEW_IN_PROGRESS", USER);
    }

    void beginCreation(Wish wish) {
        adopt(wish);
        ledger.status("CREATE_IN_PROGRESS", USER);
    }

    void beginUpdate(Wish wish) {
        ledger.change(stack -> stack.updatedAt(tools.world().now()));
        adopt(wish);
        ledger.status("UPDATE_IN_PROGRESS", USER);
    }

    void beginDeletion() {
        ledger.status("DELETE_IN_PROGRESS", USER);
    }

    private void adopt(Wish wish) {
        var parameters = evaluation(wish.template(), wish.given()).parameters();
        var source = new Stack.Source(
                wish.original(),
                wish.template().body(),
                wish.template().description(),
                parameters.raw(),
                parameters.shown());
        ledger.change(stack -> stack.from(source, wish.settings()));
    }

    private Evaluation evaluation(Template template, Map<String, String> given) {
        return new Evaluation(
                ledger.stack().name(), ledger.stack().id(), template, given, tools.world(), tools.stacks());
    }

    private Evaluation evaluation(Stack.Source source) {
        return evaluation(Template.read(source.processed()), source.given());
    }

    /**
     * Creates what {@link #beginCreation} has announced.
     *
     * @return why it failed; empty when all is there
     */
    Optional<String> create() throws InterruptedException {
        var target = evaluation(ledger.stack().source());
        var failure = reach(target);
        if (failure.isEmpty()) {
            ledger.status("CREATE_COMPLETE", "");
        } else if (ledger.stack().settings().disableRollback()) {
            ledger.status("CREATE_FAILED", failure.get());
        } else {
            rollBackCreation(failure.get());
        }
        return failure;
    }

    /** Everything away that a failed creation has made. */
    void rollBackCreation(String reason) throws InterruptedException {
        ledger.status("ROLLBACK_IN_PROGRESS", (reason + " Rollback requested by user.").strip());
        convergence.rollBack();
        convergence.discard(ledger.members(), true);
        var left = failed(ledger.members(), "DELETE_FAILED");
        if (left.isEmpty()) {
            ledger.status("ROLLBACK_COMPLETE", "");
        } else {
            ledger.status("ROLLBACK_FAILED", "The following resource(s) failed to delete: " + left + ". ");
        }
    }

    /**
     * Updates to what {@link #beginUpdate} has announced.
     *
     * @param stable to which it goes back when it fails
     * @return what a later rollback needs, when it failed and is not rolled back now
     */
    Optional<Suspended> update(Suspended stable) throws InterruptedException {
        convergence.resume(stable);
        var target = evaluation(ledger.stack().source());
        var failure = reach(target);
        if (failure.isEmpty()) {
            ledger.status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
            cleanUp(target);
            ledger.status("UPDATE_COMPLETE", "");
            return Optional.empty();
        }
        if (ledger.stack().settings().disableRollback()) {
            ledger.status("UPDATE_FAILED", failure.get());
            return Optional.of(convergence.suspend(stable.source(), stable.settings()));
        }
        return rollBackUpdate(stable, failure.get());
    }

    /**
     * Goes back to what the stack was before its update.
     *
     * @return what another attempt needs, when that failed
     */
    Optional<Suspended> rollBackUpdate(Suspended stable, String reason) throws InterruptedException {
        convergence.resume(stable);
        ledger.change(stack -> stack.from(stable.source(), stable.settings()));
        ledger.status("UPDATE_ROLLBACK_IN_PROGRESS", reason);
        convergence.rollBack();
        var target = evaluation(stable.source());
        var failure = reach(target);
        if (failure.isPresent()) {
            ledger.status("UPDATE_ROLLBACK_FAILED", failure.get());
            return Optional.of(convergence.suspend(stable.source(), stable.settings()));
        }
        ledger.status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
        cleanUp(target);
        ledger.status("UPDATE_ROLLBACK_COMPLETE", "");
        return Optional.empty();
    }

    /** Deletes every resource but those that are to be retained, then the stack. */
    void delete(List<String> retained) throws InterruptedException {
        var wanted = ledger.members().stream()
                .filter(member -> !retained.contains(member.logicalId()))
                .toList();
        for (var member : ledger.members()) {
            if (!wanted.contains(member)) {
                ledger.tellOf(member, "DELETE_SKIPPED", "");
                ledger.drop(member.logicalId());
            }
        }
        convergence.discard(wanted, true);
        var left = failed(ledger.members(), "DELETE_FAILED");
        if (left.isEmpty()) {
            ledger.deleted();
        } else {
            ledger.status("DELETE_FAILED", "The following resource(s) failed to delete: " + left + ". ");
        }
    }

    private Optional<String> reach(Evaluation target) throws InterruptedException {
        var failure = convergence.converge(target);
        if (failure.isPresent()) {
            return failure;
        }
        try {
            var outputs = target.outputs();
            ledger.change(stack -> stack.giving(outputs));
            return Optional.empty();
        } catch (TemplateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void cleanUp(Evaluation target) throws InterruptedException {
        var wanted = new HashSet<>(target.wanted());
        var superfluous = ledger.members().stream()
                .filter(member -> !wanted.contains(member.logicalId()))
                .toList();
        convergence.cleanUp(superfluous);
        ledger.sort(target.wanted());
    }

    private static List<String> failed(List<Stack.Member> members, String status) {
        return members.stream()
                .filter(member -> member.status().equals(status))
                .map(Stack.Member::logicalId)
                .toList();
    }

    /**
     * What a stack was before an update that failed and has not been taken back.
     *
     * @param parked by logical id: those that the update has replaced, and not deleted
     */
    record Suspended(Stack.Source source, Stack.Settings settings, Map<String, Parked> parked) {
        Suspended {
            parked = new LinkedHashMap<>(parked);
        }

        static Suspended of(Stack stack) {
            return new Suspended(stack.source(), stack.settings(), Map.of());
        }
    }

    /**
     * A resource that has been replaced and is still there.
     *
     * @param key of its document; empty when it has none of its own
     */
    record Parked(Stack.Member member, String key) {}
}
