package serin.run;

/** Why a run was made. */
public enum Trigger {
    HOOK_BEFORE("hook-before"),
    HOOK_AFTER("hook-after"),
    STACK("stack"),
    STACK_GATE("stack-gate"),
    SCHEDULE("schedule"),
    MANUAL("manual");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    /** The word that the report uses. */
    public String word() {
        return word;
    }
}
