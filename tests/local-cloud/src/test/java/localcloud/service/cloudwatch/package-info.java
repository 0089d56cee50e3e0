@NullMarked
package localcloud.service.cloudwatch;

import org.jspecify.annotations.NullMarked;
