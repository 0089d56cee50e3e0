/**
 * The host that runs Lambda functions for real: child JVMs with AWS's runtime interface client, one at a time per environment,
 * several per version.
 */
@NullMarked
package localcloud.lambda;

import org.jspecify.annotations.NullMarked;
