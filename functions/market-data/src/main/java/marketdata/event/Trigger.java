package marketdata.event;

/** Why an asset is to be pollenated. */
public enum Trigger {
    /** Its earnings were just released. */
    EARNINGS("earnings"),
    /** It is its turn. */
    REGULAR("regular");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    /** The word that stands in the event. */
    public String word() {
        return word;
    }

    static Trigger of(String word) {
        for (var trigger : values()) {
            if (trigger.word.equals(word)) {
                return trigger;
            }
        }
        throw new BadEvent("detail.trigger must be \"earnings\" or \"regular\", was " + BadEvent.shown(word));
    }
}
