/** How one service hands something to another: judged, tried again, recorded; and the work that goes on meanwhile. */
@NullMarked
package localcloud.service.delivery;

import org.jspecify.annotations.NullMarked;
