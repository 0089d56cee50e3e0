@NullMarked
package localcloud.service.vendor;

import org.jspecify.annotations.NullMarked;
