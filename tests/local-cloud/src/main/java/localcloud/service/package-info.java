/** The services of the cloud: operations that are projections of the live resources. */
@NullMarked
package localcloud.service;

import org.jspecify.annotations.NullMarked;
