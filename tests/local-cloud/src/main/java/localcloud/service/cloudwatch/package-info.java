/** Amazon CloudWatch: alarms as documents, and the metrics that were posted. */
@NullMarked
package localcloud.service.cloudwatch;

import org.jspecify.annotations.NullMarked;
