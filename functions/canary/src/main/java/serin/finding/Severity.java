package serin.finding;

/** How much a failed check matters; {@link Verdict#of} says what each severity does to the verdict. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    /** Advice: shown, and never changes the verdict. */
    LOW
}
