package localcloud.service.codedeploy;

/** How far a lifecycle event is, by the API's words (LifecycleEventStatus). */
enum EventStatus {
    PENDING("Pending"),
    IN_PROGRESS("InProgress"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    SKIPPED("Skipped");

    private final String word;

    EventStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
