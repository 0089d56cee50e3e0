/** CodeDeploy for Lambda: deployments with their hooks, traffic and rollbacks, and the update of a stack that starts them. */
@NullMarked
package localcloud.service.codedeploy;

import org.jspecify.annotations.NullMarked;
