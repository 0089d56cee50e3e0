package localcloud.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import localcloud.template.Made;
import localcloud.template.Stack;

/** A stack while an operation changes it: each step is written down at once, where readers see it, and becomes an event. */
final class Ledger {
    private final Tools tools;
    private final String token;
    private final Map<String, Stack.Member> members = new LinkedHashMap<>();
    private Stack stack;

    Ledger(Stack stack, String token, Tools tools) {
        this.stack = stack;
        this.token = token;
        this.tools = tools;
        stack.resources().forEach(member -> members.put(member.logicalId(), member));
    }

    Stack stack() {
        return stack;
    }

    String token() {
        return token;
    }

    Optional<Stack.Member> member(String id) {
        return Optional.ofNullable(members.get(id));
    }

    /** Those that there are at the moment, in the order in which they came. */
    List<Stack.Member> members() {
        return List.copyOf(members.values());
    }

    /** Changes what the stack is remembered as; no event. */
    void change(UnaryOperator<Stack> change) {
        stack = change.apply(stack);
        tools.stacks().put(stack);
    }

    /** The stack has another status. */
    void status(String status, String reason) {
        change(before -> before.in(status, reason));
        tell();
    }

    /** The stack is gone. */
    void deleted() {
        stack = stack.in("DELETE_COMPLETE", "").deletedAt(tools.world().now());
        tools.stacks().delete(stack);
        tell();
    }

    private void tell() {
        tools.stacks().journal().stack(stack, tools.world().now(), token);
        tools.announcer().tell(stack, token);
    }

    /** A resource has another status, or is another one. */
    Stack.Member put(Stack.Member member) {
        members.put(member.logicalId(), member);
        tell(member);
        save();
        return member;
    }

    Stack.Member put(Stack.Member member, String status, String reason) {
        return put(member.in(status, reason, tools.world().now()));
    }

    /** Remembers what an unchanged resource is declared as now; no event. */
    void redeclare(Stack.Member member) {
        members.put(member.logicalId(), member);
        save();
    }

    /** An event of a resource that the stack does not list any more, such as one that has been replaced. */
    void tellOf(Stack.Member member, String status, String reason) {
        tell(member.in(status, reason, tools.world().now()));
    }

    private void tell(Stack.Member member) {
        tools.stacks().journal().resource(stack, member, tools.world().now(), token);
    }

    void drop(String id) {
        members.remove(id);
        save();
    }

    /** Puts the resources into the template's order. */
    void sort(List<String> order) {
        var sorted = new LinkedHashMap<String, Stack.Member>();
        order.stream().filter(members::containsKey).forEach(id -> sorted.put(id, members.get(id)));
        members.forEach(sorted::putIfAbsent);
        members.clear();
        members.putAll(sorted);
        save();
    }

    private void save() {
        change(before -> before.of(new ArrayList<>(members.values())));
    }

    /** A resource that has no physical id yet. */
    Stack.Member fresh(String id, String type, String metadata, Stack.Declared declared) {
        return new Stack.Member(
                id, id, type, "CREATE_IN_PROGRESS", "", tools.world().now(), metadata, Made.of(""), declared, 0);
    }
}
