package serin.template;

/** Whether a condition holds. */
sealed interface Decision {

    /** It holds, or it does not. */
    record Decided(boolean holds) implements Decision {}

    /** It could not be decided. */
    record Undecided(Value.Unresolved why) implements Decision {}

    static Decision of(boolean holds) {
        return new Decided(holds);
    }

    static Decision unknown(String reason) {
        return new Undecided(Values.unknown(reason));
    }
}
