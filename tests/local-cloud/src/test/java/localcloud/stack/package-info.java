/** Tests of the engine that takes stacks from one template to another. */
@NullMarked
package localcloud.stack;

import org.jspecify.annotations.NullMarked;
