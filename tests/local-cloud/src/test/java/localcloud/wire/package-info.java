@NullMarked
package localcloud.wire;

import org.jspecify.annotations.NullMarked;
