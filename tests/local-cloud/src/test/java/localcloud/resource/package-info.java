@NullMarked
package localcloud.resource;

import org.jspecify.annotations.NullMarked;
