package serin.run;

import java.util.Locale;

/** A part of a run that is told apart in traces and logs; named for the package that does it. */
public enum Step {
    /** All of it. */
    RUN,
    /** The stack is read: its status, its template, its resources. */
    OBSERVATION,
    /** The template is resolved. */
    TEMPLATE,
    EXPECTATION,
    /** Every check is examined; what checks observe is part of it. */
    CHECK,
    /** A hook, or a request of the stack gate, is judged and answered: the verdict, and all that it takes. */
    GATE,
    /** The answer is brought to whoever waits for it, again where it did not arrive. */
    DELIVERY,
    LEDGER,
    METRIC,
    REPORT;

    /** As it stands in a trace. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
