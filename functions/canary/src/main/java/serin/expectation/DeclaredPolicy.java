package serin.expectation;

import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;
import serin.template.Json;
import serin.template.Value;

/** A policy document as a template declares it. */
final class DeclaredPolicy {

    private DeclaredPolicy() {}

    /** The document under {@code name}; Unresolved or Secret as a whole when any part of it is. */
    static Declared<PolicyDocument> of(Properties properties, String name) {
        return properties.value(name).flatMap(value -> of(name, value));
    }

    private static Declared<PolicyDocument> of(String name, Value value) {
        var unresolved = Json.unresolved(value);
        if (unresolved.isPresent()) {
            var reason = name + ": " + unresolved.get().reason();
            return switch (unresolved.get().kind()) {
                case SECRET -> new Declared.Secret<>(reason);
                case UNRESOLVABLE -> new Declared.Unresolved<>(reason);
            };
        }
        try {
            return new Declared.Known<>(PolicyDocument.of(value));
        } catch (MalformedPolicy e) {
            return new Declared.Unresolved<>(name + ": " + e.getMessage());
        }
    }
}
