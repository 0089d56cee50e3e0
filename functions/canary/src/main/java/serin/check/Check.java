package serin.check;

import serin.expectation.Expectation;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.ResourceRef;

/**
 * One question about one kind of resource.
 *
 * <p>A check reads through the ports of the context and returns an outcome. It does not log, keep time, or write, and has no
 * state.
 */
public interface Check<E extends Expectation> {

    CheckInfo info();

    /** The kind of expectation that the check is about. */
    Class<E> about();

    /** Whether the check says anything of this expectation: false when the template does not ask for what it verifies. */
    default boolean appliesTo(E expected) {
        return true;
    }

    /** The template resource that a finding names: the one that differs, not the one that suffers. */
    default ResourceRef resource(E expected) {
        return expected.resource();
    }

    Outcome examine(E expected, Context context);
}
