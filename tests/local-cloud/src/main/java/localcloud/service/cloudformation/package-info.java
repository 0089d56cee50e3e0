/** CloudFormation's read operations, over the stacks as they were deployed. */
@NullMarked
package localcloud.service.cloudformation;

import org.jspecify.annotations.NullMarked;
