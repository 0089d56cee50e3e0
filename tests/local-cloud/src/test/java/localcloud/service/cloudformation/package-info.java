@NullMarked
package localcloud.service.cloudformation;

import org.jspecify.annotations.NullMarked;
