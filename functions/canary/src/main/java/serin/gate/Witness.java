package serin.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import serin.check.probe.ProbeAnswer;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/** Asks versions of one function the probe's question; never one whose environment does not say that it knows the probe. */
final class Witness {
    /** How long a hook waits for one answer: Lambda's slowest start and every rehearsal fit, whatever time-out the function has. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For the way there and back, so that a version that keeps its deadline is not given up first. */
    private static final Duration WAY = Duration.ofSeconds(5);

    private static final int OK = 200;

    private final Looking looking;
    private final Supplier<String> nonces;
    private final InstantSource clock;
    private final String function;

    Witness(Looking looking, Supplier<String> nonces, InstantSource clock, String function) {
        this.looking = looking;
        this.nonces = nonces;
        this.clock = clock;
        this.function = function;
    }

    /** What came of a question. */
    sealed interface Heard {

        /**
         * The version answered the question.
         *
         * @param executed the version that Lambda says it ran; empty when it does not say
         */
        record Said(ProbeAnswer.Answered answer, Optional<String> executed, Evidence evidence) implements Heard {}

        /** The version ran, or is not there, and gave no answer to the question. */
        record Nothing(String why, Evidence evidence) implements Heard {}

        /** It is not known whether it ran. */
        record Unheard(Observation.Unreadable<?> unreadable) implements Heard {}
    }

    /** Asks; anew while a denial, of the call or of a dependency, may be one of a policy that is only on its way. */
    Heard askPatiently(FunctionFacts version) {
        return looking.again(() -> ask(version), Witness::isDenied);
    }

    /** Asks once. */
    Heard ask(FunctionFacts version) {
        var own = Duration.ofSeconds(version.timeoutSeconds());
        var limit = own.compareTo(PATIENCE) < 0 ? own : PATIENCE;
        var nonce = nonces.get();
        var custom = Map.of(
                "serin.probe",
                "1",
                "serin.nonce",
                nonce,
                "serin.deadlineMillis",
                String.valueOf(clock.instant().plus(limit).toEpochMilli()));
        return switch (looking.cloud().functions().probe(function, version.version(), custom, limit.plus(WAY))) {
            case Observation.Present<InvocationFacts>(var invocation, var evidence) ->
                heard(invocation, nonce, evidence);
            case Observation.Absent<InvocationFacts>(var what, var evidence) -> new Heard.Nothing(what, evidence);
            case Observation.Unreadable<InvocationFacts> unreadable -> new Heard.Unheard(unreadable);
        };
    }

    private static Heard heard(InvocationFacts invocation, String nonce, Evidence evidence) {
        if (invocation.functionError().isPresent()) {
            return new Heard.Nothing(
                    ProbeAnswer.error(invocation.functionError().get(), invocation.payload()), evidence);
        }
        if (invocation.statusCode() != OK) {
            return new Heard.Nothing("status " + invocation.statusCode(), evidence);
        }
        return switch (ProbeAnswer.of(invocation.payload(), nonce)) {
            case ProbeAnswer.Answered answer -> new Heard.Said(answer, invocation.executedVersion(), evidence);
            case ProbeAnswer.NoAnswer(var problem) -> new Heard.Nothing(problem, evidence);
        };
    }

    private static boolean isDenied(Heard heard) {
        return switch (heard) {
            case Heard.Said(var answer, var _, var _) ->
                answer.dependencies().stream()
                        .anyMatch(dependency -> dependency.outcome().equals("denied"));
            case Heard.Nothing _ -> false;
            case Heard.Unheard(var unreadable) -> Looking.isDenied(unreadable);
        };
    }
}
