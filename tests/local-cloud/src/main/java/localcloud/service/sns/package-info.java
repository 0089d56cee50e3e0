/** Amazon SNS: topics and their subscriptions. */
@NullMarked
package localcloud.service.sns;

import org.jspecify.annotations.NullMarked;
