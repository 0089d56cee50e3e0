/** AWS Lambda: its read operations as projections of the documents, and Invoke through the host. */
@NullMarked
package localcloud.service.lambda;

import org.jspecify.annotations.NullMarked;
