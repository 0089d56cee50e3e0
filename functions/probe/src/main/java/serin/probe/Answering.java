package serin.probe;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Map;

/** Answers the probe's question. */
record Answering(DeclaredOnce declared, ProbeEnvironment environment) {

    /** Kept for writing the answer and for its way back. */
    private static final Duration RESERVE = Duration.ofMillis(300);

    /** How long a probe takes at most when nobody sets a deadline. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    String answer(Map<String, String> custom, Context context) {
        var asked = ProbeRequest.of(custom);
        var declaration = declared.get();
        var examination = Examination.of(declaration, asked, limit(asked, context));
        return new ProbeAnswer(
                        asked.nonce(),
                        context.getFunctionName(),
                        context.getFunctionVersion(),
                        environment.initMillis(),
                        examination.dependencies(),
                        examination.rehearsals(),
                        declaration.events().stream().map(EventType::detailType).toList())
                .toJson();
    }

    /** The shortest of: the canary's deadline, what is left of the invocation, and the longest. */
    private Duration limit(ProbeRequest asked, Context context) {
        var now = environment.clock().millis();
        var left = Math.min(LONGEST.toMillis(), context.getRemainingTimeInMillis() - RESERVE.toMillis());
        var wanted = asked.deadlineMillis().orElse(Long.MAX_VALUE) - RESERVE.toMillis() - now;
        return Duration.ofMillis(
                Math.max(0, Math.min(left, asked.deadlineMillis().isPresent() ? wanted : left)));
    }
}
