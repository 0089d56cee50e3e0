/** The events that the production functions take, read strictly. */
@NullMarked
package marketdata.event;

import org.jspecify.annotations.NullMarked;
