@NullMarked
package localcloud;

import org.jspecify.annotations.NullMarked;
