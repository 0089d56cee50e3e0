package localcloud.service.codedeploy;

import java.util.Optional;
import localcloud.service.lambda.PublishedVersion;

/**
 * What the update of a stack does to one function.
 *
 * @param alias empty when the function has none
 * @param before the version that the alias was on
 * @param plan of the deployment that moves the alias; empty when CloudFormation moves it itself
 */
record FunctionUpdate(PublishedVersion published, String alias, String before, Optional<Plan> plan) {
    String logicalId() {
        return published.logicalId();
    }

    String function() {
        return published.functionName();
    }

    String target() {
        return published.version();
    }
}
