/** Amazon SQS: queues as documents, and their messages in memory. */
@NullMarked
package localcloud.service.sqs;

import org.jspecify.annotations.NullMarked;
