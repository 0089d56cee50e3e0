/** The local cloud's answers held against what AWS itself answered. */
@NullMarked
package localcloud.recorded;

import org.jspecify.annotations.NullMarked;
