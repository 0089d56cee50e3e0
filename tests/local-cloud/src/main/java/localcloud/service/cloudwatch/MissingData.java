package localcloud.service.cloudwatch;

/** How an alarm treats a period without data; TreatMissingData's words. */
enum MissingData {
    MISSING("missing", "Missing"),
    IGNORE("ignore", "Ignored"),
    BREACHING("breaching", "Breaching"),
    NOT_BREACHING("notBreaching", "NonBreaching");

    private final String word;
    private final String inReasons;

    MissingData(String word, String inReasons) {
        this.word = word;
        this.inReasons = inReasons;
    }

    /** As a state's reason writes it; only that of Breaching was recorded. */
    String inReasons() {
        return inReasons;
    }

    /** MISSING is what AWS takes when nothing is said. */
    static MissingData of(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return MISSING;
    }
}
