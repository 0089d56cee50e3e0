@NullMarked
package localcloud.delivery;

import org.jspecify.annotations.NullMarked;
