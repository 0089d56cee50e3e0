package localcloud.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import localcloud.service.World;
import localcloud.template.CreateOnly;
import localcloud.template.Evaluation;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import localcloud.template.TemplateException;

/**
 * What a wish would change of a stack, worked out without changing anything: references to what is yet to be made count as changed.
 *
 * @param changes in the template's order, then those that are removed
 * @param empty whether nothing at all would change, outputs, tags and update policies included
 */
public record Plan(List<Change> changes, boolean empty) {

    /**
     * Works it out.
     *
     * @throws TemplateException when the wish cannot be carried out, and that can be seen beforehand
     */
    static Plan of(Stack stack, Wish wish, World world, Stacks stacks, Lifecycles lifecycles) {
        var target = new Evaluation(stack.name(), stack.id(), wish.template(), wish.given(), world, stacks);
        target.refuseUnknownTypes(lifecycles::knows);
        var members = new LinkedHashMap<String, Stack.Member>();
        stack.resources().forEach(member -> members.put(member.logicalId(), member));
        var byId = new LinkedHashMap<String, Change>();
        var mistyped = new TreeSet<String>();
        for (var id : target.order()) {
            var member = members.get(id);
            if (member == null) {
                target.expect(id);
                byId.put(id, added(id, target));
            } else if (!member.type().equals(target.type(id))) {
                mistyped.add(id);
            } else {
                modify(member, target, byId);
            }
        }
        if (!mistyped.isEmpty()) {
            throw new TemplateException("Update of resource type is not permitted. The new template modifies resource"
                    + " type of the following resources: " + mistyped);
        }
        var outputs = target.outputs();
        var changes = new ArrayList<Change>();
        var wanted = target.wanted();
        wanted.stream().filter(byId::containsKey).map(byId::get).forEach(changes::add);
        members.values().stream()
                .filter(member -> !wanted.contains(member.logicalId()))
                .map(Plan::removed)
                .forEach(changes::add);
        boolean empty = changes.isEmpty()
                && outputs.equals(stack.outputs())
                && wish.settings().tags().equals(stack.settings().tags())
                && wish.settings().topics().equals(stack.settings().topics())
                && !stack.status().equals("REVIEW_IN_PROGRESS");
        return new Plan(changes, empty);
    }

    private static Change added(String id, Evaluation target) {
        return new Change(Change.Action.ADD, id, "", target.type(id), Change.Replacement.NONE, List.of(), List.of());
    }

    private static Change removed(Stack.Member member) {
        return new Change(
                Change.Action.REMOVE,
                member.logicalId(),
                member.physicalId(),
                member.type(),
                Change.Replacement.NONE,
                List.of(),
                List.of());
    }

    private static void modify(Stack.Member member, Evaluation target, Map<String, Change> byId) {
        var id = member.logicalId();
        var names = Documents.changed(member.declared().properties(), target.properties(id));
        var scope = new LinkedHashSet<String>();
        if (!names.isEmpty()) {
            scope.add("Properties");
        }
        scope.addAll(attributes(member, target));
        boolean replaced = names.stream().anyMatch(CreateOnly.of(member.type())::contains);
        if (replaced) {
            target.expect(id);
        } else {
            target.know(id, member.made());
        }
        boolean half = member.status().endsWith("_FAILED");
        if (!scope.isEmpty() || half) {
            byId.put(
                    id,
                    new Change(
                            Change.Action.MODIFY,
                            id,
                            member.physicalId(),
                            member.type(),
                            replaced ? Change.Replacement.TRUE : Change.Replacement.FALSE,
                            names,
                            List.copyOf(scope)));
        }
    }

    /** The resource's attributes in the template that differ: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html */
    static Set<String> attributes(Stack.Member member, Evaluation target) {
        var id = member.logicalId();
        var scope = new LinkedHashSet<String>();
        ObjectNode policy = target.updatePolicy(id);
        if (!member.declared().updatePolicy().equals(policy)) {
            scope.add("UpdatePolicy");
        }
        if (!member.metadata().equals(target.metadata(id).toString())) {
            scope.add("Metadata");
        }
        if (!member.declared().deletionPolicy().equals(target.attribute(id, "DeletionPolicy"))) {
            scope.add("DeletionPolicy");
        }
        if (!member.declared().updateReplacePolicy().equals(target.attribute(id, "UpdateReplacePolicy"))) {
            scope.add("UpdateReplacePolicy");
        }
        return scope;
    }
}
