/** Custom resources: CloudFormation's requests to functions, and the pre-signed URLs by which they are answered. */
@NullMarked
package localcloud.service.customresource;

import org.jspecify.annotations.NullMarked;
