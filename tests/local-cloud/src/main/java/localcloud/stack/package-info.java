/** The engine of CloudFormation: takes stacks from one template to another, resource by resource, and back when one fails. */
@NullMarked
package localcloud.stack;

import org.jspecify.annotations.NullMarked;
