package serin.metric;

/** One judgement that a failure rate is made of. */
public enum Sample {
    HELD,
    FAILED
}
