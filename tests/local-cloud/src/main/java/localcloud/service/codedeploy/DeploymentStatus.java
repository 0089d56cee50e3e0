package localcloud.service.codedeploy;

import java.util.Optional;

/** How far a deployment is, by the API's words; those that a deployment to a function can have here. */
enum DeploymentStatus {
    CREATED("Created"),
    IN_PROGRESS("InProgress"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    STOPPED("Stopped");

    private final String word;

    DeploymentStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean isEnd() {
        return switch (this) {
            case CREATED, IN_PROGRESS -> false;
            case SUCCEEDED, FAILED, STOPPED -> true;
        };
    }

    /** AWS's words that no deployment here ever has are known too. */
    static boolean isWord(String word) {
        return of(word).isPresent() || word.equals("Queued") || word.equals("Baking") || word.equals("Ready");
    }

    private static Optional<DeploymentStatus> of(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
