/** A stand-in for AWS's control plane on one machine, with the real engines inside. It knows nothing of the canary. */
@NullMarked
package localcloud;

import org.jspecify.annotations.NullMarked;
