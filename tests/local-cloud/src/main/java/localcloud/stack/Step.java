package localcloud.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import localcloud.service.World;
import localcloud.stack.StackOperation.Parked;
import localcloud.template.CreateOnly;
import localcloud.template.Draft;
import localcloud.template.Evaluation;
import localcloud.template.Made;
import localcloud.template.Provisioners;
import localcloud.template.Stack;

/** What is done with one resource on the way to a template. */
sealed interface Step {
    String id();

    /** Whether its failure is one to create, not one to update. */
    boolean creates();

    default boolean waits() {
        return false;
    }

    /** The event that it begins with. */
    default void announce(Ledger ledger) {}

    Made perform(Work work) throws ProvisioningException, InterruptedException;

    void succeed(Made made, Ledger ledger, Tools tools, Map<String, Parked> parked, List<Parked> waste);

    /**
     * It has failed.
     *
     * @param physicalId of what is there nevertheless; empty when nothing is
     */
    void fail(String reason, String physicalId, Ledger ledger, Tools tools);

    /** AWS's words for one that was stopped since another has failed. */
    default String cancelled() {
        return creates() ? "Resource creation cancelled" : "Resource update cancelled";
    }

    /**
     * Finds out what is to be done.
     *
     * @param needs the logical ids that it refers to
     * @throws localcloud.template.TemplateException when its properties cannot be resolved
     */
    static Step of(
            String id,
            Set<String> needs,
            Evaluation target,
            Ledger ledger,
            Map<String, Parked> parked,
            boolean rollingBack,
            Tools tools) {
        var type = target.type(id);
        var stack = ledger.stack();
        var declared = new Stack.Declared(
                target.properties(id),
                target.updatePolicy(id),
                target.attribute(id, "DeletionPolicy"),
                target.attribute(id, "UpdateReplacePolicy"),
                needs);
        var metadata = target.metadata(id).toString();
        var lifecycle = tools.lifecycles()
                .find(type)
                .orElseThrow(() -> new IllegalStateException("no lifecycle of " + type + ", which was checked before"));
        var present = ledger.member(id);
        var old = parked.get(id);
        if (rollingBack && old != null) {
            return new Restore(present.orElse(old.member()), old, draft(stack, old.member(), tools.world()));
        }
        if (present.isEmpty() || present.get().physicalId().isEmpty()) {
            var fresh = ledger.fresh(id, type, metadata, declared);
            return new Create(fresh, draft(stack, fresh, tools.world()), lifecycle, Optional.empty(), tools);
        }
        var before = present.get();
        var wanted = new Stack.Member(
                before.key(),
                id,
                type,
                before.status(),
                "",
                before.at(),
                metadata,
                before.made(),
                declared,
                before.generation());
        var changed = Documents.changed(before.declared().properties(), declared.properties());
        boolean samePolicy = before.declared().updatePolicy().equals(declared.updatePolicy());
        if (changed.isEmpty() && samePolicy && !before.status().endsWith("_FAILED")) {
            return new Unchanged(wanted);
        }
        if (changed.stream().anyMatch(CreateOnly.of(type)::contains)) {
            var next = new Stack.Member(
                    before.key(),
                    id,
                    type,
                    "UPDATE_IN_PROGRESS",
                    "",
                    before.at(),
                    metadata,
                    Made.of(""),
                    declared,
                    before.generation() + 1);
            return new Create(next, draft(stack, next, tools.world()), lifecycle, Optional.of(before), tools);
        }
        return new Update(before, wanted, draft(stack, wanted, tools.world()), lifecycle, tools);
    }

    /** What a member of a stack was declared as. */
    static Draft draft(Stack stack, Stack.Member member, World world) {
        return new Draft(
                stack.name(),
                stack.id(),
                member.logicalId(),
                member.type(),
                member.declared().properties(),
                member.declared().updatePolicy(),
                member.generation(),
                world);
    }

    /** One whose properties cannot be resolved. */
    record Unresolved(String id, String type, Optional<Stack.Member> present) implements Step {
        @Override
        public boolean creates() {
            return present.isEmpty();
        }

        @Override
        public Made perform(Work work) throws ProvisioningException {
            throw new ProvisioningException("its properties cannot be resolved");
        }

        @Override
        public void succeed(Made made, Ledger ledger, Tools tools, Map<String, Parked> parked, List<Parked> waste) {
            throw new IllegalStateException(id + " cannot succeed");
        }

        @Override
        public void fail(String reason, String physicalId, Ledger ledger, Tools tools) {
            if (present.isPresent()) {
                ledger.put(present.get(), "UPDATE_FAILED", reason);
            } else {
                ObjectNode nothing = JsonNodeFactory.instance.objectNode();
                var declared = new Stack.Declared(nothing, nothing, "", "", Set.of());
                ledger.put(ledger.fresh(id, type, "{}", declared), "CREATE_FAILED", reason);
            }
        }
    }

    /** One that stays as it is; what the template says of it beside its properties may differ. */
    record Unchanged(Stack.Member wanted) implements Step {
        @Override
        public String id() {
            return wanted.logicalId();
        }

        @Override
        public boolean creates() {
            return false;
        }

        @Override
        public Made perform(Work work) {
            return wanted.made();
        }

        @Override
        public void succeed(Made made, Ledger ledger, Tools tools, Map<String, Parked> parked, List<Parked> waste) {
            ledger.redeclare(wanted);
        }

        @Override
        public void fail(String reason, String physicalId, Ledger ledger, Tools tools) {
            throw new IllegalStateException(id() + " cannot fail: " + reason);
        }
    }

    /**
     * A new one.
     *
     * @param member as it will be, without what it is made into
     * @param before the one whose place it takes; empty when there is none
     */
    record Create(Stack.Member member, Draft draft, Lifecycle lifecycle, Optional<Stack.Member> before, Tools tools)
            implements Step {
        @Override
        public String id() {
            return member.logicalId();
        }

        @Override
        public boolean creates() {
            return before.isEmpty();
        }

        @Override
        public boolean waits() {
            return lifecycle.creationWaits();
        }

        @Override
        public void announce(Ledger ledger) {
            if (before.isEmpty()) {
                ledger.put(member, "CREATE_IN_PROGRESS", "");
            } else {
                ledger.put(
                        before.get(),
                        "UPDATE_IN_PROGRESS",
                        "Requested update requires the creation of a new physical resource; hence creating one.");
            }
        }

        @Override
        public Made perform(Work work) throws ProvisioningException, InterruptedException {
            var made = lifecycle.create(draft, work);
            if (Provisioners.byType().containsKey(draft.type())) {
                requireNew(made.physicalId());
            }
            return made;
        }

        private void requireNew(String physicalId) throws ProvisioningException {
            if (before.filter(old -> old.physicalId().equals(physicalId)).isPresent()) {
                throw new ProvisioningException("CloudFormation cannot update a stack when a custom-named resource"
                        + " requires replacing. Rename " + physicalId + " and update the stack again.");
            }
            if (tools.documents().has(draft.type(), physicalId)) {
                throw new ProvisioningException(tools.stacks().all().stream()
                        .filter(stack -> stack.resources().stream()
                                .anyMatch(each -> each.type().equals(draft.type())
                                        && each.physicalId().equals(physicalId)))
                        .findFirst()
                        .map(owner -> physicalId + " already exists in stack " + owner.id())
                        .orElse("Resource of type '" + draft.type() + "' with identifier '" + physicalId
                                + "' already exists."));
            }
        }

        @Override
        public void succeed(Made made, Ledger ledger, Tools tools, Map<String, Parked> parked, List<Parked> waste) {
            var documents = tools.documents();
            before.ifPresent(old -> {
                var aside = documents.freeKey(draft.stackName(), old.key() + ".replaced");
                documents.move(old.key(), aside);
                parked.putIfAbsent(id(), new Parked(old.under(aside), aside));
            });
            var key = before.map(Stack.Member::key).orElseGet(() -> documents.freeKey(draft.stackName(), id()));
            documents.put(key, draft, made);
            var there = member.under(key).as(made.remembered(), draft.world().now());
            var verb = creates() ? "CREATE" : "UPDATE";
            ledger.put(there, verb + "_IN_PROGRESS", "Resource creation Initiated");
            ledger.put(there, verb + "_COMPLETE", "");
        }

        @Override
        public void fail(String reason, String physicalId, Ledger ledger, Tools tools) {
            if (before.isPresent()) {
                ledger.put(before.get(), "UPDATE_FAILED", reason);
            } else {
                // Without a document: only its lifecycle knows what is there.
                ledger.put(
                        member.under("").as(Made.of(physicalId), draft.world().now()), "CREATE_FAILED", reason);
            }
        }
    }

    /**
     * A change in place.
     *
     * @param before as it is
     * @param wanted as it is to be
     */
    record Update(Stack.Member before, Stack.Member wanted, Draft draft, Lifecycle lifecycle, Tools tools)
            implements Step {
        @Override
        public String id() {
            return before.logicalId();
        }

        @Override
        public boolean creates() {
            return false;
        }

        @Override
        public boolean waits() {
            return lifecycle.waits();
        }

        @Override
        public void announce(Ledger ledger) {
            ledger.put(before, "UPDATE_IN_PROGRESS", "");
        }

        @Override
        public Made perform(Work work) throws ProvisioningException, InterruptedException {
            if (!before.key().isEmpty() && !tools.documents().has(before.key())) {
                throw new ProvisioningException("Resource of type '" + draft.type() + "' with identifier '"
                        + before.physicalId() + "' was not found.");
            }
            return lifecycle.update(
                    draft,
                    new Provisioned(
                            before.key(), before.made(), before.declared().properties()),
                    work);
        }

        @Override
        public void succeed(Made made, Ledger ledger, Tools tools, Map<String, Parked> parked, List<Parked> waste) {
            if (!made.physicalId().equals(before.physicalId())) {
                // Its lifecycle has replaced it: the old one has no document any more, and goes in the clean-up.
                parked.putIfAbsent(id(), new Parked(before.under(""), ""));
            }
            tools.documents()
                    .change(before.key(), draft, made, before.declared().properties());
            ledger.put(wanted.as(made.remembered(), draft.world().now()), "UPDATE_COMPLETE", "");
        }

        @Override
        public void fail(String reason, String physicalId, Ledger ledger, Tools tools) {
            ledger.put(before, "UPDATE_FAILED", reason);
        }
    }

    /**
     * The way back to one that has been replaced and is still there.
     *
     * @param present the one that took its place
     */
    record Restore(Stack.Member present, Parked old, Draft draft) implements Step {
        @Override
        public String id() {
            return old.member().logicalId();
        }

        @Override
        public boolean creates() {
            return false;
        }

        @Override
        public void announce(Ledger ledger) {
            ledger.put(present, "UPDATE_IN_PROGRESS", "");
        }

        @Override
        public Made perform(Work work) {
            return old.member().made();
        }

        @Override
        public void succeed(Made made, Ledger ledger, Tools tools, Map<String, Parked> parked, List<Parked> waste) {
            var documents = tools.documents();
            var key = present.key();
            if (old.key().isEmpty()) {
                documents.change(key, draft, made, present.declared().properties());
                waste.add(new Parked(present.under(""), ""));
            } else {
                var aside = documents.freeKey(draft.stackName(), key + ".withdrawn");
                documents.move(key, aside);
                documents.move(old.key(), key);
                waste.add(new Parked(present.under(aside), aside));
            }
            parked.remove(id());
            ledger.put(old.member().under(key), "UPDATE_COMPLETE", "");
        }

        @Override
        public void fail(String reason, String physicalId, Ledger ledger, Tools tools) {
            throw new IllegalStateException(id() + " cannot fail: " + reason);
        }
    }
}
