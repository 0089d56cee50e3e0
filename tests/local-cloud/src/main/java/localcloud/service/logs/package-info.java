/** Amazon CloudWatch Logs: log groups and their subscription filters. */
@NullMarked
package localcloud.service.logs;

import org.jspecify.annotations.NullMarked;
