package localcloud.service.codedeploy;

import java.util.Optional;

/**
 * What happens in a deployment to a function, in this order.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#appspec-hooks-lambda">AppSpec
 *     'hooks' section for a Lambda deployment</a>
 */
enum LifecycleEvent {
    BEFORE_ALLOW_TRAFFIC("BeforeAllowTraffic"),
    ALLOW_TRAFFIC("AllowTraffic"),
    AFTER_ALLOW_TRAFFIC("AfterAllowTraffic");

    private final String word;

    LifecycleEvent(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** An event that can have a hook: AllowTraffic cannot be scripted. */
    static Optional<LifecycleEvent> of(String word) {
        return switch (word) {
            case "BeforeAllowTraffic" -> Optional.of(BEFORE_ALLOW_TRAFFIC);
            case "AfterAllowTraffic" -> Optional.of(AFTER_ALLOW_TRAFFIC);
            default -> Optional.empty();
        };
    }
}
