/** Answers CodeDeploy for a canary that cannot. */
@NullMarked
package hookfallback;

import org.jspecify.annotations.NullMarked;
