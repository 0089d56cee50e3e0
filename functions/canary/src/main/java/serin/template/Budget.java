package serin.template;

/**
 * How much one resolution may produce, so that no small template grows into a huge one.
 *
 * <p>16 Mi units in all, a unit being a character or an eighth of a list item, object entry or other value; a text has at most 1 Mi characters.
 */
final class Budget {
    static final int TEXT = 1024 * 1024;
    private static final int VALUE = 8;

    private long left = 16L * 1024 * 1024;

    /** The same value when there is room for it. */
    Value admit(Value value) {
        if (value instanceof Value.Text(var text) && text.length() > TEXT) {
            return tooLong();
        }
        spend(value);
        return isSpent() ? spent() : value;
    }

    /** Whether there is room for nothing more. */
    boolean isSpent() {
        return left < 0;
    }

    static Value.Unresolved spent() {
        return Values.unknown("the template resolves to more than 16 Mi characters");
    }

    static Value.Unresolved tooLong() {
        return Values.unknown("the text grows beyond 1 Mi characters");
    }

    private void spend(Value value) {
        left -= VALUE;
        switch (value) {
            case Value.Text(var text) -> left -= text.length();
            case Value.Sequence(var items) -> {
                for (var item : items) {
                    if (left < 0) {
                        return;
                    }
                    spend(item);
                }
            }
            case Value.Mapping(var entries) -> {
                for (var entry : entries.entrySet()) {
                    if (left < 0) {
                        return;
                    }
                    left -= entry.getKey().length();
                    spend(entry.getValue());
                }
            }
            case Value.Numeric _, Value.Bool _, Value.Null(), Value.Unresolved _ -> {}
        }
    }
}
