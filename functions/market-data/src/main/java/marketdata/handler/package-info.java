/** The door of a production function: from bytes to a typed event, and from a typed answer to bytes. */
@NullMarked
package marketdata.handler;

import org.jspecify.annotations.NullMarked;
