package localcloud.service.lambda;

import localcloud.service.AwsError;

/** Takes asynchronous invocations, to run them after it has answered. */
@FunctionalInterface
interface EventIntake {

    /** Accepts; a function that cannot be named or has too many events waiting is refused. */
    void accept(Invoker.Order order) throws AwsError;
}
