package serin.check.probe;

import java.util.Objects;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/**
 * One probe: the question's nonce, and what came of it.
 *
 * @param nonce what the answer must bear, so that it is an answer to this question
 */
public record Probe(String nonce, Observation<InvocationFacts> answer) {
    public Probe {
        Objects.requireNonNull(nonce, "nonce is null");
        Objects.requireNonNull(answer, "answer is null");
    }
}
