/** AWS's policy language and how a request is decided by it; knows nothing of this cloud. */
@NullMarked
package localcloud.iam;

import org.jspecify.annotations.NullMarked;
