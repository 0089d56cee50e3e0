package serin.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.expectation.Declared;
import serin.expectation.ExpectedRole;
import serin.expectation.ExpectedStack;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * What functions may read and write, by the policies that the template gives their roles. Conditions are not looked at; a table that
 * nobody may touch is drawn all the same.
 */
final class StoreAccess {
    private final ExpectedStack stack;

    StoreAccess(ExpectedStack stack) {
        this.stack = stack;
    }

    void draw(Drawing drawing) {
        var stores = Stores.of(stack);
        stores.stream().filter(Stores.Store::always).forEach(store -> store.add(drawing));
        stack.all(ExpectedRole.class).forEach(role -> role(role, stores, drawing));
    }

    private static void role(ExpectedRole role, List<Stores.Store> stores, Drawing drawing) {
        var users = role.users().known();
        if (users.isEmpty()) {
            drawing.unclear(role.resource().logicalId());
            return;
        }
        if (users.get().isEmpty()) {
            return;
        }
        var statements = statements(role, drawing);
        for (var function : users.get()) {
            var node = drawing.resource(Layer.FUNCTION, function, function);
            for (var store : stores) {
                access(store, statements)
                        .ifPresent(words -> drawing.connect(
                                node,
                                store.add(drawing),
                                Basis.GRANT,
                                Optional.of(role.resource().logicalId()),
                                words));
            }
        }
    }

    private static List<Statement> statements(ExpectedRole role, Drawing drawing) {
        var statements = new ArrayList<Statement>();
        if (role.inline().known().isEmpty() || role.attached().known().isEmpty()) {
            drawing.unclear(role.resource().logicalId());
        }
        for (var document : role.documents().values()) {
            switch (document) {
                case Declared.Known<PolicyDocument>(var policy) -> statements.addAll(policy.statements());
                case Declared.Omitted<PolicyDocument>() -> {}
                case Declared.Secret<PolicyDocument> _, Declared.Unresolved<PolicyDocument> _ ->
                    drawing.unclear(role.resource().logicalId());
            }
        }
        return statements;
    }

    private static Optional<String> access(Stores.Store store, List<Statement> statements) {
        var reads = allows(store.reads(), store.arn(), statements);
        var writes = allows(store.writes(), store.arn(), statements);
        if (reads && writes) {
            return Optional.of("reads and writes");
        }
        if (reads || writes) {
            return Optional.of(reads ? "reads" : "writes");
        }
        return Optional.empty();
    }

    private static boolean allows(Set<String> actions, String arn, List<Statement> statements) {
        return actions.stream()
                .anyMatch(action -> says(true, action, arn, statements) && !says(false, action, arn, statements));
    }

    private static boolean says(boolean allow, String action, String arn, List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statement.allows() == allow)
                // A Deny that holds only under a condition takes nothing away for good.
                .filter(statement -> allow || statement.conditions().isEmpty())
                .anyMatch(statement -> statement.isAbout(action, arn));
    }
}
