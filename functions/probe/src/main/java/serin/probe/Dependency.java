package serin.probe;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * Something that a function cannot work without, and a harmless way to find out how it behaves.
 *
 * <p>The function declares it in code, with its own client, so the declaration is always the one of the version that runs.
 *
 * @param name as AWS names it: a table's name, {@code table/index}, a bus's name, a host; 1 to 128 printable ASCII characters
 * @param operation the IAM action that is tried, such as {@code dynamodb:UpdateItem}; a plain word where there is none
 * @param trial finds out; whatever it throws is judged
 * @param effect whether the trial leaves something behind; it is then made only when the canary asks for it by this name
 */
public record Dependency(Kind kind, String name, String operation, Trial trial, boolean effect) {
    public Dependency {
        Objects.requireNonNull(kind, "kind is null");
        Words.name("a dependency's name", name);
        Words.name("a dependency's operation", operation);
        Objects.requireNonNull(trial, "trial is null");
    }

    /** Finds out how a dependency behaves. */
    @FunctionalInterface
    interface Trial {

        /** Returns a detail, mostly empty, when all is well; throws otherwise. */
        String run(ErrorCodes codes) throws Exception;
    }

    /** One that behaves when the call returns: a read of an absent key, a query of one item. */
    public static Dependency returning(Kind kind, String name, String operation, Call call) {
        Objects.requireNonNull(call, "call is null");
        return new Dependency(
                kind,
                name,
                operation,
                codes -> {
                    call.make();
                    return "";
                },
                false);
    }

    /**
     * One that behaves when AWS refuses the call for exactly this reason: a write with a condition that no item can meet is allowed
     * when it is refused with {@code ConditionalCheckFailedException}.
     */
    public static Dependency refusing(Kind kind, String name, String operation, String code, Call call) {
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(call, "call is null");
        return new Dependency(
                kind,
                name,
                operation,
                codes -> {
                    try {
                        call.make();
                    } catch (Exception e) {
                        if (code.equals(Failure.code(e, codes))) {
                            return "";
                        }
                        throw e;
                    }
                    throw new NotAsNeeded("it should have been refused with " + code + ", and was not");
                },
                false);
    }

    /**
     * A secret that can be read and holds these keys. Only names of keys are told, never a value, nor an error's own words.
     *
     * @param read reads it and answers the keys that it holds
     */
    public static Dependency secret(String name, Set<String> keys, Callable<Set<String>> read) {
        var wanted = Set.copyOf(keys);
        Objects.requireNonNull(read, "read is null");
        return new Dependency(
                Kind.SECRET,
                name,
                "secretsmanager:GetSecretValue",
                codes -> {
                    var lacking = new TreeSet<>(wanted);
                    lacking.removeAll(read.call());
                    if (!lacking.isEmpty()) {
                        throw new NotAsNeeded("it lacks the keys " + lacking);
                    }
                    return "";
                },
                false);
    }

    /** An environment variable that is there and not blank; its value is not told. */
    public static Dependency environment(String name, Map<String, String> variables) {
        var value = variables.get(name);
        var present = value != null && !value.isBlank();
        return new Dependency(
                Kind.ENVIRONMENT,
                name,
                "read",
                codes -> {
                    if (!present) {
                        throw new Absent("it is not set");
                    }
                    return "";
                },
                false);
    }

    /** A host outside AWS that has an address, takes a connection, and, for {@code https}, shows a certificate that holds. */
    public static Dependency host(URI url) {
        var reach = Reach.of(url);
        return new Dependency(Kind.HOST, reach.name(), "connect", codes -> reach.check(), false);
    }

    /**
     * A bus that takes the function's events. There is no proof of that without an event, so the call is made only when the canary
     * asks for it by this name, having seen that no rule matches the event; else the dependency is {@code unproven}.
     *
     * @param call puts one event of the function's own source, detail-type {@code SerinProbe}; it throws when it was not taken
     */
    public static Dependency bus(String name, Call call) {
        Objects.requireNonNull(call, "call is null");
        return new Dependency(
                Kind.BUS,
                name,
                "events:PutEvents",
                codes -> {
                    call.make();
                    return "one event of detail-type SerinProbe was put";
                },
                true);
    }

    /** A queue that the function sends to. There is no proof of that without a message, so it is always {@code unproven}. */
    public static Dependency queue(String name) {
        return new Dependency(
                Kind.QUEUE,
                name,
                "sqs:SendMessage",
                codes -> {
                    throw new Unproven("not proven: sending leaves a message; ask policy simulation");
                },
                false);
    }

    /** The dependency answered, and not as the function needs it. */
    static final class NotAsNeeded extends Exception {
        private static final long serialVersionUID = 1L;

        NotAsNeeded(String message) {
            super(message, null, false, false);
        }
    }

    /** The dependency is not there, and it is not AWS that said so. */
    static final class Absent extends Exception {
        private static final long serialVersionUID = 1L;

        Absent(String message) {
            super(message, null, false, false);
        }
    }

    /** Nothing was tried. */
    static final class Unproven extends Exception {
        private static final long serialVersionUID = 1L;

        Unproven(String message) {
            super(message, null, false, false);
        }
    }
}
