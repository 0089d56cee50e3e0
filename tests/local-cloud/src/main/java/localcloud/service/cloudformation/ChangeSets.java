package localcloud.service.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The change sets that there are, oldest first. */
final class ChangeSets {
    private final List<ChangeSet> all = new ArrayList<>();

    synchronized void add(ChangeSet changeSet) {
        all.add(changeSet);
    }

    /** By its ARN, or by its name and its stack's name or ARN. */
    synchronized Optional<ChangeSet> find(String nameOrId, String stack) {
        return all.stream()
                .filter(each -> each.id().equals(nameOrId)
                        || (each.name().equals(nameOrId)
                                && (each.stackName().equals(stack)
                                        || each.stackId().equals(stack))))
                .reduce((_, last) -> last);
    }

    synchronized List<ChangeSet> of(String stackId) {
        return all.stream().filter(each -> each.stackId().equals(stackId)).toList();
    }

    /** Changes one that is still there. */
    synchronized void change(String id, UnaryOperator<ChangeSet> change) {
        all.replaceAll(each -> each.id().equals(id) ? change.apply(each) : each);
    }

    synchronized void remove(String id) {
        all.removeIf(each -> each.id().equals(id));
    }

    /** All of a stack but one. */
    synchronized void removeOthers(String stackId, String but) {
        all.removeIf(each -> each.stackId().equals(stackId) && !each.id().equals(but));
    }

    synchronized void clear() {
        all.clear();
    }
}
