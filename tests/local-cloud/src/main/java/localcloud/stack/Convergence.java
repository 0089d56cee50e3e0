package localcloud.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import localcloud.service.delivery.Background;
import localcloud.stack.StackOperation.Parked;
import localcloud.stack.StackOperation.Suspended;
import localcloud.template.CreationOrder;
import localcloud.template.Evaluation;
import localcloud.template.Made;
import localcloud.template.Stack;
import localcloud.template.TemplateException;

/**
 * Brings the resources of a stack to what a template wants: each after those that it refers to, those that take their time beside one
 * another. The first failure stops it. What has been replaced, or is not wanted any more, stays until the clean-up.
 */
final class Convergence {
    private static final System.Logger LOG = System.getLogger(Convergence.class.getName());
    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
    private static final String RETAIN = "Retain";

    private static final String RETAIN_EXCEPT_ON_CREATE = "RetainExceptOnCreate";

    private final Ledger ledger;
    private final Tools tools;
    private final Map<String, Parked> parked = new LinkedHashMap<>();
    private final List<Parked> waste = new ArrayList<>();
    private final Set<String> notCreated = new LinkedHashSet<>();
    private final Set<String> notUpdated = new LinkedHashSet<>();
    private Map<String, Set<String>> allNeeds = Map.of();
    private boolean rollingBack;

    Convergence(Ledger ledger, Tools tools) {
        this.ledger = ledger;
        this.tools = tools;
    }

    /** Goes on where an operation before has stopped. */
    void resume(Suspended suspended) {
        suspended.parked().forEach(parked::putIfAbsent);
    }

    Suspended suspend(Stack.Source source, Stack.Settings settings) {
        return new Suspended(source, settings, parked);
    }

    /** From now on what has been replaced is put back. */
    void rollBack() {
        rollingBack = true;
    }

    /** A call that has returned. */
    private record Ended(Step step, Outcome outcome, boolean cancelled) {}

    /** How a call ends. */
    private sealed interface Outcome {
        record Well(Made made) implements Outcome {}

        record Badly(String reason, String physicalId) implements Outcome {}

        record Interrupted() implements Outcome {}
    }

    /**
     * Brings them there.
     *
     * @return why the stack fails, as its event says it
     */
    Optional<String> converge(Evaluation target) throws InterruptedException {
        notCreated.clear();
        notUpdated.clear();
        allNeeds = target.needs();
        var left = new LinkedHashMap<String, Set<String>>();
        allNeeds.forEach((id, needs) -> left.put(id, new LinkedHashSet<>(needs)));
        var running = new LinkedHashMap<String, Work>();
        var ended = new LinkedBlockingQueue<Ended>();
        while (!running.isEmpty() || !(failed() || left.isEmpty())) {
            var ready = failed() ? List.<String>of() : ready(left);
            for (var id : ready) {
                if (!failed()) {
                    left.remove(id);
                    var done = begin(id, target, running, ended);
                    if (done.isPresent()) {
                        settle(done.get(), target, left);
                    }
                }
            }
            if (ready.isEmpty()) {
                var done = ended.take();
                running.remove(done.step().id());
                settle(done, target, left);
            }
            if (failed()) {
                running.values().forEach(Work::cancel);
            }
        }
        ledger.sort(target.wanted());
        return failure();
    }

    private static List<String> ready(Map<String, Set<String>> left) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean failed() {
        return !notCreated.isEmpty() || !notUpdated.isEmpty();
    }

    /** As recorded: "The following resource(s) failed to create: [A, B]. The following resource(s) failed to update: [C]. ". */
    private Optional<String> failure() {
        if (!failed()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        if (!notCreated.isEmpty()) {
            text.append("The following resource(s) failed to create: ")
                    .append(notCreated)
                    .append(". ");
        }
        if (!notUpdated.isEmpty()) {
            text.append("The following resource(s) failed to update: ")
                    .append(notUpdated)
                    .append(". ");
        }
        return Optional.of(text.toString());
    }

    /** Starts what is to be done with one resource; answers it when that is over at once, or when there is nothing to do. */
    private Optional<Ended> begin(String id, Evaluation target, Map<String, Work> running, BlockingQueue<Ended> ended)
            throws InterruptedException {
        Step step;
        try {
            step = Step.of(id, allNeeds.getOrDefault(id, Set.of()), target, ledger, parked, rollingBack, tools);
        } catch (TemplateException e) {
            var unresolved = new Step.Unresolved(id, target.type(id), ledger.member(id));
            return Optional.of(new Ended(unresolved, new Outcome.Badly(String.valueOf(e.getMessage()), ""), false));
        }
        step.announce(ledger);
        var work = new Work(ledger.token(), rollingBack);
        if (!step.waits()) {
            return Optional.of(new Ended(step, perform(step, work), false));
        }
        running.put(id, work);
        Background.Task task = () -> ended.add(new Ended(step, perform(step, work), work.cancelled()));
        if (!tools.background().start(task)) {
            throw new InterruptedException("dropped while resources were on their way");
        }
        return Optional.empty();
    }

    private static Outcome perform(Step step, Work work) {
        try {
            return new Outcome.Well(step.perform(work));
        } catch (ProvisioningException e) {
            return new Outcome.Badly(e.reason(), e.physicalId().orElse(""));
        } catch (InterruptedException e) {
            return new Outcome.Interrupted();
        } catch (RuntimeException e) {
            // A mistake of ours in one type must not leave a stack in progress for ever.
            LOG.log(System.Logger.Level.ERROR, "the lifecycle of " + step.id() + " failed", e);
            return new Outcome.Badly("Internal Failure", "");
        }
    }

    private void settle(Ended done, Evaluation target, Map<String, Set<String>> left) throws InterruptedException {
        var step = done.step();
        switch (done.outcome()) {
            case Outcome.Well(var made) -> {
                step.succeed(made, ledger, tools, parked, waste);
                target.know(step.id(), made);
                left.values().forEach(needs -> needs.remove(step.id()));
            }
            case Outcome.Badly(var reason, var physicalId) -> {
                step.fail(done.cancelled() ? step.cancelled() : reason, physicalId, ledger, tools);
                (step.creates() ? notCreated : notUpdated).add(step.id());
            }
            case Outcome.Interrupted() -> throw new InterruptedException(step.id() + " was dropped");
        }
    }

    /** After an update: away with what has been replaced, and with these. */
    void cleanUp(List<Stack.Member> superfluous) throws InterruptedException {
        for (var old : rollingBack ? waste : allReplaced()) {
            remove(old.member(), old.key(), old.member().declared().updateReplacePolicy(), false);
        }
        parked.clear();
        waste.clear();
        discard(superfluous, false);
    }

    private List<Parked> allReplaced() {
        var all = new ArrayList<>(parked.values());
        all.addAll(waste);
        return all;
    }

    /**
     * Deletes resources of the stack, each before those that it refers to.
     *
     * @param keepFailed whether one that could not be deleted stays in the stack's list
     */
    void discard(List<Stack.Member> members, boolean keepFailed) throws InterruptedException {
        var needs = new LinkedHashMap<String, Set<String>>();
        var byId = new LinkedHashMap<String, Stack.Member>();
        members.forEach(member -> byId.put(member.logicalId(), member));
        for (var member : members) {
            var needed = new LinkedHashSet<>(member.declared().needs());
            needed.retainAll(byId.keySet());
            needs.put(member.logicalId(), needed);
        }
        for (var id : CreationOrder.of(needs).reversed()) {
            var member = byId.get(id);
            if (member != null) {
                boolean gone = remove(member, member.key(), member.declared().deletionPolicy(), true);
                if (gone || !keepFailed) {
                    ledger.drop(id);
                }
            }
        }
    }

    private boolean remove(Stack.Member member, String key, String policy, boolean listed) throws InterruptedException {
        if (member.physicalId().isEmpty()) {
            return true;
        }
        if (policy.equals(RETAIN) || (policy.equals(RETAIN_EXCEPT_ON_CREATE) && !rollingBack)) {
            tell(member, "DELETE_SKIPPED", "", listed);
            if (member.type().equals("AWS::Lambda::Version")) {
                // It lives on in its function's document.
                tools.documents().remove(key);
            }
            return true;
        }
        tell(member, "DELETE_IN_PROGRESS", "", listed);
        var lifecycle = tools.lifecycles().find(member.type());
        try {
            if (lifecycle.isPresent()) {
                lifecycle
                        .get()
                        .delete(
                                Step.draft(ledger.stack(), member, tools.world()),
                                new Provisioned(
                                        key, member.made(), member.declared().properties()),
                                new Work(ledger.token(), rollingBack));
            }
        } catch (ProvisioningException e) {
            tell(member, "DELETE_FAILED", e.reason(), listed);
            return false;
        }
        if (!key.isEmpty()) {
            tools.documents().remove(key);
        }
        tell(member, "DELETE_COMPLETE", "", listed);
        return true;
    }

    private void tell(Stack.Member member, String status, String reason, boolean listed) {
        if (listed) {
            ledger.put(member, status, reason);
        } else {
            ledger.tellOf(member, status, reason);
        }
    }
}
