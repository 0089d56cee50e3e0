/** S3 as far as deployments use it. */
@NullMarked
package localcloud.service.s3;

import org.jspecify.annotations.NullMarked;
