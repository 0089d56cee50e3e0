/** Tests of custom resources. */
@NullMarked
package localcloud.service.customresource;

import org.jspecify.annotations.NullMarked;
